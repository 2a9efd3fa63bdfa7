package check

import "stratbook/generator/plan"

// The fourth of the four questions (method, 3).
var interestsMissing = &Rule{
	ID: "interests-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "interests",
	Title: "Who gains and who loses is not known",
	Why: "Whatever is good for the company is bad for somebody in it. Who that is, and what it takes from them, explains " +
		"most of the resistance that nobody explains.",
	Mend: "Think it through to the day after it succeeds: whose work, budget or standing grows, whose shrinks, what the change costs and which goal it is for. Write it under `interests`.",
	Says: Says{
		"": {"{name}: who gains and who loses, if it succeeds, is not written", "ask {who} whose work changes if it succeeds, for better and for worse, and write it under `interests`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.stated(a, func(d *plan.Deal) bool { return d.Interests != nil })
	},
}
