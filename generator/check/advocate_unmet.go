package check

import "stratbook/generator/plan"

// An advocate shapes the decision, and is not necessarily on our side (method,
// 1 T: decision role).
var advocateUnmet = &Rule{
	ID: "advocate-unmet", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "stakeholders",
	Title: "An advocate whom nobody of ours has met",
	Why:   "An advocate speaks when we are not in the room, for us or for another. One who has never met us has only heard of us, from whoever came first.",
	Mend:  "Have somebody you know bring you together, and ask what they would change if it were theirs to decide.",
	Says: Says{
		"":        {"{who} shapes the decision, and nobody of ours has met them yet", "ask {ask} to bring you together with {who}, and write that as the `ask` of the next visit"},
		"plain":   {"{who} shapes the decision, and nobody of ours has met them yet", "write to {who} with one question about their own work, and ask for half an hour"},
		"planned": {"{who} shapes the decision, and is to be met for the first time on {day}", "prepare {day}: what would {who} change, and what small thing could {who} do for it"},
	},
	Account: func(j *Judge, a *plan.Account) {
		list, met, next := j.players, j.met, j.firstVisits(a)
		ways := guidesOf(list, met)
		for _, p := range list {
			if p.role(plan.RoleAdvocate) == "" {
				continue
			}
			f := personFinding(a, p.who)
			ways.lead(&f, p.who)
			if day := next[p.who]; !day.IsZero() {
				f.Says, f.Args["day"] = "planned", day
			}
			j.stands(met[p.who] > 0, f)
		}
	},
}
