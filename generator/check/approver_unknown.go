package check

import "stratbook/generator/plan"

// The approver may commit, relying on what influencers think (method, 1 T:
// decision role).
var approverUnknown = &Rule{
	ID: "approver-unknown", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "stakeholders",
	Title: "Nobody is known as the approver",
	Why:   "The one who signs in the end was in no talk, and asks whoever is near. Those asked are not the ones whom we prepared, and a deal that was agreed is gone.",
	Mend:  "Ask whose signature the last order of this size needed, and give that person the role of approver.",
	Says: Says{
		"":      {"{name}: no approver is known", "ask {ask} whose signature an order of this size needs, and write `role: approver`"},
		"plain": {"{name}: no approver is known", "find out whose signature an order of this size needs, and write `role: approver`"},
		"chair": {"{name}: the approver is an empty chair: {chair}", "find out who it is to be, or who signs until then, and write `name`"},
	},
	Account: func(j *Judge, a *plan.Account) { j.roleKnown(a, plan.RoleApprover) },
}
