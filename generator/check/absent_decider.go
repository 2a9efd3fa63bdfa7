package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// Every word is also meant for those not in the room, the deciders above all
// (method, 3).
var absentDecider = &Rule{
	ID: "absent-decider", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "visits",
	Title: "A visit with no word for the deciders who are not there",
	Why: "What is said in the room is told on by others. Without a line that is meant for them, those who decide " +
		"hear what the others remember.",
	Mend: "Write for each of them under `absent` the one line that should reach them, and say it so that it can be repeated.",
	Says: Says{
		"": {"{visit}: no message is meant for who decides and will not be there: {absent}", "write under `absent`, for each of them, the one sentence that should reach them"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, v := range j.ahead(a) {
			reached := map[*plan.Stakeholder]bool{}
			for _, r := range v.With {
				reached[a.Person(r)] = true
			}
			for i := range v.Absent {
				if v.Absent[i].Message != "" {
					reached[a.Person(v.Absent[i].Who)] = true
				}
			}
			deciders := method.Deciders(a, a.Opportunity(v.Opportunity))
			var left []string
			for _, s := range deciders {
				if !reached[s] {
					left = append(left, name(s))
				}
			}
			switch {
			case len(left) > 0:
				f := visitFinding(a, v)
				f.Args["absent"] = left
				j.Flag(f)
			case len(deciders) > 0:
				j.Holds()
			}
		}
	},
}
