package check

import "stratbook/generator/plan"

// What was promised and not done is worth a word before it is worth a doubt
// (method, 2).
var commitmentOverdue = &Rule{
	ID: "commitment-overdue", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierBase, Part: "commitments",
	Title: "A promise of the customer's is overdue",
	Why: "A promise that nobody mentions again was not needed, so the next one will not be kept either. A late " +
		"one is also the first sign that something has changed at the customer.",
	Mend: "Ask what came in the way and agree on a new date; or settle it: `status: done`, `refused` or `dropped`, with a reason.",
	Says: Says{
		"":       {"{who} promised this for {due}, {days} ago: {text}", "ask what came in the way; then a new `due`, or a `status` that settles it"},
		"nobody": {"this was promised for {due}, {days} ago, and nobody is named: {text}", "find out whose it is and ask what came in the way; then `who` and a new `due`, or a `status` that settles it"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, c := range a.AllCommitments {
			if c.Status != plan.CommitmentAgreed || c.Due.IsZero() {
				continue
			}
			late := c.OverdueDays(j.AsOf)
			if late == 0 {
				j.Holds()
				continue
			}
			f := commitmentFinding(a, c)
			f.Args["days"] = days(late)
			if len(c.Who) == 0 {
				f.Says = "nobody"
			}
			j.Flag(f)
		}
	},
}
