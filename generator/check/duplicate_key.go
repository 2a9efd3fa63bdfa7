package check

import "stratbook/generator/plan"

// A mapping has each of its keys once.
var duplicateKey = &Rule{
	ID: "duplicate-key", Severity: plan.SeverityError,
	Title: "A key given twice",
	Why:   "Only the first counts; what stands under the second is lost.",
	Mend:  "Put both under one key, or take one away.",
	Says: Says{
		"": {"{key} is given twice; the first is kept", "join the two, or take one away"},
	},
}
