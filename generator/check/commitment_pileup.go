package check

import "stratbook/generator/plan"

// What one person can do beside their work is little (method, 2 and 3: narrow
// view).
var commitmentPileup = &Rule{
	ID: "commitment-pileup", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierGrowth, Part: "commitments", Limited: true,
	Title: "One person has promised too much",
	Why: "They will not do it all, and we shall not know which part. It also shows that we ask the one who is easy " +
		"to ask, not the one whose step counts.",
	Mend: "Agree with them on what matters most, let the rest go, and ask other people for what only they can do.",
	Says: Says{
		"": {"{who} holds {open} open promises at once, more than {limit}: {promises}", "ask {who} which of these they will really do, and ask somebody else for the rest"},
	},
	Account: func(j *Judge, a *plan.Account) {
		limit := j.number(5)
		held := map[*plan.Stakeholder][]string{}
		for _, c := range a.AllCommitments {
			if !c.Open() {
				continue
			}
			for _, s := range doers(a, c) {
				held[s] = append(held[s], bare(c.Text))
			}
		}
		for _, s := range a.People {
			promises := held[s]
			switch {
			case len(promises) == 0:
			case len(promises) <= limit:
				j.Holds()
			default:
				f := personFinding(a, s)
				f.Args["open"], f.Args["limit"], f.Args["promises"] = len(promises), limit, promises
				j.Flag(f)
			}
		}
	},
}

// doers are the customer's people who act in a commitment, each once.
func doers(a *plan.Account, c *plan.Commitment) []*plan.Stakeholder {
	var list []*plan.Stakeholder
	seen := map[*plan.Stakeholder]bool{}
	for _, r := range c.Who {
		if s := a.Person(r); s != nil && !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}
