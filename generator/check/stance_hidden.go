package check

import "stratbook/generator/plan"

// Some hide what they think (method, 3: decision chain).
var stanceHidden = &Rule{
	ID: "stance-hidden", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierKey, Part: "stakeholders",
	Title: "Somebody who hides what they think",
	Why:   "Nobody is silent for nothing: something could be lost by speaking. Whoever learns what it is knows more of this deal than any of the competitors.",
	Mend:  "Do not press them. Ask somebody close to them, and think of what they would lose; then judge their stance anew.",
	Says: Says{
		"":      {"{who} hides what they think of it: who could tell us?", "ask {ask} what {who} says of it when we are not there, and what {who} would lose"},
		"plain": {"{who} hides what they think of it: who could tell us?", "look for somebody close to {who} whom you could meet, and ask what {who} would lose"},
	},
	Account: func(j *Judge, a *plan.Account) {
		list := j.players
		ways := guidesOf(list, j.met)
		for _, p := range list {
			if !p.any(judgedAtAll) {
				continue
			}
			f := personFinding(a, p.who)
			ways.lead(&f, p.who)
			j.stands(!p.any(func(g played) bool { return g.Stance == plan.StanceHidden }), f)
		}
	},
}
