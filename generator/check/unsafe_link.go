package check

import "stratbook/generator/plan"

// Links go to the web, to mail, to a telephone, or to the book.
var unsafeLink = &Rule{
	ID: "unsafe-link", Severity: plan.SeverityError,
	Title: "A link that could do harm",
	Why:   "Such a link may run something, open a file on the reader's own disk, or lead somewhere else on every host. It is not made; its words stay.",
	Mend:  "Link with http, https, mailto or tel, or to a file beside the page.",
	Says: Says{
		"":       {"{target} is a kind of link that is not made", "use http, https, mailto, tel, or a path beside this file"},
		"active": {"{target} is a file that a browser or a server could run, so it is not published", "link to a picture, a PDF or a document; of a drawing, save it without scripts and without what it loads from elsewhere"},
		"host":   {"{target} leaves the site without saying how", "write https: before it"},
	},
}
