package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// An author may state another macro strategy, with a reason (method, 1 A).
var macroAgainstFactors = &Rule{
	ID: "macro-against-factors", Step: plan.StepAssemble, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "strategy",
	Title: "The strategy is another than the factors point to",
	Why: "The factors do not replace judgement. But a strategy that they contradict, and for which nobody says why, is " +
		"a wish of ours; and the team works on what it sees in the factors.",
	Mend: "If you know something that the factors do not show, write it under `reason`, or better as a factor. If not, take the strategy that they name.",
	Says: Says{
		"": {"{name}: the strategy stated is {stated}; the factors point to {candidates}, and no reason is given", "write under `reason` what the factors do not show, or take the strategy that they point to"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			macro := method.MacroOf(m.Deal)
			if macro.Stated == "" || len(macro.Candidates) == 0 {
				continue
			}
			f := m.at(m.Strategy.At)
			f.Args["stated"], f.Args["candidates"] = listed("macro", string(macro.Stated)), listedEach("macro", macro.Candidates)
			j.there(!macro.Against() || macro.Reason != "", f)
		}
	},
}
