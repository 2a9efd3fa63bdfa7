package check

import "stratbook/generator/plan"

// Goals come first: all the rest is measured by them (method, 1 S).
var goalMissing = &Rule{
	ID: "goal-missing", Step: plan.StepSet, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "goals",
	Title: "No sales goal",
	Why:   "Without a goal nobody can say whether the plan works. Who counts, what helps and what to ask for all depend on what is wanted.",
	Mend:  "Write one goal: what is measured, where it stands, where it should be and by when. It should be a stretch, and within reach.",
	Says: Says{
		"": {"{name}: no sales goal is written", "write one under `goals`: what is measured, from where to where, and by when"},
	},
	Account: func(j *Judge, a *plan.Account) { j.stands(len(a.Goals) > 0, accountFinding(a)) },
}
