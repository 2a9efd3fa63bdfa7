package check

import "stratbook/generator/plan"

// A commitment is an action by the customer (method, 2).
var commitmentOurs = &Rule{
	ID: "commitment-ours", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierBase, Part: "commitments",
	Title: "A commitment that is a task of ours",
	Why: "What we do moves nothing by itself. Counted as a commitment it makes a deal look alive in which the " +
		"customer has promised nothing.",
	Mend: "Move it to `tasks`, and ask the customer for a step of theirs that it prepares. If they act together with us, name them in `who` as well.",
	Says: Says{
		"": {"only we act here, so it is a task: {promise}", "move it to `tasks`; then ask what the customer does with the result, and write that as the commitment"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, c := range a.AllCommitments {
			switch {
			case len(c.Who) == 0: // commitment-vague
			case ours(a, c):
				j.Flag(commitmentFinding(a, c))
			default:
				j.Holds()
			}
		}
	},
}
