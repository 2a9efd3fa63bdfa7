package check

import "stratbook/generator/plan"

// Lowering the ask is a last resort, and comes after the reason (method, 2).
var loweredUnexplained = &Rule{
	ID: "lowered-unexplained", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "commitments",
	Title: "An ask lowered without knowing why",
	Why:   "Whoever lowers the ask before knowing the reason answers a question that nobody put. The worry is still there, and stands in the way of the smaller ask too.",
	Mend:  "Find out why they said no, write it under `reason`, and see whether the first ask can be made again.",
	Says: Says{
		"":     {"lowered without a reason: {promise}; now asked: {lowered}", "ask what stood in the way first; with that answered, the larger ask may do after all"},
		"gone": {"lowered without a reason: {promise}", "ask what stood in the way first; with that answered, the larger ask may do after all"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, c := range a.AllCommitments {
			if c.LoweredTo.Text == "" {
				continue
			}
			if c.Reason != "" {
				j.Holds()
				continue
			}
			f := commitmentFinding(a, c)
			f.Says = "gone"
			if lower := a.Thing(c.LoweredTo.Text); lower.Kind == plan.CommitmentThing {
				f.Says, f.Args["lowered"] = "", lower.Name
			}
			j.Flag(f)
		}
	},
}
