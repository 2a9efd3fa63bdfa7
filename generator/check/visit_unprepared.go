package check

import "stratbook/generator/plan"

// Every visit has an ask, at best on three levels (method, 2).
var visitUnprepared = &Rule{
	ID: "visit-unprepared", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "visits", Limited: true,
	Title: "A visit with nothing to ask for",
	Why:   "Asks go missing because nothing was prepared. What the visit is to end with decides what the talk has to establish, so it is settled before.",
	Mend:  "Write under `ask` what they are to do next: `high`, `mid`, `low`, and under `talk` what has to be clear before you ask.",
	Says: Says{
		"":      {"{visit}: in {days}, and nothing to ask for is prepared", "decide what you want them to do next, in three sizes, and write it under `ask`"},
		"today": {"{visit}: today, and nothing to ask for is prepared", "decide now what you want them to do next, and write it under `ask`; one size is better than none"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, v := range j.near(a) {
			j.prepared(a, v, asksSomething(v))
		}
	},
}
