package check

import (
	"slices"

	"stratbook/generator/plan"
)

// Whoever leaves without the next date has to ask for it again (method, 2
// and 8).
var visitUnscheduled = &Rule{
	ID: "visit-unscheduled", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "visits",
	Title: "No next visit",
	Why:   "The date for the next visit is the smallest ask there is, and easiest at the end of a talk. Without it, the thread has to be picked up again from the outside.",
	Mend:  "Agree on a date and write it under `next`, or add a file for the planned visit.",
	Says: Says{
		"": {"{visit}: it names no next visit, and none is planned", "ring them about a date and write it here under `next`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		var last *plan.Visit
		for _, v := range slices.Backward(a.Visits) {
			if j.held(v) {
				last = v
				break
			}
		}
		switch {
		case last == nil || !slices.Contains(j.recent(a), last):
		case last.Next.IsZero() && len(j.ahead(a)) == 0:
			j.Flag(visitFinding(a, last))
		default:
			j.Holds()
		}
	},
}
