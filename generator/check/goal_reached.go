package check

import "stratbook/generator/plan"

// A goal is a stretch (method, 1 S): once it is reached it pulls nobody any more.
var goalReached = &Rule{
	ID: "goal-reached", Step: plan.StepSet, Severity: plan.SeverityNote, From: plan.TierGrowth, Part: "goals",
	Title: "A goal that is reached",
	Why:   "A goal that lies behind us pulls nobody. The day on which it is reached is also the best one to ask the customer for the next.",
	Mend:  "Tell those who helped, and set the next goal with them. Where holding the level is the aim from now on, write `keep: true`.",
	Says: Says{
		"": {"{goal}: reached, it stands at {current} and the target was {target}", "tell those who helped, and set the next goal with them; or `keep: true`, if holding it is the aim now"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for i := range a.Goals {
			g := &a.Goals[i]
			if g.Current.Set && g.Target.Set {
				j.stands(g.Keep || !reached(g), goalFinding(a, g))
			}
		}
	},
}
