package check

import (
	"slices"

	"stratbook/generator/plan"
)

// Many links between their people and ours, not one buyer with one seller
// (method, 4: channels).
var singleThread = &Rule{
	ID: "single-thread", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "stakeholders", Limited: true,
	Title: "The account hangs by a thread",
	Why:   "The others are known by name only: what they want, and what they say of us, comes to us through one or two mouths. When those fall silent the account does.",
	Mend:  "Have those you know bring the others along, one at each visit, those who decide first; and let others of ours meet them too.",
	Says: Says{
		"":       {"{name}: of {known} people known nobody but {met} was ever met", "ask {met} to bring {next} to the next visit"},
		"nobody": {"{name}: of {known} people known none was ever met", "arrange a first talk with {next}, and write it down as a visit"},
	},
	Account: func(j *Judge, a *plan.Account) {
		list, times := j.players, j.met
		if len(list) < 3 {
			return
		}
		var met []string
		var unmet []player
		for _, p := range list {
			if times[p.who] > 0 {
				met = append(met, name(p.who))
			} else {
				unmet = append(unmet, p)
			}
		}
		f := accountFinding(a)
		if len(met) > j.number(2) || len(unmet) == 0 {
			j.Holds()
			return
		}
		next := slices.MaxFunc(unmet, func(x, y player) int { return x.weight() - y.weight() })
		f.Args["known"], f.Args["met"], f.Args["next"] = len(list), met, name(next.who)
		if len(met) == 0 {
			f.Says = "nobody"
		}
		j.Flag(f)
	},
}

// weight is how much it matters to meet somebody: who decides comes first, then
// who shapes the decision, then who has influence.
func (p player) weight() int {
	switch {
	case p.decides():
		return 20 + p.influence()
	case p.role(plan.RoleAdvocate) != "":
		return 10 + p.influence()
	}
	return p.influence()
}
