package check

import "stratbook/generator/plan"

// Relationships do not replace turning them into business at the right time
// (method, 7).
var relationshipIdle = &Rule{
	ID: "relationship-idle", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierKey, Part: "stakeholders", Limited: true,
	Title: "A good relationship that nothing comes of",
	Why:   "It took years to get close to somebody who decides, and it lasts as long as they stay. If nothing is ever asked of them, they too forget what it was for.",
	Mend:  "Ask what should be better a year from now, and what they would do for it. Make an opportunity of the answer.",
	Says: Says{
		"":      {"{who} decides and is close to us; no opportunity is open, and the last thing {who} did was on {last}", "ask {who} what should be better a year from now, and make an opportunity of the answer"},
		"never": {"{who} decides and is close to us; no opportunity is open, and nothing that {who} ever did for us is written down", "ask {who} what should be better a year from now, and make an opportunity of the answer"},
	},
	Account: func(j *Judge, a *plan.Account) {
		idle, acts, open := j.days(180), actsOf(a), len(a.OpenOpportunities()) > 0
		for _, p := range j.players {
			if !p.decides() || !p.who.Relation.Now.Set || p.who.Relation.Now.V < 3 {
				continue
			}
			act := acts[p.who]
			f := personFinding(a, p.who)
			f.Args["last"] = act.last
			if act.last.IsZero() {
				f.Says = "never"
			}
			j.stands(open || act.open || act.undated || !act.last.IsZero() && j.within(act.last, idle), f)
		}
	},
}
