package check

import "stratbook/generator/plan"

// A good ask says where or how (method, 2). Teams that are strict about it
// switch this on.
var commitmentPlaceless = &Rule{
	ID: "commitment-placeless", Step: plan.StepTake, Severity: plan.SeverityOff, From: plan.TierBase, Part: "commitments",
	Title: "A promise without a place or a way",
	Why:   "Whoever knows where or how something will be done has thought of doing it. A promise without either is easily given, and easily forgotten.",
	Mend:  "Ask where it will be done, or how, and write `where` or `how`.",
	Says: Says{
		"": {"neither where nor how is known: {promise}", "ask how they will go about it, and write `where` or `how`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, c := range a.AllCommitments {
			switch {
			case !c.Open():
			case c.Where != "" || c.How != "":
				j.Holds()
			default:
				j.Flag(commitmentFinding(a, c))
			}
		}
	},
}
