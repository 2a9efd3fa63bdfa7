package check

import "stratbook/generator/plan"

// A factor helps or hurts, and is in our hands or not (method, 1 R).
var factorUnplaced = &Rule{
	ID: "factor-unplaced", Step: plan.StepReview, Severity: plan.SeverityWarning, From: plan.TierBase, Part: "factors",
	Title: "A factor that stands in no quadrant",
	Why: "What is to be done about a factor follows from two answers: is it for us or against us, and can we change " +
		"it? Until both are known it weighs nothing, and no strategy fits it.",
	Mend: "Write `sign` (does it help us or hurt us?) and `control` (is it in our hands?). If the team cannot agree, that is what to find out next.",
	Says: Says{
		"sign":    {"whether it helps us or hurts us is not said: {factor}", "ask what the customer makes of it, and write `sign`: positive or negative"},
		"control": {"whether it is in our hands is not said: {factor}", "ask who of ours could change it, and write `control`: high if somebody can, low if nobody"},
		"both":    {"whether it helps or hurts, and whether it is in our hands, is not said: {factor}", "ask what the customer makes of it and who of ours could change it, and write `sign` and `control`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			for i := range m.Factors {
				x := &m.Factors[i]
				f := factorFinding(m, x)
				switch {
				case x.Sign != "" && x.Control != "":
					j.Holds()
					continue
				case x.Control != "":
					f.Says = "sign"
				case x.Sign != "":
					f.Says = "control"
				default:
					f.Says = "both"
				}
				j.Flag(f)
			}
		}
	},
}
