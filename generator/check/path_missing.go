package check

import "stratbook/generator/plan"

// We help with the issues by way of the customer's own path (method, 1 S: path
// to market leadership).
var pathMissing = &Rule{
	ID: "path-missing", Step: plan.StepSet, Severity: plan.SeverityNote, From: plan.TierKey, Part: "path",
	Title: "What the customer wins by is not named",
	Why: "The same offer is worth something else to one who wins by running well, by the better product, or by knowing " +
		"its customers. Without the path we may offer newness to one who pays for calm.",
	Mend: "Look at what they boast of and what they pay for, ask a senior person there, and write `path`.",
	Says: Says{
		"": {"{name}: nothing says what it wins by: running better, better products, or knowing its customers better", "ask somebody senior there what they want to be better at than anybody else, and write `path`"},
	},
	Account: func(j *Judge, a *plan.Account) { j.stands(a.Leadership != "", accountFinding(a)) },
}
