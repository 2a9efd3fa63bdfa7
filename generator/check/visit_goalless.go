package check

import "stratbook/generator/plan"

// Every visit has a goal: what we want to learn or show (method, 2).
var visitGoalless = &Rule{
	ID: "visit-goalless", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierGrowth, Part: "visits", Limited: true,
	Title: "A visit without a goal",
	Why:   "Without a goal it is a greeting: pleasant, and nothing is known afterwards that was not known before.",
	Mend:  "Write under `goal` in one line what you want to know or to have shown when you leave.",
	Says: Says{
		"":      {"{visit}: in {days}, and no goal is written", "write under `goal` what you want to know, or to have shown, when you leave"},
		"today": {"{visit}: today, and no goal is written", "write under `goal` what you want to know, or to have shown, when you leave"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, v := range j.near(a) {
			j.prepared(a, v, v.Goal != "")
		}
	},
}
