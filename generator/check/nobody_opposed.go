package check

import (
	"slices"

	"stratbook/generator/plan"
)

// Hardly anything changes without somebody losing by it (method, 3: interests).
var nobodyOpposed = &Rule{
	ID: "nobody-opposed", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierKey, Part: "stakeholders",
	Title: "Nobody is against it",
	Why:   "Every order takes something from somebody: work, money, a habit, a friend. If we see nobody who minds, they have not told us, and they will tell those who decide.",
	Mend:  "Ask who loses by it and talk to them. Where there is really nobody, set this aside and say how you know.",
	Says: Says{
		"": {"{name}: of {known} people known none is against it: have we looked?", "ask who would have more work, less money or less say with it, talk to them, and write their `stance`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		list := j.players
		if len(list) < 5 {
			return
		}
		f := accountFinding(a)
		f.Args["known"] = len(list)
		j.stands(slices.ContainsFunc(list, player.opposed), f)
	},
}
