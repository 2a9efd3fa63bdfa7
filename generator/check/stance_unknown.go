package check

import "stratbook/generator/plan"

// Who is for it, against it, indifferent or hiding it (method, 3: decision
// chain).
var stanceUnknown = &Rule{
	ID: "stance-unknown", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "stakeholders",
	Title: "Somebody of weight who may be for us or against us",
	Why:   "Whoever is not asked is counted as a friend, until the day of the decision. By then there is nobody left to talk to.",
	Mend:  "Ask what would speak against it, them and those around them, and write `stance` with the day in `judged`. That they hide it is an answer too.",
	Says: Says{
		"":          {"{who} decides, and whether for us or against us is not known", "ask {who} what would speak against it, then write `stance` and `judged`"},
		"influence": {"{who} has influence {influence} of 5, and whether for us or against us is not known", "ask {who} what would speak against it, then write `stance` and `judged`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, p := range j.players {
			f := personFinding(a, p.who)
			f.Args["influence"] = p.influence()
			if !p.decides() {
				if p.influence() < 4 {
					continue
				}
				f.Says = "influence"
			}
			j.stands(p.any(judgedAtAll), f)
		}
	},
}

// judgedAtAll reports whether somebody's stance was ever judged.
func judgedAtAll(g played) bool { return g.Stance != "" && g.Stance != plan.StanceUnknown }
