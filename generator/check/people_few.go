package check

import "stratbook/generator/plan"

// One or two people are the narrow view (method, 3: three traps).
var peopleFew = &Rule{
	ID: "people-few", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "stakeholders",
	Title: "Too few people known",
	Why:   "Whoever knows one or two people knows what those two think. When one of them leaves or is overruled nothing is left, and those whom nobody asked decide.",
	Mend:  "Ask each one you know who else has a say: who uses it, who pays for it, who could stop it.",
	Says: Says{
		"":     {"{name}: nobody is known there but {known}", "ask {known} who else uses it, pays for it or could stop it, and write them under `stakeholders`"},
		"none": {"{name}: nobody is known there yet", "find out who uses it, who pays for it and who could stop it, and write them under `stakeholders` with `id`, `name` and `title`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		var known []string
		for _, s := range a.People {
			if !s.EmptyChair() {
				known = append(known, name(s))
			}
		}
		f := accountFinding(a)
		f.Args["known"] = known
		if len(known) == 0 {
			f.Says = "none"
		}
		j.stands(len(known) >= 3, f)
	},
}
