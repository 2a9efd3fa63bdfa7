package check

import "stratbook/generator/plan"

// An address belongs to one thing.
var nameClash = &Rule{
	ID: "name-clash", Severity: plan.SeverityError,
	Title: "Two things with one address",
	Why:   "Two pages cannot have one address, also where only letter case tells them apart: some systems know no difference. The second is left out.",
	Mend:  "Rename one of the files.",
	Says: Says{
		"":         {"its address {address} is that of {other} already", "rename one of the two"},
		"built-in": {"its address {address} is one that the site uses itself", "rename the file"},
	},
}
