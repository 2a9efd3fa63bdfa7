package check

import "stratbook/generator/plan"

// The first of the four questions (method, 3).
var shareMissing = &Rule{
	ID: "share-missing", Step: plan.StepReview, Severity: plan.SeverityWarning, From: plan.TierKey, Gated: true, Part: "share",
	Title: "How big we are on their plate is not known",
	Why: "Large or small, rising or not: that tells who is in a hurry, and what may be asked for. Without it we take our own size for theirs, " +
		"and give way where they could not do without us.",
	Mend: "Ask what they spend in our field in all, and with whom. A rough answer will do: write `share` with `size` and `trend`.",
	Says: Says{
		"": {"{name}: how big our business is on their plate, and where it is going, is not written", "ask {who} what they spend in our field in all, and write `share` with `size` and `trend`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.told(a.Share != nil, whole(a))
	},
}
