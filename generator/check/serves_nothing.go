package check

import "stratbook/generator/plan"

// `serves` and `from` name business issues (method, 1 S).
var servesNothing = &Rule{
	ID: "serves-nothing", Severity: plan.SeverityError,
	Title: "A goal or issue that names an unknown id",
	Why:   "What a goal serves is the reason for it; a reason that does not exist convinces nobody.",
	Mend:  "Write the id of a business issue, or `path` or `vision` where they may stand.",
	Says: Says{
		"":     {"no business issue is called {target}", "write the id of a record under environment, responses or challenges; add it there first if it is new"},
		"near": {"no business issue is called {target}", "did you mean {nearest}?"},
	},
}
