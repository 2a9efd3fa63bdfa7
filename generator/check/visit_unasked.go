package check

import "stratbook/generator/plan"

// Asking is ours, giving is theirs: not having asked is the failing (method, 2).
var visitUnasked = &Rule{
	ID: "visit-unasked", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "visits",
	Title: "A visit at which nothing was asked",
	Why:   "A no would have told us something. Not having asked tells the customer that nothing is expected of it.",
	Mend:  "Ask now, by telephone: one small step, with a person and a date. Write it under `commitments`, whatever the answer; and prepare the ask of the next visit.",
	Says: Says{
		"": {"{visit}: nothing was asked", "ring them and ask for one small step; write it here under `commitments`, whatever they answer"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, v := range j.recent(a) {
			if asksSomething(v) || len(askedAt(a, v)) > 0 {
				j.Holds()
				continue
			}
			j.Flag(visitFinding(a, v))
		}
	},
}
