package check

import "stratbook/generator/plan"

// Gatekeepers are handled, not skipped (method, 1 T: widening the circle).
var gatekeeperUnattended = &Rule{
	ID: "gatekeeper-unattended", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "stakeholders",
	Title: "A gatekeeper whom nobody looks after",
	Why:   "A gatekeeper cannot say yes, and can say no, or not yet. One who is passed over finds what is missing in the papers, in the week before the signature.",
	Mend:  "Let one of ours look after them, and write under `approach` what they have to examine and how we make that easy.",
	Says: Says{
		"": {"{who} can hold the sale up, and nobody of ours looks after {who}", "name one of ours under `contact`, or write under `approach` what {who} has to examine and how we make it easy"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, p := range j.players {
			if p.role(plan.RoleGatekeeper) != "" {
				j.stands(p.who.Contact.Text != "" || p.who.Approach != "", personFinding(a, p.who))
			}
		}
	},
}
