package check

import "stratbook/generator/plan"

// An ask has three levels at best, most of all at a first visit (method, 2).
var visitOneLevel = &Rule{
	ID: "visit-one-level", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "visits",
	Title: "An ask with nothing to fall back on",
	Why:   "After a no to the only ask the visit ends with nothing, or with something made up in the doorway.",
	Mend:  "Write a smaller step under `mid` or `low`: something they can hardly refuse, and that still moves.",
	Says: Says{
		"": {"{visit}: if they refuse, there is nothing smaller to ask for: {ask}", "think of a smaller step that still moves, and write it under `low`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, v := range j.ahead(a) {
			switch levels := asks(v); {
			case len(levels) == 0: // visit-unprepared
			case len(levels) > 1 || v.Ask.Low != nil && v.Ask.Low.Text != "":
				j.Holds()
			default:
				f := visitFinding(a, v)
				f.Args["ask"] = levels[0]
				j.Flag(f)
			}
		}
	},
}
