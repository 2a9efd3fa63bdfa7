package check

import "stratbook/generator/plan"

// A goal is relevant: it names the issue or the vision that it serves
// (method, 1 S).
var goalUnrooted = &Rule{
	ID: "goal-unrooted", Step: plan.StepSet, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "goals",
	Title: "A goal that serves only us",
	Why:   "A goal that answers nothing of the customer's is a number of ours. When we ask for a step towards it, nobody there has a reason to say yes.",
	Mend:  "Name under `serves` the issue that it answers, or `path` or `vision`. If there is none, look for a goal that both want.",
	Says: Says{
		"": {"{goal}: this goal serves no issue of theirs, nor their path or the vision", "ask what they have from it when it is reached, and name that under `serves`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for i := range a.Goals {
			j.stands(len(a.Goals[i].Serves) > 0, goalFinding(a, &a.Goals[i]))
		}
	},
}
