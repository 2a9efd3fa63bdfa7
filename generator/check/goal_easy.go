package check

import "stratbook/generator/plan"

// A goal is realistic, and a stretch (method, 1 S).
var goalEasy = &Rule{
	ID: "goal-easy", Step: plan.StepSet, Severity: plan.SeverityNote, From: plan.TierKey, Part: "goals",
	Title: "A goal that asks for nothing more",
	Why:   "A target at the level of the start is reached by doing nothing. If holding it is hard, the plan should say so; if not, it wants no plan.",
	Mend:  "Set a target that is better than the baseline. Where holding the level is the goal, write `keep: true`.",
	Says: Says{
		"": {"{goal}: the target is {target}, no better than the baseline", "set a target that takes an effort; or `keep: true`, if holding the level is one"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for i := range a.Goals {
			g := &a.Goals[i]
			if g.Baseline.Set && g.Target.Set {
				j.stands(g.Keep || g.Target.V != g.Baseline.V, goalFinding(a, g))
			}
		}
	},
}
