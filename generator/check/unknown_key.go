package check

import "stratbook/generator/plan"

// Keys of the front matter are the contract with the author.
var unknownKey = &Rule{
	ID: "unknown-key", Severity: plan.SeverityWarning,
	Title: "A key that the format does not know",
	Why: "What stands under a key that nobody reads is lost: it is on no page, and no gap is seen where it was meant to fill one. " +
		"What looks most like `audience` may have been meant to hold something back: that is an error, and until it is mended the narrowest audience alone sees what it stands in.",
	Mend: "Write the key as the format has it; the nearest one is named. Words of your own belong under `note`, or in the text below the front matter.",
	Says: Says{
		"":          {"no key is called {key} here", "write words of your own below the front matter; the keys here are {keys}"},
		"near":      {"no key is called {key} here", "did you mean `{nearest}`?"},
		"audience":  {"no key is called {key} here, and it looks like `audience`", "write `audience`, or give the key another name; until then the narrowest audience alone sees this"},
		"rule":      {"no rule is called {rule}, so this changes nothing", "write the rule's name as its flag has it in brackets"},
		"limit":     {"{rule} has no limit, so this changes nothing", "take it away; how grave a rule is stands under `rules`"},
		"rule-near": {"no rule is called {rule}, so this changes nothing", "did you mean `{nearest}`?"},
	},
}
