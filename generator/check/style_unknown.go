package check

import "stratbook/generator/plan"

// Each decider's style is sold to in its own way (method, 6).
var styleUnknown = &Rule{
	ID: "style-unknown", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierKey, Part: "stakeholders",
	Title: "A decider whose style is not known",
	Why:   "Proof bores one who wants the value, and the value alone alarms one who wants proof. With a decider there is seldom a second try.",
	Mend:  "Notice what they ask first: what it brings, who uses it, whether it is right, or who else does it. Write `style`.",
	Says: Says{
		"": {"{who} decides, and it is not known in what style", "find out what {who} asks first: what it brings, who uses it, whether it is right, or who else does it; then write `style`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, p := range j.players {
			if p.decides() {
				j.stands(p.who.Style != "", personFinding(a, p.who))
			}
		}
	},
}
