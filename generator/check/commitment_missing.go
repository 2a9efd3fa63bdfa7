package check

import (
	"slices"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// So long as an opportunity is alive it has an open commitment (method, 2).
var commitmentMissing = &Rule{
	ID: "commitment-missing", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth,
	Title: "Nobody at the customer has promised anything",
	Why: "What the customer does moves an order; what we do only prepares it. Without an open promise of theirs " +
		"nobody knows what happens next, and the deal stands still until somebody asks.",
	Mend: "Ask for one step that costs them something: a date with the person who decides, the data of last year, " +
		"two people at the survey. Write it under `commitments` with who and due.",
	Says: Says{
		"":        {"{name}: nobody at the customer has agreed to do anything next", "ask for one step that costs them something, and write it under `commitments` with `who` and `due`"},
		"overdue": {"{name}: what was agreed is more than 30 days overdue, and nothing else has been", "find out what came in the way, then ask for a step that fits what they can do now"},
		"asked":   {"{name}: something was asked, and nobody has agreed yet", "a wish becomes a commitment by a yes: ask {who} what would make it easy to agree"},
	},
	Account: func(j *Judge, a *plan.Account) {
		if !a.Tells() {
			return
		}
		deals := a.OpenOpportunities()
		for _, o := range deals {
			j.answered(o.AllCommitments, Finding{
				At: o.At, About: Subject{Kind: plan.OpportunityThing, ID: o.ID, Account: a.ID, Deal: o.ID},
				Args: source.Args{"name": o.Name}})
		}
		if len(deals) == 0 {
			f := Finding{At: a.At, About: Subject{Kind: plan.AccountThing, ID: a.ID, Account: a.ID},
				Args: source.Args{"name": a.Name}}
			if tier(a).Compare(plan.TierKey) < 0 {
				f.Severity = plan.SeverityNote
			}
			j.answered(a.AllCommitments, f)
		}
	},
}

// answered flags where no commitment answers for what happens next.
func (j *Judge) answered(list []*plan.Commitment, f Finding) {
	if slices.ContainsFunc(list, func(c *plan.Commitment) bool { return c.Answers(j.AsOf) }) {
		return
	}
	for _, c := range list {
		switch c.Status {
		case plan.CommitmentAsked:
			if who := names(j.account.Parties(c.Who)); len(who) > 0 {
				f.Says, f.Args["who"] = "asked", who
			}
		case plan.CommitmentAgreed:
			if f.Says == "" {
				f.Says = "overdue"
			}
		}
	}
	j.Flag(f)
}

func names(parties []plan.Party) []string {
	list := make([]string, len(parties))
	for i, p := range parties {
		list[i] = p.Name()
	}
	return list
}
