package check

import "stratbook/generator/plan"

// Hard to imitate, or hard to surpass (method, 8: added value).
var addedValueCopyable = &Rule{
	ID: "added-value-copyable", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "added_value",
	Title: "Added value that anybody could copy",
	Why:   "What a competitor can do next month too is a cost to us and no reason to stay for them.",
	Mend:  "Say for each what makes it hard to imitate or to surpass (`hard_to`). If nothing does, look for what only our people, places or data can do.",
	Says: Says{
		"": {"{name}: nothing says what would be hard to imitate or to surpass in this: {values}", "write `hard_to` where it is; if it is nowhere, ask what only our people, places or data could do for them"},
	},
	Account: func(j *Judge, a *plan.Account) {
		if len(a.AddedValue) == 0 {
			return
		}
		f := accountFinding(a)
		f.At = a.AddedValue[0].At
		hard, values := false, []string{}
		for i := range a.AddedValue {
			x := &a.AddedValue[i]
			hard, values = hard || x.HardTo != "", append(values, bare(x.What))
		}
		f.Args["values"] = values
		j.there(hard, f)
	},
}
