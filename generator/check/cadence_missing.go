package check

import (
	"slices"

	"stratbook/generator/plan"
)

// Fixed visits: weekday, hour, route, people, interval (method, 8: cadence).
var cadenceMissing = &Rule{
	ID: "cadence-missing", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "cadence",
	Title: "No fixed visits are agreed",
	Why:   "Without a rhythm we come when we want something, and they learn to see it so. A fixed day needs no reason, and is kept on both sides.",
	Mend:  "Agree with them how often, on which day, at what hour, and with whom. Write it under `cadence`; once a quarter is a rhythm too.",
	Says: Says{
		"":     {"{name}: no rhythm of visits is agreed, and nobody has been there yet", "agree with them how often you come, on which day and to whom, and write it under `cadence`"},
		"last": {"{name}: no rhythm of visits is agreed; the last visit was on {last}", "agree with them how often you come, on which day and to whom, and write it under `cadence`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		f := accountFinding(a)
		for _, v := range slices.Backward(a.Visits) {
			if j.held(v) {
				f.Says, f.Args["last"] = "last", v.Date
				break
			}
		}
		j.there(a.Cadence != nil, f)
	},
}
