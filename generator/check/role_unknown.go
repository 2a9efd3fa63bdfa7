package check

import "stratbook/generator/plan"

// A role is a 2×2 of involvement and authority (method, 1 T: decision role).
var roleUnknown = &Rule{
	ID: "role-unknown", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "stakeholders",
	Title: "Somebody whose part in the decision is not known",
	Why:   "We treat somebody who decides like somebody who may only advise, or the other way round. Either costs us the one whom it concerns.",
	Mend:  "Find out two things: can they commit to it, and do they take a part in working it out? Write `role`, or `involvement` and `authority`.",
	Says: Says{
		"":            {"what part {who} plays in the decision is not known", "find out whether {who} may commit to it, and how much {who} takes part; then write `role`"},
		"involvement": {"how much {who} takes part is not known, so the role is open", "find out whether {who} works on the decision or only hears of it, and write `involvement`"},
		"authority":   {"whether {who} may decide is not known, so the role is open", "find out who had the last word when {who} last wanted something, and write `authority`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, p := range j.players {
			f := personFinding(a, p.who)
			switch {
			case p.any(func(g played) bool { return g.Involvement != "" }):
				f.Says = "authority"
			case p.any(func(g played) bool { return g.Authority != "" }):
				f.Says = "involvement"
			}
			j.stands(p.any(func(g played) bool { return g.Role != "" }), f)
		}
	},
}
