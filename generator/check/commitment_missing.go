package check

import (
	"stratbook/generator/plan"
)

// So long as an opportunity is alive it has an open commitment (method, 2).
var commitmentMissing = &Rule{
	ID: "commitment-missing", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "commitments",
	Title: "Nobody at the customer has promised anything",
	Why: "What the customer does moves an order; what we do only prepares it. Without an open promise of theirs " +
		"nobody knows what happens next, and the deal stands still until somebody asks.",
	Mend: "Ask for one step that costs them something: a date with the person who decides, the data of last year, " +
		"two people at the survey. Write it under `commitments` with `who` and `due`.",
	Says: Says{
		"":        {"{name}: nobody at the customer has agreed to do anything next", "ask for one step that costs them something, and write it under `commitments` with `who` and `due`"},
		"overdue": {"{name}: all that was agreed is more than 30 days overdue: {promise}", "find out what came in the way, then ask for a step that fits what they can do now"},
		"asked":   {"{name}: this was asked, and nothing is agreed yet: {promise}", "a wish becomes a commitment by a yes: ask what would make it easy to agree"},
		"ours":    {"{name}: all that is agreed is work of our own: {promise}", "ask what the customer will do while we do it, and write it with `who` and `due`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		if !a.Tells() {
			return
		}
		deals := a.OpenOpportunities()
		for _, o := range deals {
			j.answered(o.AllCommitments, dealFinding(a, o))
		}
		if len(deals) == 0 {
			f := accountFinding(a)
			if tier(a).Compare(plan.TierKey) < 0 {
				f.Severity = plan.SeverityNote
			}
			j.answered(a.AllCommitments, f)
		}
	},
}

// answered flags where no commitment answers for what happens next, and names
// the one that comes nearest to it.
func (j *Judge) answered(list []*plan.Commitment, f Finding) {
	nearest := 0
	for _, c := range list {
		says, near := "", 0
		switch isOurs := ours(j.account, c); {
		case c.Answers(j.AsOf) && !isOurs:
			j.Holds()
			return
		case c.Status == plan.CommitmentAsked:
			says, near = "asked", 3
		case c.Status == plan.CommitmentAgreed && !isOurs:
			says, near = "overdue", 2
		case c.Status == plan.CommitmentAgreed:
			says, near = "ours", 1
		}
		if near > nearest {
			f.Says, nearest = says, near
			f.Args["promise"] = commitmentFinding(j.account, c).Args["promise"]
		}
	}
	j.Flag(f)
}
