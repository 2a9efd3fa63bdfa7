package check

import "stratbook/generator/plan"

// Somebody of ours answers for an account (method, 7: the team).
var accountUnowned = &Rule{
	ID: "account-unowned", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierBase, Part: "team",
	Title: "An account that nobody of ours owns",
	Why:   "Nobody's account is nobody's work: nobody reads its flags, nobody is asked for the date, and the customer does not know whom to ring.",
	Mend:  "Decide who of ours answers for it, if only until somebody better is found, and write that member under `owner`.",
	Says: Says{
		"":     {"{name}: nobody of ours answers for this account", "decide who does, and write that member under `owner`"},
		"team": {"{name}: nobody of ours answers for this account; on its team: {team}", "decide which of them answers for it, and write that member under `owner`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		var team []string
		for i := range a.Team {
			if m := a.Member(a.Team[i].Member); m != nil {
				team = append(team, m.Name)
			}
		}
		f := accountFinding(a)
		if f.Args["team"] = team; len(team) > 0 {
			f.Says = "team"
		}
		j.there(a.Owner.Text != "", f) // one that is not found is a broken link
	},
}
