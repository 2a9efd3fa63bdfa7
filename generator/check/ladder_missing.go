package check

import "stratbook/generator/plan"

// A plan says where we stand and where we want to be (method, 1 S: sales
// influence ladder).
var ladderMissing = &Rule{
	ID: "ladder-missing", Step: plan.StepSet, Severity: plan.SeverityNote, From: plan.TierKey, Part: "ladder",
	Title: "Nobody says how the customer sees us",
	Why:   "Who is seen as a seller of prices is asked for prices. Without an honest look at where we stand, the plan counts on talks that we are not given.",
	Mend:  "Say how they see us today, from a professional visitor up to a trusted advisor, and where we want to be by when.",
	Says: Says{
		"": {"{name}: nothing says how the customer sees us today, and how it should", "think of what they last rang us for, a price, a product or advice, and write `ladder` with `now`, `target` and `by`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.stands(a.Ladder != nil && (a.Ladder.Now != "" || a.Ladder.Target != ""), accountFinding(a))
	},
}
