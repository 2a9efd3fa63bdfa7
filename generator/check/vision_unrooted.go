package check

import "stratbook/generator/plan"

// A vision is tied to the customer's business issues and to its path: how we
// help it solve the ones by way of the other (method, 1 S).
var visionUnrooted = &Rule{
	ID: "vision-unrooted", Step: plan.StepSet, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "vision",
	Title: "A vision that is only ours",
	Why: "A vision that answers no issue of the customer's is our own wish, and nobody there will work for it. One that " +
		"does not go their way of winning will be praised and put aside.",
	Mend: "Name under `serves` the issue that it answers, and `path` once it helps them win in their own way. If it does neither, find another vision.",
	Says: Says{
		"":      {"{name}: the vision serves neither a business issue of theirs nor their path", "ask which of their worries it would end, and name that issue and `path` under `serves`"},
		"issue": {"{name}: the vision serves no business issue of theirs", "ask which of their worries it would end, and name the `id` of that issue under `serves`"},
		"path":  {"{name}: the vision answers an issue of theirs, and does not serve their path", "say how it helps them win in their own way, and add `path` under `serves`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		if a.Vision == nil {
			return
		}
		// What leads nowhere was still meant as an issue, and is flagged as it is.
		issue, path := false, false
		for _, r := range a.Vision.Serves {
			path = path || r.Text == "path"
			issue = issue || r.Text != "path"
		}
		f := accountFinding(a)
		f.At = a.Vision.At
		switch {
		case path:
			f.Says = "issue"
		case issue:
			f.Says = "path"
		}
		j.stands(path && issue, f)
	},
}
