package check

import "stratbook/generator/plan"

// Ids are parts of addresses.
var badID = &Rule{
	ID: "bad-id", Severity: plan.SeverityError,
	Title: "An id with other characters than letters, digits and -",
	Why:   "Ids are parts of addresses and of links, so they are kept plain. Letters may be of any script.",
	Mend:  "Write letters, digits and dashes only.",
	Says: Says{
		"":     {"expected letters, digits and -, found {found}", "write an id such as wang-lei or 王磊"},
		"long": {"expected an id of at most {limit} bytes, found {found}", "write a shorter one; a Chinese character takes three bytes"},
		"file": {"expected a file name of letters, digits and -, found {found}", "rename the file; its title may say more"},
	},
}
