package check

import "stratbook/generator/plan"

// What helps, what hurts, and which of it we control (method, 1 R).
var factorsMissing = &Rule{
	ID: "factors-missing", Step: plan.StepReview, Severity: plan.SeverityWarning, From: plan.TierGrowth, Gated: true, Part: "factors",
	Title: "Nothing is written of what helps and what hurts",
	Why: "A strategy answers factors. Without them there is nothing to answer, and what the team does next is what " +
		"it did last time.",
	Mend: "Take the team through the seven kinds in half an hour: product, terms, history, competition, salesperson, " +
		"culture, timing. Write each factor under `factors` with `sign` and `control`.",
	Says: Says{
		"": {"{name}: nothing is written of what helps us here and what hurts", "ask {who} what speaks for us and what against us, and write each under `factors` with `sign` and `control`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.told(anywhere(a, func(d *plan.Deal) bool { return len(d.Factors) > 0 }), whole(a))
	},
}
