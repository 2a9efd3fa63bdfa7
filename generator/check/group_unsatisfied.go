package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// In a group everyone must be satisfied (method, 1 T: widening the circle).
var groupUnsatisfied = &Rule{
	ID: "group-unsatisfied", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "decision",
	Title: "A group of which one is left out",
	Why:   "Where several decide together, one who minds is enough: the others will not quarrel over us. The group then asks for more time.",
	Mend:  "Talk to each of them before they meet. For one who is against it find out what would have to change; for one whose needs nobody knows, ask.",
	Says: Says{
		"opposed": {"{who} is against it, and is one of those who decide together", "talk to {who} before they meet: what would have to change for {who} to let it pass?"},
		"unknown": {"{who} is one of those who decide together; the needs are not known, and no approach is written", "talk to {who} before they meet, and write `needs`, `org_needs` or an `approach`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		g := group{j, a, map[memberGap]bool{}}
		g.judge(nil, a.Decision)
		for _, o := range a.OpenOpportunities() {
			g.judge(o, o.Decision)
		}
	},
}

// group goes through those who decide together, on the account's business and
// on each deal. What is wrong with somebody is said once.
type group struct {
	*Judge
	account *plan.Account
	said    map[memberGap]bool
}

type memberGap struct {
	who *plan.Stakeholder
	gap string
}

func (g *group) judge(o *plan.Opportunity, d *plan.Decision) {
	if d == nil || len(d.Group) == 0 {
		return
	}
	parts := map[*plan.Stakeholder]method.Part{}
	for _, p := range method.Parts(g.account, o) {
		parts[p.Who] = p
	}
	for _, r := range d.Group {
		p, known := parts[g.account.Person(r)]
		if !known || !p.Named() {
			continue
		}
		gap := memberGap{p.Who, gapOf(p)}
		switch {
		case gap.gap == "":
			g.Holds()
		case !g.said[gap]:
			g.said[gap] = true
			f := personFinding(g.account, p.Who)
			f.Says, f.Related = gap.gap, []source.Place{r.At}
			if o != nil {
				f.About.Deal = o.ID
			}
			g.Flag(f)
		}
	}
}

// gapOf is why one of a group is not satisfied, as far as we know; "" if nothing
// speaks for it.
func gapOf(p method.Part) string {
	switch {
	case p.Stance == plan.StanceOpponent:
		return "opposed"
	case len(p.Who.Needs)+len(p.Who.OrgNeeds) == 0 && p.Who.Approach == "":
		return "unknown"
	}
	return ""
}
