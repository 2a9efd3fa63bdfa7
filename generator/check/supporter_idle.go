package check

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
)

// A supporter who never acts is none (method, 2).
var supporterIdle = &Rule{
	ID: "supporter-idle", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "stakeholders", Limited: true,
	Title: "A supporter who does nothing",
	Why:   "What somebody does tells more than what they say. Whoever is for us in words only will be silent when it counts, and we shall have relied on them.",
	Mend:  "Ask for something small that only they can do, and watch. If they do not do it, judge their stance anew.",
	Says: Says{
		"":      {"{who} is called a supporter, has done nothing since {since}, and has nothing open", "ask {who} for one small thing that costs them something; if it is not done, set `stance` to neutral"},
		"never": {"{who} is called a supporter, has been met {met} times, and has never done anything", "ask {who} for one small thing that costs them something; if it is not done, set `stance` to neutral"},
	},
	Account: func(j *Judge, a *plan.Account) {
		idle := j.days(90)
		met, acts := j.met, actsOf(a)
		for _, s := range a.People {
			if s.EmptyChair() || s.Stance != plan.StanceSupporter || s.Influence < 3 || met[s] < 2 {
				continue
			}
			act := acts[s]
			if act.open || act.undated || j.within(cmp.Or(act.last, firstMet(a, s)), idle) {
				j.Holds()
				continue
			}
			f := personFinding(a, s)
			f.Args["met"], f.Args["since"] = met[s], act.last
			if act.last.IsZero() {
				f.Says = "never"
			}
			j.Flag(f)
		}
	},
}

// firstMet is when somebody was first met; zero if that never was.
func firstMet(a *plan.Account, s *plan.Stakeholder) plan.Date {
	for _, v := range a.Visits {
		if v.Status == plan.VisitHeld && slices.ContainsFunc(v.With, func(r plan.Ref) bool { return a.Person(r) == s }) {
			return v.Date
		}
	}
	return plan.Date{}
}

// timesMet is in how many held visits each person was.
func timesMet(a *plan.Account) map[*plan.Stakeholder]int {
	met := map[*plan.Stakeholder]int{}
	for _, v := range a.Visits {
		if v.Status != plan.VisitHeld {
			continue
		}
		here := map[*plan.Stakeholder]bool{}
		for _, r := range v.With {
			if s := a.Person(r); s != nil && !here[s] {
				here[s] = true
				met[s]++
			}
		}
	}
	return met
}

// act is what somebody did for us, and has promised to do.
type act struct {
	last          plan.Date // when they last did something
	undated, open bool      // they did something nobody wrote when; something of theirs is open
}

func actsOf(a *plan.Account) map[*plan.Stakeholder]act {
	acts := map[*plan.Stakeholder]act{}
	for _, c := range a.AllCommitments {
		for _, s := range doers(a, c) {
			x := acts[s]
			if c.Status == plan.CommitmentDone {
				day := doneOn(c)
				x.undated = x.undated || day.IsZero()
				if x.last.Before(day) {
					x.last = day
				}
			}
			x.open = x.open || c.Open()
			acts[s] = x
		}
	}
	return acts
}
