package check

import "stratbook/generator/plan"

// A vision is quantified (method, 1 S).
var visionUnmeasured = &Rule{
	ID: "vision-unmeasured", Step: plan.StepSet, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "vision",
	Title: "A vision that nobody can measure",
	Why:   "A vision without a figure is a slogan: the customer nods and forgets it, and nobody can tell whether it comes nearer.",
	Mend:  "Agree with the customer on the one figure that would show it, how high it should be, and by when.",
	Says: Says{
		"": {"{name}: the vision has no {keys} yet", "ask the customer by which figure they would notice it, and write {keys}"},
	},
	Account: func(j *Judge, a *plan.Account) {
		v := a.Vision
		if v == nil {
			return
		}
		keys := lacking(v.Metric != "", v.Target != "", !v.By.IsZero())
		f := accountFinding(a)
		f.At, f.Args["keys"] = v.At, keys
		j.stands(len(keys) == 0, f)
	},
}
