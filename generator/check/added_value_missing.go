package check

import "stratbook/generator/plan"

// What we do for this customer that a competitor can hardly copy or beat
// (method, 8).
var addedValueMissing = &Rule{
	ID: "added-value-missing", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "added_value",
	Title: "Nothing that we do for them beyond the goods",
	Why:   "Where only the goods count, only the price does. What keeps a customer is what it would miss on the day after changing.",
	Mend:  "Ask what they would miss if we were gone tomorrow. Write what we do, or could do, under `added_value` with its kind and `hard_to`.",
	Says: Says{
		"": {"{name}: nothing is written that we do for them and others do not", "ask those who work with us what they would miss, and write it under `added_value` with `hard_to`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.there(len(a.AddedValue) > 0, accountFinding(a))
	},
}
