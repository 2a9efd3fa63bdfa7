package check

import "stratbook/generator/plan"

// A good ask is specific: who, what, when (method, 2).
var commitmentVague = &Rule{
	ID: "commitment-vague", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierBase, Part: "commitments",
	Title: "A promise without a person or a date",
	Why:   "\"They will look into it\" is no commitment: nobody can be reminded of it, and nobody will notice that it was not kept.",
	Mend:  "Ask who does it and by when, and write `who` and `due`.",
	Says: Says{
		"who":  {"nobody is named for this, due {due}: {text}", "ask who will do it, and write `who`"},
		"due":  {"{who} named no date: {text}", "ask by when, and write `due`"},
		"both": {"neither who nor when is known: {text}", "ask who does it and by when, and write `who` and `due`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, c := range a.AllCommitments {
			if !c.Open() {
				continue
			}
			f := commitmentFinding(a, c)
			switch {
			case len(c.Who) > 0 && !c.Due.IsZero():
				j.Holds()
				continue
			case len(c.Who) > 0:
				f.Says = "due"
			case !c.Due.IsZero():
				f.Says = "who"
			default:
				f.Says = "both"
			}
			j.Flag(f)
		}
	},
}
