package check

import "stratbook/generator/plan"

// No content makes a build run away.
var tooLarge = &Rule{
	ID: "too-large", Severity: plan.SeverityError,
	Title: "Something larger than a page should be",
	Why:   "Caps keep one file from making the whole book slow. What is over a cap is shown as written, or not at all.",
	Mend:  "Split the file, or link to the large thing instead of holding it.",
	Says: Says{
		"file":       {"expected a file of at most {limit} KiB, found {size} KiB", "split the file"},
		"front":      {"expected at most {limit} KiB of front matter, found {size} KiB", "move prose below the front matter"},
		"body":       {"expected at most {limit} KiB of text, found {size} KiB", "split the page"},
		"attachment": {"{target} is larger than a site should carry, so it is not published", "make it smaller (100 MB at most, a drawing 16 MB), or put it elsewhere and link there"},
		"list":       {"expected at most {limit} things under {key}, found {found}", "keep what matters today; the rest is left out"},
		"fields":     {"expected at most {limit} units and as many offers, found one more", "put small units together; the field is left out"},
		"problems":   {"expected at most {limit} faults in one file, found {found} more", "mend the first ones; the others are told then"},
		"depth":      {"expected at most {limit} levels of lists within lists, found more", "write it flatter"},
		"nesting":    {"expected at most {limit} levels of quotes and lists, found more; the page is shown as written", "write it flatter"},
		"columns":    {"expected at most {limit} columns in a table, found more; the page is shown as written", "split the table"},
		"cells":      {"expected at most {limit} cells in a table, found more; the page is shown as written", "split the table"},
		"footnotes":  {"expected at most {limit} footnotes, found more; the page is shown as written", "split the page"},
		"paragraph":  {"a paragraph has more marks in it than prose ever has; the page is shown as written", "break the paragraph up, or put it into a code block"},
		"lines":      {"expected at most {limit} lines, found more; the page is shown as written", "split the page"},
		"output":     {"the page would become larger than {limit} bytes; it is shown as written", "split the page"},
	},
}
