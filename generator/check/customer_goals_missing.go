package check

import "stratbook/generator/plan"

// The customer's own goals, short and long, in business terms (method, 4).
var customerGoalsMissing = &Rule{
	ID: "customer-goals-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "customer_goals",
	Title: "What the customer wants to reach is not known",
	Why:   "We are bought for what it helps them to reach, and not for what we want to sell. Without their goals we cannot say what we are good for.",
	Mend:  "Read what the company says in public, then ask: margin, cash flow, return, velocity or growth, by when, why, and what it gives up for it. Write it under `customer_goals`.",
	Says: Says{
		"": {"{name}: what they want to reach themselves is not written", "ask {who} what their own unit is measured by this year, and write it under `customer_goals` with `term` and `horizon`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.told(len(a.CustomerGoals) > 0, whole(a))
	},
}
