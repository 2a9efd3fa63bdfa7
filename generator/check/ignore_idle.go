package check

import (
	"slices"

	"stratbook/generator/plan"
)

// An entry that sets nothing aside was meant for something.
var ignoreIdle = &Rule{
	ID: "ignore-idle", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierBase,
	Title: "An entry that sets nothing aside",
	Why:   "Either the gap has been mended, and the entry would one day hide a new one; or the rule's name is not the right one, and the entry never did anything.",
	Mend:  "Take the entry away, or write the rule that it was meant for.",
	Says: Says{
		"":        {"nothing here is flagged by {rule}, so this sets nothing aside", "take the entry away; if the gap comes back, you will want to know"},
		"error":   {"{rule} is an error here, and errors cannot be set aside", "mend what it tells of, then take the entry away; what is an error is the book's to say, under `rules`"},
		"unknown": {"no rule is called {rule}, so this sets nothing aside", "write the rule's name as the flag has it in brackets"},
		"near":    {"no rule is called {rule}, so this sets nothing aside", "did you mean {nearest}?"},
	},
	Pages: func(j *Judge, pages []*plan.Page) {
		if j.partial {
			return // it may set aside what this audience must not know of
		}
		j.setAside(pages)
		used, errors := map[*plan.Ignore]bool{}, map[flagged]bool{}
		for _, f := range j.findings {
			used[f.SetAside] = true
			if f.Severity == plan.SeverityError {
				errors[flagged{f.Rule.ID, f.At.Path}] = true
			}
		}
		eachIgnore(pages, func(ig *plan.Ignore) {
			switch {
			case expired(ig, j.AsOf):
			case used[ig]:
				j.Holds()
			case errors[flagged{ig.Rule, ig.At.Path}]:
				j.flagIgnore(ig, "error")
			case slices.Contains(j.rules, ig.Rule):
				j.flagIgnore(ig, "")
			default:
				j.flagIgnore(ig, "unknown")
			}
		})
	},
}

// flagged says that a rule flags something in a file.
type flagged struct{ rule, path string }
