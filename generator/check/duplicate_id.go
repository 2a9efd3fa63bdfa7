package check

import "stratbook/generator/plan"

// Ids are unique where they are looked for.
var duplicateID = &Rule{
	ID: "duplicate-id", Severity: plan.SeverityError,
	Title: "Two things with one id",
	Why:   "A reference to the id could mean either, so the second is left out.",
	Mend:  "Give one of them another id, and mend what refers to it.",
	Says: Says{
		"": {"{id} is already the id of another record", "give one of the two another id"},
	},
}
