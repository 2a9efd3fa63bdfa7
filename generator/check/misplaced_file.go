package check

import "stratbook/generator/plan"

// Everything is known by where it stands.
var misplacedFile = &Rule{
	ID: "misplaced-file", Severity: plan.SeverityError,
	Title: "A file where none belongs",
	Why:   "What a file is, is known by where it stands; here it is on no page.",
	Mend:  "Move it to accounts/, people/, team/ or method/, or to the top of the content folder.",
	Says: Says{
		"markdown":   {"a Markdown file has no meaning here", "move it to where its kind belongs"},
		"no-plan":    {"the account {account} has no plan", "write accounts/{account}/plan.md; a line with `account` is enough"},
		"visit-date": {"this visit has no date", "begin the file's name with the date, as in 2026-11-21-kickoff.md, or write `date`"},
	},
}
