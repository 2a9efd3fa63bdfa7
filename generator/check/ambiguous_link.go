package check

import "stratbook/generator/plan"

// Two things of one circle may bear one name, but not in a link.
var ambiguousLink = &Rule{
	ID: "ambiguous-link", Severity: plan.SeverityError,
	Title: "A name that could mean two",
	Why:   "The program does not guess whom you mean, so the link leads nowhere.",
	Mend:  "Write the id in place of the name, or put the account before it: account/id.",
	Says: Says{
		"": {"{target} could be any of {among}", "write the id of the one that you mean, with the account before it if need be"},
	},
}
