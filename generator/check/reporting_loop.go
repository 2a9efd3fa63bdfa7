package check

import "stratbook/generator/plan"

// A tree of people has a top.
var reportingLoop = &Rule{
	ID: "reporting-loop", Severity: plan.SeverityError,
	Title: "People who report to each other in a circle",
	Why:   "Somebody reports to nobody of the circle; until that is known, no chart can be drawn of it.",
	Mend:  "Mend `reports_to` of one of them.",
	Says: Says{
		"": {"this goes round in a circle: {circle}", "mend `reports_to` of one of them"},
	},
}
