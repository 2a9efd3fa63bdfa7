package check

import (
	"slices"

	"stratbook/generator/plan"
)

// What is only asked is a wish until it is agreed (method, 2).
var visitEmptyHanded = &Rule{
	ID: "visit-empty-handed", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierGrowth, Part: "visits",
	Title: "A visit that we left with nothing",
	Why:   "It was asked, and that is right. Left there, the customer has learnt that nothing follows from saying no.",
	Mend:  "Find out what stood in the way, answer it, and ask again before the next visit. Write what they agree to under `commitments`.",
	Says: Says{
		"": {"{visit}: asked, and nothing agreed: {asks}", "ask what stood in the way, answer it and ask again; what they agree to goes under `commitments`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, v := range j.recent(a) {
			brought, wanted := askedAt(a, v), asks(v)
			if len(brought)+len(wanted) == 0 {
				continue // visit-unasked
			}
			if slices.ContainsFunc(brought, agreed) {
				j.Holds()
				continue
			}
			if len(brought) > 0 {
				wanted = nil
				for _, c := range brought {
					wanted = append(wanted, bare(c.Text))
				}
			}
			f := visitFinding(a, v)
			f.Args["asks"] = wanted
			j.Flag(f)
		}
	},
}

func agreed(c *plan.Commitment) bool {
	return c.Status == plan.CommitmentAgreed || c.Status == plan.CommitmentDone
}
