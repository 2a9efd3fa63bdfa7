package check

import "stratbook/generator/plan"

// Everybody has needs of their own, and needs of their organisation's (method,
// 1 T).
var needsUnknown = &Rule{
	ID: "needs-unknown", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "stakeholders",
	Title: "Somebody whose needs are not known",
	Why: "People say yes for a reason of their own and defend it with one of the organisation's. Whoever knows only one of the two " +
		"wins the talk and loses the decision, or the other way round.",
	Mend: "Listen for what they want to be seen for and what they are afraid of (`needs`), and for what their unit is measured by (`org_needs`).",
	Says: Says{
		"":     {"{who} ({role}): neither personal nor organisational needs are known", "ask {who} how last year went, and listen for what counts to them and to their unit; write `needs` and `org_needs`"},
		"own":  {"{who} ({role}): no personal need is known", "listen for what {who} wants to be seen for, or is afraid of, and write `needs`"},
		"unit": {"{who} ({role}): no organisational need is known", "ask what the unit of {who} is measured by this year, and write `org_needs`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, p := range j.players {
			role := p.role(weightyRoles...)
			if role == "" {
				continue
			}
			own, org := len(p.who.Needs) > 0, len(p.who.OrgNeeds) > 0
			f := personFinding(a, p.who)
			f.Args["role"] = roleWord(role)
			switch {
			case org:
				f.Says = "own"
			case own:
				f.Says = "unit"
			}
			j.stands(own && org, f)
		}
	},
}
