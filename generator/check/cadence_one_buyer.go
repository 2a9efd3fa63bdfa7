package check

import (
	"slices"

	"stratbook/generator/plan"
)

// Meeting the buyer every week is not communication (method, 8; method, 3:
// narrow view).
var cadenceOneBuyer = &Rule{
	ID: "cadence-one-buyer", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "visits", Limited: true,
	Title: "Always the same person",
	Why:   "All that we know comes from one person, and all that the customer knows of us goes through them. When they leave, or are overruled, we have nothing.",
	Mend:  "Ask them to bring a colleague next time, or to take you to one; and let others of ours meet others of theirs.",
	Says: Says{
		"": {"{name}: the last {visits} visits, since {since}, met {who} and nobody else", "ask {who} to bring somebody along next time, and write that as the `ask`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		last := j.lastHeld(a, j.number(6))
		if last == nil {
			return
		}
		one := alone(a, last[0])
		if one == nil || slices.ContainsFunc(last, func(v *plan.Visit) bool { return alone(a, v) != one }) {
			j.Holds()
			return
		}
		f := accountFinding(a)
		f.Args["visits"], f.Args["since"], f.Args["who"] = len(last), last[0].Date, name(one)
		for _, v := range last {
			f.Related = append(f.Related, v.At)
		}
		j.Flag(f)
	},
}

// lastHeld are the last n held visits, the newest last; nil if there are fewer.
func (j *Judge) lastHeld(a *plan.Account, n int) []*plan.Visit {
	var list []*plan.Visit
	for _, v := range slices.Backward(a.Visits) {
		if j.held(v) && len(list) < n {
			list = append(list, v)
		}
	}
	if len(list) < n || n == 0 {
		return nil
	}
	slices.Reverse(list)
	return list
}

// alone is the one person whom a visit met, or nil if it met several or nobody.
func alone(a *plan.Account, v *plan.Visit) *plan.Stakeholder {
	var one *plan.Stakeholder
	for _, r := range v.With {
		s := a.Person(r)
		if s == nil || one != nil && s != one {
			return nil
		}
		one = s
	}
	return one
}
