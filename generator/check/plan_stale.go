package check

import "stratbook/generator/plan"

// Acting changes the factors (method, 1), so a plan is gone through again.
var planStale = &Rule{
	ID: "plan-stale", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierKey,
	Title: "A plan that nobody has gone through for long",
	Why: "What we do changes what stands in the plan: factors, stances, even the goal. A plan that is not gone through " +
		"tells the team what was true in spring.",
	Mend: "Take the team through it from the goal to the commitments, half an hour is enough; strike what no longer holds, and set `reviewed` to the day.",
	Says: Says{
		"":      {"{name}: last reviewed on {reviewed}; with {every} between reviews the next was due on {due}", "go through it with the team this week, and set `reviewed` to that day"},
		"never": {"{name}: the plan has never been reviewed", "go through it with the team, and set `reviewed` to that day"},
	},
	Account: func(j *Judge, a *plan.Account) {
		every, set := j.book.Settings.ReviewEvery.For(tier(a))
		if !set {
			return
		}
		f := accountFinding(a)
		if a.Reviewed.IsZero() {
			f.Says, f.Severity = "never", plan.SeverityNote
			j.Flag(f)
			return
		}
		due := a.Reviewed.Add(every)
		f.Args["reviewed"], f.Args["every"], f.Args["due"] = a.Reviewed, length(every), due
		j.there(!due.Before(j.AsOf), f)
	},
}
