package check

import "stratbook/generator/plan"

// An address belongs to one thing.
var nameClash = &Rule{
	ID: "name-clash", Severity: plan.SeverityError,
	Title: "Two things with one address",
	Why:   "Two pages cannot have one address. Some systems make no difference between large and small letters, so those count as one. The second is left out.",
	Mend:  "Rename one of the files.",
	Says: Says{
		"":         {"the address {address} already belongs to {other}", "rename one of the two"},
		"built-in": {"the address {address} is one that the site needs for itself", "rename the file"},
	},
}
