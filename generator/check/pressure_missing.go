package check

import "stratbook/generator/plan"

// The second of the four questions (method, 3).
var pressureMissing = &Rule{
	ID: "pressure-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "pressures",
	Title: "What presses them is not known",
	Why: "A customer moves when something presses it. Whoever does not know what talks about the product, and waits " +
		"for somebody else's budget.",
	Mend: "Look at it with the eyes of their consumers, customers, competitors and investors: is it quality or price, innovation or scale, strategic or operational? Write each under `pressures`.",
	Says: Says{
		"": {"{name}: what presses them in our field is not written", "ask {who} what their own customers and competitors ask of them now, and write it under `pressures`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.stated(a, func(d *plan.Deal) bool { return len(d.Pressures) > 0 })
	},
}
