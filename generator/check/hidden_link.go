package check

import "stratbook/generator/plan"

// The words of a link are read by those who cannot follow it.
var hiddenLink = &Rule{
	ID: "hidden-link", Severity: plan.SeverityWarning,
	Title: "A link to what its readers may not see",
	Why:   "Readers of the wider site see your words as plain text, and nothing behind them. The words alone may already say more than they should.",
	Mend:  "Move the link into the held-back part, or say it without the name.",
	Says: Says{
		"": {"readers of {audience} see this, and {target} is held back from them", "hold this back as well, or do without the name"},
	},
}
