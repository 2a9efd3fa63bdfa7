package check

import (
	"cmp"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/words"
)

// A good ask is realistic for the stage that the customer has reached
// (method, 2; milestones: method, 1 T).
var commitmentUnrealistic = &Rule{
	ID: "commitment-unrealistic", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierGrowth, Part: "commitments",
	Title: "An ask that jumps ahead of the customer",
	Why: "A customer goes one step at a time. Asked for the proposal before it has accepted the findings, it says " +
		"yes to be polite, and compares prices.",
	Mend: "Ask for the step that comes next. If this customer really needs no such step, say so under `skips`.",
	Says: Says{
		"": {"this comes too early: {promise}; not done yet: {skipped}", "ask for “{next}” first, or write under `skips` why this customer passes it over"},
	},
	Account: func(j *Judge, a *plan.Account) {
		scopes := map[*plan.Opportunity][]*plan.Commitment{}
		for _, c := range a.AllCommitments {
			scopes[c.Origin.Opportunity] = append(scopes[c.Origin.Opportunity], c)
		}
		for _, c := range a.AllCommitments {
			if !c.Open() || j.book.Milestone(c.Milestone) < 0 {
				continue
			}
			skipped := method.Skipped(j.book, scopes[c.Origin.Opportunity], c)
			if len(skipped) == 0 {
				j.Holds()
				continue
			}
			f := commitmentFinding(a, c)
			f.Args["skipped"], f.Args["next"] = milestones(skipped), milestones(skipped[:1])
			if len(skipped) > 1 {
				f.Severity = plan.SeverityWarning
			}
			j.Flag(f)
		}
	},
}

// milestones are steps of the customer's in a sentence.
type milestones []plan.Milestone

// In returns their names: the book's own, else those of the language.
func (m milestones) In(w *words.Words) string {
	list := plan.ListNamed("milestone")
	said := make([]string, len(m))
	for i := range m {
		said[i] = cmp.Or(m[i].Name, list.Word(m[i].ID, w.Lang()))
	}
	return w.List(said)
}
