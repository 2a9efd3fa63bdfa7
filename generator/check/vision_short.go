package check

import "stratbook/generator/plan"

// A vision is long-term: years (method, 1 S).
var visionShort = &Rule{
	ID: "vision-short", Step: plan.StepSet, Severity: plan.SeverityNote, From: plan.TierKey, Part: "vision",
	Title: "A vision of less than a year",
	Why:   "What can be had within a year is a goal. Without a picture beyond it the customer sees a seller who plans as far as the next budget.",
	Mend:  "Look two to five years ahead together with somebody senior there. Keep what is due sooner as a goal.",
	Says: Says{
		"": {"{name}: the vision spans less than a year, from {since} to {by}", "ask where they want to be in three years and write that; keep what is due on {by} as a goal"},
	},
	Account: func(j *Judge, a *plan.Account) {
		v := a.Vision
		if v == nil || v.Since.IsZero() || v.By.IsZero() {
			return
		}
		f := accountFinding(a)
		f.At, f.Args["since"], f.Args["by"] = v.At, v.Since, v.By
		j.stands(!v.By.Before(v.Since.Add(plan.Length{N: 1, Unit: 'y'})), f)
	},
}
