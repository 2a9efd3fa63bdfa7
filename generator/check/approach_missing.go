package check

import "stratbook/generator/plan"

// What is done about a person answers their needs and fits their role (method,
// 1 T: approach).
var approachMissing = &Rule{
	ID: "approach-missing", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "stakeholders",
	Title: "Needs that nothing is done about",
	Why:   "We know what they need and talk to them as to everybody else. What was hard to learn is then worth nothing, and each of us tries something else.",
	Mend:  "Write under `approach` one sentence: what this person gets from us in answer to those needs, from whom, and what to leave out.",
	Says: Says{
		"": {"{who} ({role}): needs are known ({needs}), and no approach answers them", "write under `approach` how we answer them, and who of ours does"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, p := range j.players {
			role := p.role(weightyRoles...)
			if role == "" || len(p.who.Needs) == 0 || len(p.who.OrgNeeds) == 0 {
				continue // needs come first
			}
			f := personFinding(a, p.who)
			f.Args["role"], f.Args["needs"] = roleWord(role), needsOf(p.who)
			j.stands(p.who.Approach != "", f)
		}
	},
}
