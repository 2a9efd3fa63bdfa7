package check

import (
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// A price concession adds no value; given for nothing it is a habit
// (method, 8; method, 3: awe).
var concessionUnreturned = &Rule{
	ID: "concession-unreturned", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierBase, Part: "concessions",
	Title: "We gave way and got nothing for it",
	Why: "What is given for nothing is worth nothing to whoever gets it, and teaches them to ask again. A concession " +
		"is the best moment to ask for a step in return.",
	Mend: "Ask for a step of theirs, also now: \"we did that for you in spring, would you …\". Write its id under `in_return`.",
	Says: Says{
		"":        {"given with nothing in return: {what}", "ask for a step of theirs in return, even late, and name it under `in_return`"},
		"refused": {"given, and the return was refused or dropped: {what}; it was to be {promise}", "remind them of it when you ask for the next step, and name that under `in_return`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		returns := map[string]*plan.Commitment{}
		for _, c := range a.AllCommitments {
			returns[c.ID] = c
		}
		for i := range a.Concessions {
			x := &a.Concessions[i]
			f := Finding{At: x.At, About: Subject{Kind: plan.AccountThing, ID: a.ID, Account: a.ID},
				Args: source.Args{"what": said{text: x.What, day: x.On}}}
			back := returns[x.InReturn.Text]
			switch {
			case x.InReturn.Text == "":
				j.Flag(f)
			case back != nil && (back.Status == plan.CommitmentRefused || back.Status == plan.CommitmentDropped) &&
				back.RetriedAs.Text == "" && back.LoweredTo.Text == "":
				f.Says, f.Args["promise"] = "refused", commitmentFinding(a, back).Args["promise"]
				j.Flag(f)
			default:
				j.Holds()
			}
		}
	},
}
