package check

import "stratbook/generator/plan"

// What cannot be told apart is held back.
var audienceUnclosed = &Rule{
	ID: "audience-unclosed", Severity: plan.SeverityError,
	Title: "A held-back block without its end",
	Why:   "It cannot be known where the block was to end, so everything to the end of the file is held back.",
	Mend:  "Write ::: on a line of its own where the block ends.",
	Says: Says{
		"": {"expected ::: at the end of the held-back block, found the end of the file", "write ::: where the block ends"},
	},
}
