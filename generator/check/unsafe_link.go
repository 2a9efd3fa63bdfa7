package check

import "stratbook/generator/plan"

// Links go to the web, to mail, to a telephone, or to the book.
var unsafeLink = &Rule{
	ID: "unsafe-link", Severity: plan.SeverityError,
	Title: "A link that could do harm",
	Why:   "A link that runs something, opens a file of the reader's or leaves the site without a name for where is not made. The words stay.",
	Mend:  "Link with http, https, mailto or tel, or to a file beside the page.",
	Says: Says{
		"":     {"{target} is no link that is followed", "use http, https, mailto, tel, or a path beside this file"},
		"host": {"{target} does not say how to get there", "write https: before it"},
	},
}
