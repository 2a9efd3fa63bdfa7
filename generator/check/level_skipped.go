package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// Relationships at every level; never sell over someone's head (method, 1 T:
// widening the circle).
var levelSkipped = &Rule{
	ID: "level-skipped", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierKey, Part: "stakeholders",
	Title: "A level that we went past",
	Why:   "Those in between hear that we were with their boss and with their people. From then on every paper that passes their desk takes longer.",
	Mend:  "Have those below bring you to them, and let those above know. Ask them what the others could not answer.",
	Says: Says{
		"":      {"{name}: nobody of ours has met {people}, though we have met {above} above and {below} below", "ask {ask} to take you to {people}, and tell {above} that you are going"},
		"chair": {"{name}: nobody is known for {people}, though we have met {above} above and {below} below", "ask {ask} who does that work now, and meet them"},
	},
	Account: func(j *Judge, a *plan.Account) {
		levels := method.TreeOf(a).Levels()
		if len(levels) < 3 {
			return // there is nothing in between
		}
		ways := guidesOf(j.players, j.met)
		var above []string
		var unmet [][]*method.Node // since above
		for _, level := range levels {
			met := metOn(level)
			if len(met) == 0 {
				unmet = append(unmet, level)
				continue
			}
			j.Holds()
			for _, level := range unmet {
				if above != nil {
					f := levelFinding(a, level)
					f.Args["above"], f.Args["below"], f.Args["ask"] = above, names(met), name(ways.among(met))
					j.Flag(f)
				}
			}
			above, unmet = names(met), nil
		}
	},
}

// metOn are those of a level who were met.
func metOn(level []*method.Node) []plan.Party {
	var met []plan.Party
	for _, n := range level {
		if n.Met {
			met = append(met, plan.Party{Stakeholder: n.Who})
		}
	}
	return met
}

// among is the best guide of some people, or the first of them.
func (g guides) among(people []plan.Party) *plan.Stakeholder {
	here := map[*plan.Stakeholder]bool{}
	for _, p := range people {
		here[p.Stakeholder] = true
	}
	for _, who := range g {
		if here[who] {
			return who
		}
	}
	return people[0].Stakeholder
}

// levelFinding is about a level of which nobody was met. It names the people,
// and the empty chairs only where there are no people.
func levelFinding(a *plan.Account, level []*method.Node) Finding {
	f := accountFinding(a)
	var people, chairs []string
	for _, n := range level {
		if n.Who.EmptyChair() {
			chairs = append(chairs, name(n.Who))
		} else {
			people = append(people, name(n.Who))
		}
		f.Related = append(f.Related, n.Who.At)
	}
	if f.Args["people"] = people; len(people) == 0 {
		f.Says, f.Args["people"] = "chair", chairs
	}
	return f
}
