package check

import "stratbook/generator/plan"

// Three layers that cause each other (method, 1 S: business issue).
var issuesMissing = &Rule{
	ID: "issues-missing", Step: plan.StepSet, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "environment",
	Title: "What presses the customer is not known",
	Why: "Whoever does not know what presses a customer can only talk of products, and is then compared by price. " +
		"What answers no issue of theirs is the first to be struck off.",
	Mend: "Ask what is changing around them, what the organisation plans in answer, and where that hurts inside. One sentence for each is a beginning.",
	Says: Says{
		"": {"{name}: nothing is written about its business issues under {keys}", "ask at the next visit what is changing around them, what they plan in answer and where that hurts, and write it there"},
	},
	Account: func(j *Judge, a *plan.Account) {
		var keys keysSaid
		if len(a.Environment) == 0 {
			keys = append(keys, "environment")
		}
		if len(a.Responses) == 0 {
			keys = append(keys, "responses")
		}
		if len(a.Challenges) == 0 {
			keys = append(keys, "challenges")
		}
		f := accountFinding(a)
		f.Args["keys"] = keys
		j.stands(len(keys) == 0, f)
	},
}

// stands says of a record whether it meets the rule, and flags it if not.
func (j *Judge) stands(meets bool, f Finding) {
	if meets {
		j.Holds()
		return
	}
	j.Flag(f)
}
