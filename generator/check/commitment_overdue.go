package check

import (
	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// What was promised and not done is worth a word before it is worth a doubt
// (method, 2).
var commitmentOverdue = &Rule{
	ID: "commitment-overdue", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierBase,
	Title: "A promise of the customer's is overdue",
	Why: "A promise that nobody mentions again was not needed, so the next one will not be kept either. A late " +
		"one is also the first sign that something has changed at the customer.",
	Mend: "Ask what came in the way and agree on a new date; or settle it: `status: done`, `refused` or `dropped`, with a reason.",
	Says: Says{
		"":       {"{who}: {days} past {due}: {text}", "ask what came in the way; then a new `due`, or a `status` that settles it"},
		"nobody": {"{days} past {due}: {text}", "ask what came in the way; then a new `due`, or a `status` that settles it"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, c := range a.AllCommitments {
			days := c.OverdueDays(j.AsOf)
			if days == 0 {
				continue
			}
			f := commitmentFinding(a, c)
			f.Args = source.Args{"days": words.Count{ID: "count.days", N: days}, "due": c.Due, "text": c.Text, "who": names(a.Parties(c.Who))}
			if len(c.Who) == 0 {
				f.Says = "nobody"
			}
			j.Flag(f)
		}
	},
}

// commitmentFinding is about one commitment, at its record.
func commitmentFinding(a *plan.Account, c *plan.Commitment) Finding {
	f := Finding{At: c.At, About: Subject{Kind: plan.CommitmentThing, ID: c.ID, Account: a.ID}}
	if c.Origin.Opportunity != nil {
		f.About.Deal = c.Origin.Opportunity.ID
	}
	return f
}
