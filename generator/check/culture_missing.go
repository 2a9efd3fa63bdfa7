package check

import "stratbook/generator/plan"

// How it negotiates, what its word is worth, what it pays for (method, 4).
var cultureMissing = &Rule{
	ID: "culture-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "culture",
	Title: "How the customer does business is not known",
	Why:   "In one house a handshake holds, in another only the minutes do; one wants three rounds whatever the first one brings. Who learns it at the table pays for the lesson.",
	Mend:  "Ask the colleague who has sold there longest. Write a sentence each under `culture`: how it negotiates, what its word is worth, what it pays for.",
	Says: Says{
		"": {"{name}: how they negotiate, and what their word is worth, is not written", "ask {who} how it went with the last supplier, and whoever of ours has sold to them longest; write a sentence each under `culture`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.told(len(a.Culture) > 0, whole(a))
	},
}
