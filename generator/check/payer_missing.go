package check

import "stratbook/generator/plan"

// Follow the money: who pays, then everyone who has a say (method, 4).
var payerMissing = &Rule{
	ID: "payer-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "decision",
	Title: "Nobody knows who pays",
	Why: "Whoever pays can stop it with one word, and mostly has not been in the room. Found last, the budget is already spent " +
		"on something else.",
	Mend: "Ask out of whose budget it comes, and who must be asked before it is spent. Write that person under `stakeholders`, and as `payer` under `decision`.",
	Says: Says{
		"": {"{name}: who pays is not written", "ask {who} out of whose budget it comes, and write that person as `payer` under `decision`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.stated(a, func(d *plan.Deal) bool { return d.Decision != nil && d.Decision.Payer.Text != "" })
	},
}
