package check

import (
	"cmp"

	"stratbook/generator/plan"
)

// An account is served by a team (method, 7).
var teamIncomplete = &Rule{
	ID: "team-incomplete", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "team",
	Title: "A team without a technician or a sponsor",
	Why: "Their engineers want to talk to an engineer, and their directors to a director. One person who is all of it is " +
		"believed in one of them.",
	Mend: "Ask for one of ours who answers technical questions, and for one of the management who opens doors. Write them under `team` with `part`.",
	Says: Says{
		"technical": {"{name}: nobody of ours has the technical part", "ask who of ours their engineers would believe, and write that member under `team` with `part: technical`"},
		"sponsor":   {"{name}: nobody of our management is their sponsor", "ask who of our management would take them on, and write that member under `team` with `part: sponsor`"},
		"both":      {"{name}: nobody of ours has the technical part, and nobody of our management is their sponsor", "ask who of ours their engineers would believe, and who of our management would take them on; write both under `team`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		technical, sponsor := false, false
		for i := range a.Team {
			part := a.Team[i].Part
			if m := a.Member(a.Team[i].Member); m != nil {
				part = cmp.Or(part, m.Part)
			}
			technical = technical || part == "technical"
			sponsor = sponsor || part == "sponsor"
		}
		f := accountFinding(a)
		switch {
		case technical:
			f.Says = "sponsor"
		case sponsor:
			f.Says = "technical"
		default:
			f.Says = "both"
		}
		j.there(technical && sponsor, f)
	},
}
