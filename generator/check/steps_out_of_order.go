package check

import (
	"slices"

	"stratbook/generator/plan"
)

// Goals and key people come first and must both stand before the rest means
// anything (method, 1: STRAT).
var stepsOutOfOrder = &Rule{
	ID: "steps-out-of-order", Step: plan.StepSet, Severity: plan.SeverityNote, From: plan.TierKey, Part: "strategy",
	Title: "A strategy before there are goals and roles",
	Why:   "A strategy answers what helps and what hurts on the way to a goal, with people who decide. Without the two it is a mood, and it will be found to fit anything.",
	Mend:  "Leave the strategy as it is for now. Write the goal and find out who decides; then see whether it still fits.",
	Says: Says{
		"goals": {"{name}: the strategy is “{macro}”, and there is no goal yet that it leads to", "write the goal first, and then see whether the strategy still fits"},
		"roles": {"{name}: the strategy is “{macro}”, and neither a decider nor an advocate is known yet", "find out first who decides and who is listened to, and then see whether the strategy still fits"},
		"both":  {"{name}: the strategy is “{macro}”, and there is neither a goal yet nor a known decider or advocate", "write the goal and find out who decides, and then see whether the strategy still fits"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.ordered(a.Strategy, accountFinding(a))
		for _, o := range a.OpenOpportunities() {
			j.ordered(o.Strategy, dealFinding(a, o))
		}
	},
}

// ordered says of a strategy, if one is stated, whether first things stand.
func (j *Judge) ordered(s *plan.Strategy, f Finding) {
	if s == nil || s.Macro == "" {
		return
	}
	goals := len(j.account.Goals) > 0
	f.At, f.Args["macro"] = s.At, listed("macro", string(s.Macro))
	roles := slices.ContainsFunc(j.players, func(p player) bool {
		return p.decides() || p.role(plan.RoleAdvocate) != ""
	})
	switch {
	case !goals && !roles:
		f.Says = "both"
	case !goals:
		f.Says = "goals"
	default:
		f.Says = "roles"
	}
	j.stands(j.open, f)
}
