package check

import (
	"cmp"

	"stratbook/generator/plan"
)

// A challenge follows from a response or straight from the environment, a
// response from the environment (method, 1 S).
var issueRootless = &Rule{
	ID: "issue-rootless", Step: plan.StepSet, Severity: plan.SeverityNote, From: plan.TierKey, Part: "challenges",
	Title: "An issue that follows from nothing",
	Why:   "Whoever cannot say where a pressure comes from cannot say what it is worth to be rid of it, nor whether it will still be there next year.",
	Mend:  "Ask what brought it about, and name that under `from`: for a response what happens around the customer, for a challenge a response, or what happens around it.",
	Says: Says{
		"response":  {"nothing says what this answers: {text}", "ask what made them do it, write that under `environment` with an `id`, and name the id under `from`"},
		"challenge": {"nothing says where this comes from: {text}", "ask what brought it about, and name the `id` of that response or of what happens around them under `from`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for i := range a.Responses {
			r := &a.Responses[i]
			f := accountFinding(a)
			f.At, f.Says, f.Args["text"] = r.At, "response", bare(cmp.Or(r.Text, r.ID))
			j.stands(len(r.From) > 0, f)
		}
		for i := range a.Challenges {
			c := &a.Challenges[i]
			f := accountFinding(a)
			f.At, f.Says, f.Args["text"] = c.At, "challenge", bare(cmp.Or(c.Text, c.ID))
			j.stands(len(c.From) > 0, f)
		}
	},
}
