package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// Each macro strategy advises something (method, 1 A), and a plan may do the
// opposite.
var macroUnfollowed = &Rule{
	ID: "macro-unfollowed", Step: plan.StepAssemble, Severity: plan.SeverityNote, From: plan.TierKey, Part: "strategy", Limited: true,
	Title: "The plan does not do what its strategy advises",
	Why: "A strategy that nobody acts on is a word on a page. Either the team has not read it, or it knows better; " +
		"and then the strategy is the wrong one.",
	Mend: "Look at what is under way: change it, or change the strategy. Advance fast: get something agreed for the next weeks. Venture: spend less time. " +
		"Reconsider: no proposal yet. Persevere: a strategy or a task for every factor that is ours to remove.",
	Says: Says{
		"advance-fast": {"{name}: the strategy is to advance fast, and nobody at the customer has agreed to anything up to {until}", "ask for one step that they take before {until}, while what helps us still does"},
		"venture":      {"{name}: the strategy is to venture and spend little time, and {open} tasks of ours are open, more than {limit}: {tasks}", "drop what would not be missed, and keep what takes the one chance"},
		"reconsider":   {"{name}: the strategy is to reconsider, and we are on the way to a proposal: {promises}", "put it off until what stands against us weighs less, and ask now for a step that tells us more"},
		"persevere":    {"{name}: the strategy is to persevere and remove what hurts, and nothing is planned or under way against this: {factors}", "write a `strategy` for each, or a task that serves it (`for`)"},
	},
	Account: func(j *Judge, a *plan.Account) {
		served := servedBy(a.AllTasks)
		for _, m := range matters(a) {
			f := m.finding()
			if m.Strategy != nil {
				f = m.at(m.Strategy.At)
			}
			f.Says = string(macroOf(m))
			switch plan.Macro(f.Says) {
			case plan.MacroAdvanceFast:
				f.Args["until"] = j.AsOf.Add(month)
				j.there(j.agreedSoon(m), f)
			case plan.MacroVenture:
				open, limit := openTasks(m), j.number(5)
				f.Args["open"], f.Args["limit"], f.Args["tasks"] = len(open), limit, open
				j.there(len(open) <= limit, f)
			case plan.MacroReconsider:
				f.Args["promises"], f.Related = j.proposals(m)
				j.there(len(f.Related) == 0, f)
			case plan.MacroPersevere:
				f.Args["factors"], f.Related = unremoved(m, served)
				j.there(len(f.Related) == 0, f)
			}
		}
	},
}

// month is how far ahead something is to be agreed if we advance fast.
var month = plan.Length{N: 30, Unit: 'd'}

// macroOf is the strategy that counts: the author's, else the one that the
// factors name.
func macroOf(m matter) plan.Macro {
	macro := method.MacroOf(m.Deal)
	if macro.Stated == "" && len(macro.Candidates) == 1 {
		return macro.Candidates[0]
	}
	return macro.Stated
}

// moves are the commitments and tasks of a matter: an account's are all.
func (m matter) moves() ([]*plan.Commitment, []*plan.Task) {
	if m.deal != nil {
		return m.deal.AllCommitments, m.deal.AllTasks
	}
	return m.of.AllCommitments, m.of.AllTasks
}

// agreedSoon reports whether the customer has agreed to do something within the
// next month.
func (j *Judge) agreedSoon(m matter) bool {
	last := j.AsOf.Add(month)
	commitments, _ := m.moves()
	for _, c := range commitments {
		if c.Status == plan.CommitmentAgreed && !ours(m.of, c) && !c.Due.Before(j.AsOf) && !last.Before(c.Due) {
			return true
		}
	}
	return false
}

func openTasks(m matter) []string {
	var open []string
	_, tasks := m.moves()
	for _, t := range tasks {
		if t.Status == plan.TaskOpen {
			open = append(open, bare(t.Text))
		}
	}
	return open
}

// proposals are the open commitments to ask us for a proposal.
func (j *Judge) proposals(m matter) (asked saidAll, places []source.Place) {
	commitments, _ := m.moves()
	for _, c := range commitments {
		at := j.book.Milestone(c.Milestone)
		if c.Open() && at >= 0 && j.book.Settings.Milestones[at].ID == plan.MilestoneRequestProposal {
			asked, places = append(asked, said{c.Text, c.Due, names(m.of.Parties(c.Who))}), append(places, c.At)
		}
	}
	return asked, places
}

// servedBy are the ids of what tasks serve that were not dropped.
func servedBy(tasks []*plan.Task) map[string]bool {
	served := map[string]bool{}
	for _, t := range tasks {
		served[t.For.Text] = served[t.For.Text] || t.Status != plan.TaskDropped
	}
	return served
}

// unremoved are the factors that are ours to remove, and that neither a strategy
// nor a task is about.
func unremoved(m matter, served map[string]bool) (factors []string, places []source.Place) {
	quadrants := method.QuadrantsOf(m.Deal)
	for _, x := range quadrants.Eliminate.Factors {
		if x.Strategy == "" && !served[x.ID] {
			factors, places = append(factors, bare(x.Text)), append(places, x.At)
		}
	}
	return factors, places
}
