package check

import "stratbook/generator/plan"

// Text is UTF-8.
var badBytes = &Rule{
	ID: "bad-bytes", Severity: plan.SeverityError,
	Title: "A file that is not text in UTF-8",
	Why:   "A file in another encoding cannot be read without guessing, and a guess would show the wrong names.",
	Mend:  "Open it in your editor, choose UTF-8 as its encoding, and save it again.",
	Says: Says{
		"not-utf8": {"expected text saved as UTF-8, found bytes of another encoding", "save the file as UTF-8"},
		"utf16":    {"expected text saved as UTF-8, found UTF-16", "save the file as UTF-8"},
		"nul":      {"expected text, found a NUL byte", "save the file as UTF-8 text"},
		"path":     {"expected a file name in UTF-8, found bytes of another encoding", "rename the file"},
	},
}
