package check

import "stratbook/generator/plan"

// A goal is measurable: metric, target, date (method, 1 S).
var goalUnmeasured = &Rule{
	ID: "goal-unmeasured", Step: plan.StepSet, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "goals",
	Title: "A goal that nobody can measure",
	Why:   "What has no figure and no date is never missed and never reached. It binds nobody, and helps to decide nothing.",
	Mend:  "Write what is measured, how much of it there should be, and by when. Where holding the level is the goal, `keep` and the baseline will do for a target.",
	Says: Says{
		"": {"{goal}: this goal has no {keys} yet", "agree on it with whoever will report the figure, and write {keys}"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for i := range a.Goals {
			g := &a.Goals[i]
			keys := lacking(g.Metric != "", level(g).Set, !g.By.IsZero())
			f := goalFinding(a, g)
			f.Args["keys"] = keys
			j.stands(len(keys) == 0, f)
		}
	},
}
