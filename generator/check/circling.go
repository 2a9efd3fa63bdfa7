package check

import (
	"stratbook/generator/plan"
)

// Three visits on one level, and nobody who decides or is heard (method, 3: a
// door to a higher level).
var circling = &Rule{
	ID: "circling", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "visits", Limited: true,
	Title: "Visits that go round those who decide",
	Why:   "Three visits in two months, and nobody was there who decides or shapes the decision. The time is spent, and the order is made elsewhere.",
	Mend:  "Ask those you meet to take you to a decider or an advocate, and make that the ask of the next visit. Send nobody there again without it.",
	Says: Says{
		"":      {"{name}: three visits since {since} with {met}, and no decider or advocate at any", "make it the ask of the next visit to be taken to {count}"},
		"plain": {"{name}: three visits since {since} with {met}, and no decider or advocate at any", "make it the ask of the next visit to learn who decides, and to be taken to them"},
	},
	Account: func(j *Judge, a *plan.Account) {
		last := j.lastHeld(a, 3)
		if last == nil || !j.within(last[0].Date, j.days(60)) {
			return
		}
		weighty := map[*plan.Stakeholder]bool{}
		var count []string
		for _, s := range a.People {
			if !s.EmptyChair() && countsAnywhere(a, s) {
				weighty[s] = true
				count = append(count, name(s))
			}
		}
		met, reached, unknown := metAt(a, last, weighty)
		switch {
		case reached:
			j.Holds()
			return
		case len(count) == 0 && unknown || len(met) == 0:
			return // what nobody has written about is blank
		}
		f := accountFinding(a)
		f.Args["since"], f.Args["met"], f.Args["count"] = last[0].Date, met, count
		if len(count) == 0 {
			f.Says = "plain"
		}
		for _, v := range last {
			f.Related = append(f.Related, v.At)
		}
		j.Flag(f)
	},
}

// metAt names those whom visits met, and tells whether somebody of weight was
// among them, and whether somebody whose role is not known.
func metAt(a *plan.Account, visits []*plan.Visit, weighty map[*plan.Stakeholder]bool) (met []string, reached, unknown bool) {
	seen := map[*plan.Stakeholder]bool{}
	for _, v := range visits {
		for _, r := range v.With {
			s := a.Person(r)
			if s == nil || seen[s] {
				continue
			}
			seen[s] = true
			met = append(met, name(s))
			reached = reached || weighty[s]
			unknown = unknown || s.Role == "" && s.Authority != plan.AuthorityLow
		}
	}
	return met, reached, unknown
}
