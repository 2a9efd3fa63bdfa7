package check

import "stratbook/generator/plan"

// A good ask gives the customer something too (method, 2).
var commitmentSellerDriven = &Rule{
	ID: "commitment-seller-driven", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "commitments",
	Title: "A high ask with nothing in it for the customer",
	Why:   "An ask that serves only us is felt as pressure. The more it costs the customer, the more it has to bring.",
	Mend:  "Work out what the customer has from doing it, say that first, and write it under `gain`.",
	Says: Says{
		"": {"much is asked, and what they have from it is not said: {promise}", "write under `gain` what it brings them, and begin the next talk with that"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, c := range a.AllCommitments {
			switch {
			case !c.Open() || c.Level != plan.LevelHigh:
			case c.Gain != "":
				j.Holds()
			default:
				j.Flag(commitmentFinding(a, c))
			}
		}
	},
}
