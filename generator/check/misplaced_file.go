package check

import "stratbook/generator/plan"

// Everything is known by where it stands.
var misplacedFile = &Rule{
	ID: "misplaced-file", Severity: plan.SeverityError,
	Title: "A file where none belongs",
	Why:   "Everything is known by where it stands. A file that stands elsewhere is on no page, and nobody will read it.",
	Mend:  "Move it to accounts/, people/, team/ or method/, or to the top of the content folder.",
	Says: Says{
		"markdown":   {"expected no Markdown file here; it is on no page", "move it to accounts/, people/, team/ or method/, or to the top of the content folder"},
		"no-plan":    {"the account {account} has no plan", "write accounts/{account}/plan.md; a single line with `account` is enough"},
		"visit-date": {"this visit has no date", "begin the file's name with the date, as in 2026-11-21-kickoff.md, or write `date`"},
	},
}
