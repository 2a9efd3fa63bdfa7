package check

import "stratbook/generator/plan"

// Reading stays inside of the folder.
var outsideContent = &Rule{
	ID: "outside-content", Severity: plan.SeverityError,
	Title: "A file that leads out of the content folder",
	Why:   "A build reads nothing but the folder that it was given, so that nobody's other files can end up on the site.",
	Mend:  "Put a copy of the file into the folder.",
	Says: Says{
		"link-out":     {"expected a file of the content folder, found a link that leads out of it", "put the file itself here"},
		"link-folder":  {"expected a file, found a link to a folder", "put the files themselves here"},
		"link-nowhere": {"expected a file, found a link that leads nowhere", "put the file itself here"},
		"not-file":     {"expected a file, found a pipe, socket or device", "take it away"},
	},
}
