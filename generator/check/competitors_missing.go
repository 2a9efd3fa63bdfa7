package check

import "stratbook/generator/plan"

// Per competitor, strengths, weaknesses and standing here (method, 1 R).
var competitorsMissing = &Rule{
	ID: "competitors-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "competitors",
	Title: "No competitor is named",
	Why:   "There always is one: another maker, a workshop of their own, or leaving everything as it is. Whoever has no name here is not answered either.",
	Mend:  "Ask who else has been there, and what they do if they buy nothing. Write each under `competitors` with strengths, weaknesses and standing.",
	Says: Says{
		"": {"{name}: nobody is named against whom we stand here", "ask {who} who else is asked, and what they do if they buy nothing; write it under `competitors`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.told(anywhere(a, func(d *plan.Deal) bool { return len(d.Competitors) > 0 }), whole(a))
	},
}
