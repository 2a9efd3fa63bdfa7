package check

import "stratbook/generator/plan"

// The value chain: the customer's customers, up to the end consumer (method, 4).
var customersMissing = &Rule{
	ID: "customers-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "customers",
	Title: "Whom the customer sells to is not known",
	Why:   "What the customer wants of us follows from what is asked of it. Without its own customers in the plan we answer its buyer, and not its business.",
	Mend:  "Write its direct customers under `customers` with what they want and what our product does for it; then theirs, up to the end consumer.",
	Says: Says{
		"": {"{name}: nobody is named to whom they sell", "ask {who} for whom they do it and what those complain about, and write it under `customers` with `wants` and `our_part`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.told(len(a.Customers) > 0, whole(a))
	},
}
