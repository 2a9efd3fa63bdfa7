package check

import "stratbook/generator/plan"

// The customer's competitors: what each does now, and which is the biggest threat
// (method, 4).
var rivalsMissing = &Rule{
	ID: "rivals-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "rivals",
	Title: "Whom the customer competes with is not known",
	Why:   "Nothing makes a customer listen like what its rival did last month. Without the rivals we bring news of ourselves only.",
	Mend:  "Write who they fear, what each does now and why it is a threat, under `rivals`; the trade press and their own sales people know.",
	Says: Says{
		"": {"{name}: nobody is named against whom they compete", "ask {who} who took orders from them last, and write it under `rivals` with `moves` and `threat`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.told(len(a.Rivals) > 0, whole(a))
	},
}
