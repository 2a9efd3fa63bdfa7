package check

import "stratbook/generator/plan"

// References, wiki links, relative links and images lead to something.
var brokenLink = &Rule{
	ID: "broken-link", Severity: plan.SeverityError,
	Title: "A link that leads nowhere",
	Why:   "A reader who clicks finds nothing, and a name that nobody bears is on no map: the promise stands there, and nobody knows whose it is.",
	Mend:  "Write the id of what you mean; the nearest one is named. A person has to be among the account's `stakeholders`, one of ours in team/.",
	Says: Says{
		"":               {"nothing is called {target}", "write the id of a person, an account, a visit or a page"},
		"near":           {"nothing is called {target}", "did you mean {nearest}?"},
		"reference":      {"nobody and nothing here is called {target}", "write an id or a name that is known, or add it first"},
		"reference-near": {"nobody and nothing here is called {target}", "did you mean {nearest}?"},
		"file":           {"there is no file {target} beside this one", "write the path as seen from this file"},
		"file-near":      {"there is no file {target} beside this one", "did you mean {nearest}, as seen from the content folder?"},
		"anchor":         {"{target} has no part called {fragment}", "take the part behind # away, or write one of its headings"},
		"anchor-near":    {"{target} has no part called {fragment}", "did you mean #{nearest}?"},
	},
}
