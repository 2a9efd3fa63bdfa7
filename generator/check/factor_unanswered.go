package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// One small strategy for each factor that weighs (method, 1 A: micro strategy).
var factorUnanswered = &Rule{
	ID: "factor-unanswered", Step: plan.StepAssemble, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "factors",
	Title: "A factor that weighs, and no strategy for it",
	Why: "To know what hurts and do nothing about it is worse than not to know it; and what helps us does not " +
		"help by itself. A factor that weighs and has no strategy was written down for nothing.",
	Mend: "Write one sentence under `strategy`: what helps and is out of our hands is used, what helps and is in our hands brought out, " +
		"what hurts and is out of our hands contained, what hurts and is in our hands removed.",
	Says: Says{
		"leverage":  {"it helps us, is not in our hands, and no strategy says how to use it: {factor}", "think how to steer it to our favour while it lasts, and write that under `strategy`"},
		"maximise":  {"it helps us, is in our hands, and no strategy says how to bring it out: {factor}", "think who should see it, and how, and write that under `strategy`"},
		"reduce":    {"it hurts us, is not in our hands, and no strategy says how to contain it: {factor}", "think what would make it weigh less, and write that under `strategy`"},
		"eliminate": {"it hurts us, is in our hands, and no strategy says how to remove it: {factor}", "think what would remove it, and by when, and write that under `strategy`"},
		"unplaced":  {"it weighs, and no strategy says what we do about it: {factor}", "say first whether it helps and whether it is in our hands (`sign`, `control`); then write under `strategy` what we do about it"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			least := leastWeight(m.Factors)
			for i := range m.Factors {
				x := &m.Factors[i]
				if x.Weight < least {
					continue
				}
				f := factorFinding(m, x)
				f.Says = string(method.QuadrantOf(x))
				if f.Says == "" {
					f.Says = "unplaced"
				}
				j.there(x.Strategy != "", f)
			}
		}
	},
}

// leastWeight is from which weight on a factor needs a strategy: any, where
// nobody has weighed them.
func leastWeight(factors []plan.Factor) int {
	for i := range factors {
		if factors[i].Weighted {
			return 3
		}
	}
	return 0
}
