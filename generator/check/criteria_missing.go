package check

import "stratbook/generator/plan"

// What the customer says it must have, and what it would like (method, 1 R).
var criteriaMissing = &Rule{
	ID: "criteria-missing", Step: plan.StepReview, Severity: plan.SeverityWarning, From: plan.TierKey, Gated: true, Part: "criteria",
	Title: "Nothing is written of what they will buy by",
	Why: "They have a list, spoken or not. Whoever does not know it sells what he likes about himself, while " +
		"somebody else helps them to write it.",
	Mend: "Ask what they must have and what they would like. Write each under `criteria` with who said it, and then whether you believe it.",
	Says: Says{
		"": {"{name}: what they must have, and what they would like, is not written", "ask {who} what they could not do without, and write it under `criteria` with `class` and `said_by`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.told(anywhere(a, func(d *plan.Deal) bool { return len(d.Criteria) > 0 }), whole(a))
	},
}
