package check

import "stratbook/generator/plan"

// A tree of people has a top.
var reportingLoop = &Rule{
	ID: "reporting-loop", Severity: plan.SeverityError,
	Title: "People who report to each other in a circle",
	Why:   "Somebody reports to nobody of the circle; until that is known, no chart can be drawn of it.",
	Mend:  "Find out who of them reports to somebody outside the circle, or to nobody, and mend their `reports_to`.",
	Says: Says{
		"": {"these report to each other in a circle: {circle}", "find out who of them reports to nobody here, and take their `reports_to` away"},
	},
}
