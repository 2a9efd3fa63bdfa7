package check

import "stratbook/generator/plan"

// The long-term picture: how we help the customer with its issues (method, 1 S).
var visionMissing = &Rule{
	ID: "vision-missing", Step: plan.StepSet, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "vision",
	Title: "No vision with this customer",
	Why:   "Without a picture of where both should be in some years every talk is about the next order, and any competitor can join in.",
	Mend:  "Say in one sentence what will be better for the customer in some years because of us, how that is measured, and which of its issues it answers.",
	Says: Says{
		"": {"{name}: no long-term vision is written", "write under `vision` what should be better for them in three years because of us, and let somebody there correct it"},
	},
	Account: func(j *Judge, a *plan.Account) { j.stands(a.Vision != nil, accountFinding(a)) },
}
