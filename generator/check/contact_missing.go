package check

import "stratbook/generator/plan"

// Each key person has one of ours who owns the relationship (method, 7).
var contactMissing = &Rule{
	ID: "contact-missing", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierKey, Part: "stakeholders",
	Title: "Somebody of weight without one of ours",
	Why:   "Where everybody may ring, nobody does. And when something goes wrong, they do not know whom of us to ring either.",
	Mend:  "Name under `contact` the one of ours who owns the relationship. It should be somebody whom this person would call back.",
	Says: Says{
		"decider":  {"{who} decides, and nobody of ours owns the relationship", "agree on who of ours {who} would call back, and write that one under `contact`"},
		"advocate": {"{who} shapes the decision, and nobody of ours owns the relationship", "agree on who of ours {who} would call back, and write that one under `contact`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, p := range j.players {
			f := personFinding(a, p.who)
			switch {
			case p.decides():
				f.Says = "decider"
			case p.role(plan.RoleAdvocate) != "":
				f.Says = "advocate"
			default:
				continue
			}
			j.stands(p.who.Contact.Text != "", f)
		}
	},
}
