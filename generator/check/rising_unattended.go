package check

import "stratbook/generator/plan"

// Rising people are known before they have risen (method, 4: social system).
var risingUnattended = &Rule{
	ID: "rising-unattended", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierKey, Part: "stakeholders",
	Title: "A rising person whom nobody looks after",
	Why:   "In three years this person decides, and remembers who came before there was anything to get.",
	Mend:  "Name under `contact` one of ours who can grow along, and let them do something useful together.",
	Says: Says{
		"": {"{who} is rising, and nobody of ours owns the relationship", "find one of ours who has something to offer {who} now, and write that one under `contact`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, p := range j.players {
			if p.who.Rising {
				j.stands(p.who.Contact.Text != "", personFinding(a, p.who))
			}
		}
	},
}
