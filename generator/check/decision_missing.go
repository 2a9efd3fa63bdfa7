package check

import "stratbook/generator/plan"

// The third of the four questions (method, 3), and the process that the money
// follows (method, 4).
var decisionMissing = &Rule{
	ID: "decision-missing", Step: plan.StepReview, Severity: plan.SeverityWarning, From: plan.TierKey, Gated: true, Part: "decision",
	Title: "How they decide is not known",
	Why: "We then sell to whoever listens. That those who decide sit elsewhere, and that a group must agree first, " +
		"shows only when it is too late to go there.",
	Mend: "Ask how the last order of this kind went, from the first word to the signature: one team or several, who leads, who pays, who must agree. Write it under `decision`.",
	Says: Says{
		"": {"{name}: how they decide, and who takes part in it, is not written", "ask {who} how the last order of this kind was decided, step by step, and write it under `decision`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.stated(a, func(d *plan.Deal) bool { return d.Decision != nil })
	},
}
