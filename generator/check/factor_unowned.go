package check

import "stratbook/generator/plan"

// A strategy is somebody's (method, 1 A: micro strategy).
var factorUnowned = &Rule{
	ID: "factor-unowned", Step: plan.StepAssemble, Severity: plan.SeverityNote, From: plan.TierKey, Part: "factors",
	Title: "A strategy that nobody answers for",
	Why:   "What is everybody's work is done by nobody. At the next review the sentence stands there unchanged, and everyone thought that another was at it.",
	Mend:  "Agree in the team who answers for it, and write that member under `by`.",
	Says: Says{
		"": {"nobody of ours answers for “{strategy}”: {factor}", "ask in the team who takes it on, and write that member under `by`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			for i := range m.Factors {
				x := &m.Factors[i]
				if x.Strategy == "" {
					continue
				}
				f := factorFinding(m, x)
				f.Args["strategy"] = bare(x.Strategy)
				j.there(x.By.Text != "", f)
			}
		}
	},
}
