package check

import "stratbook/generator/plan"

// When refused, first find out why (method, 2).
var refusalUnexplained = &Rule{
	ID: "refusal-unexplained", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierBase, Part: "commitments",
	Title: "A no without a reason",
	Why:   "Behind a no stands a doubt, a worry, or something left unclear. Whoever does not know which one can neither answer it nor ask again.",
	Mend:  "Ask them what stood in the way, and write it under `reason`.",
	Says: Says{
		"refused": {"refused, and nobody knows why: {promise}", "ask what stood in the way, before asking for anything else; write it under `reason`"},
		"dropped": {"dropped, and nobody knows why: {promise}", "find out what became of it, and write it under `reason`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, c := range a.AllCommitments {
			if c.Status != plan.CommitmentRefused && c.Status != plan.CommitmentDropped {
				continue
			}
			if c.Reason != "" {
				j.Holds()
				continue
			}
			f := commitmentFinding(a, c)
			f.Says = string(c.Status)
			j.Flag(f)
		}
	},
}
