package check

import "stratbook/generator/plan"

// What was agreed is written down while it is remembered (method, 2).
var visitUnrecorded = &Rule{
	ID: "visit-unrecorded", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierGrowth, Part: "visits",
	Title: "A planned visit whose day is past",
	Why:   "Nobody who reads the plan knows whether it took place, and what was agreed is forgotten by the hour.",
	Mend:  "Set `status` to held, moved or cancelled. If it was held, write what was agreed, what you learned, and when you meet next.",
	Says: Says{
		"": {"{visit}: marked as planned, and {days} past: was it held?", "set `status` to held, moved or cancelled; if held, write what was agreed while you remember it"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, v := range a.Visits {
			switch {
			case j.held(v):
				j.Holds()
			case v.Status == plan.VisitPlanned && v.Date.Before(j.AsOf):
				f := visitFinding(a, v)
				f.Args["days"] = days(j.AsOf.Days(v.Date))
				j.Flag(f)
			}
		}
	},
}
