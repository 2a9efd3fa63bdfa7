package check

import "stratbook/generator/plan"

// A goal is held against its date (method, 1 S: metric, baseline, target, date).
var goalMissed = &Rule{
	ID: "goal-missed", Step: plan.StepSet, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "goals",
	Title: "A goal whose date has passed",
	Why:   "A goal that was missed in silence teaches everybody that goals do not count. And what came in the way is worth more than the figure: it is still there.",
	Mend:  "Write the result under `current`. If it falls short, find out why, and then set a new date or another goal in its place.",
	Says: Says{
		"":           {"{goal}: {days} past its date it stands at {current}, and was to reach {target}", "find out what came in the way; then a new `by`, or another goal in its place"},
		"unrecorded": {"{goal}: {days} past its date the result is not recorded", "write under `current` what it came to; then set the next goal"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for i := range a.Goals {
			g := &a.Goals[i]
			if g.By.IsZero() || g.Current.Set && !level(g).Set {
				continue
			}
			f := goalFinding(a, g)
			f.Args["days"], f.Args["target"] = days(j.AsOf.Days(g.By)), amount{level(g).V, g.Unit}
			if !g.Current.Set {
				f.Says = "unrecorded"
			}
			j.stands(!g.By.Before(j.AsOf) || g.Current.Set && reached(g), f)
		}
	},
}
