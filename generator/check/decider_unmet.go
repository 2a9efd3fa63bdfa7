package check

import (
	"stratbook/generator/plan"
)

// The senior people behind the contact are met too (method, 1 T: widening the
// circle), before the findings are theirs without us.
var deciderUnmet = &Rule{
	ID: "decider-unmet", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierGrowth, Part: "stakeholders",
	Title: "A decider whom nobody of ours has met",
	Why: "Who decides without having met us decides about a price. What others tell of us on the way is shorter than what we said, " +
		"and leaves out what they did not understand.",
	Mend: "Ask your advocate to take you: not over anybody's head, and with something that only a decider can answer. It presses once the findings are accepted.",
	Says: Says{
		"":               {"{who} decides, and nobody of ours has met them yet", "ask {ask} to take you to {who}, with a question that only {who} can answer"},
		"plain":          {"{who} decides, and nobody of ours has met them yet", "look for an advocate who can take you to {who}, and make that the ask of your next visit"},
		"findings":       {"{who} decides on {deal}, where the findings are accepted, and nobody of ours has met them yet", "ask {ask} now to take you to {who}, with the findings as the reason"},
		"findings-plain": {"{who} decides on {deal}, where the findings are accepted, and nobody of ours has met them yet", "ask whoever accepted the findings to bring them to {who} together with you"},
		"planned":        {"{who} decides, and is to be met for the first time on {day}", "prepare {day}: one question that only {who} can answer, and an ask in three levels"},
	},
	Account: func(j *Judge, a *plan.Account) {
		list, met, next := j.players, j.met, j.firstVisits(a)
		ways, accepted := guidesOf(list, met), j.accepted(a)
		for _, p := range list {
			if !p.decides() {
				continue
			}
			f := personFinding(a, p.who)
			for _, g := range p.parts {
				if g.Decider() && accepted[g.deal] && f.Severity == "" {
					f.Severity, f.Says = plan.SeverityWarning, "findings"
					f.About.Deal, f.Args["deal"] = g.deal.ID, g.deal.Name
				}
			}
			ways.lead(&f, p.who)
			if day := next[p.who]; !day.IsZero() {
				f.Says, f.Args["day"] = "planned", day
			}
			j.stands(met[p.who] > 0, f)
		}
	},
}

// lead names whom to ask for the way to somebody, or has the finding say what to
// do where there is nobody.
func (g guides) lead(f *Finding, to *plan.Stakeholder) {
	switch ask := g.to(to); {
	case ask != nil:
		f.Args["ask"] = name(ask)
	case f.Says == "":
		f.Says = "plain"
	default:
		f.Says += "-plain"
	}
}

// accepted are the open opportunities in which the customer has accepted the
// findings.
func (j *Judge) accepted(a *plan.Account) map[*plan.Opportunity]bool {
	step := j.book.Milestone(plan.Ref{Text: plan.MilestoneAcceptFindings})
	found := map[*plan.Opportunity]bool{}
	for _, o := range a.OpenOpportunities() {
		for _, c := range o.AllCommitments {
			if c.Status == plan.CommitmentDone && step >= 0 && j.book.Milestone(c.Milestone) == step {
				found[o] = true
			}
		}
	}
	return found
}
