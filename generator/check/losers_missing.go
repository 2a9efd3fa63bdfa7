package check

import (
	"cmp"

	"stratbook/generator/plan"
)

// Does it upset the present balance; which units gain, which lose? (method, 3).
var losersMissing = &Rule{
	ID: "losers-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "interests",
	Title: "Some gain, and nobody seems to lose",
	Why: "A change that only has winners is rare; more often the losers have not been looked for. They know already, and " +
		"are talking to each other.",
	Mend: "Go through the units: who gives up hours, budget, a supplier of their own, a say? Write them under `loses`. If it really changes nobody's place, write `breaks: no`.",
	Says: Says{
		"": {"{name}: {units} would gain by it, and nobody is named who would lose", "ask {who} who gives something up by it, and write the unit under `loses`; if really nobody does, write `breaks: no`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			x := m.Interests
			if x == nil || len(x.Gains) == 0 {
				continue
			}
			if len(x.Loses) > 0 || x.Breaks == plan.No {
				j.Holds()
				continue
			}
			f := j.gap(m)
			f.At, f.Args["units"] = x.At, units(x.Gains)
			j.Flag(f)
		}
	},
}

// units are those that gain or lose.
func units(list []plan.Interest) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = cmp.Or(list[i].Unit, list[i].Why)
	}
	return names
}
