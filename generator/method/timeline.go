package method

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
)

// Timeline is who moved what, and when: the three processes, which are never
// mixed (method, 2). Each lane is in order of days, what has none at its end.
type Timeline struct {
	Customer []Move // commitments, and the customer's steps towards its decision
	Order    []Move // the order's own progress
	Ours     []Move // tasks
}

// Move is one thing in a lane. Exactly one of the last four fields is set.
type Move struct {
	On    plan.Date // the day it was done, else the day it is or was due; zero if nobody wrote either
	State State
	Deal  *plan.Opportunity // nil for what belongs to the account

	Commitment *plan.Commitment
	Step       *plan.BuyingStep
	Progress   *plan.Progress
	Task       *plan.Task
}

// State is how far a move has come.
type State string

const (
	StateOpen    State = "open"
	StateOverdue State = "overdue" // past its date; what is only asked never is
	StateDone    State = "done"
)

// TimelineOf is that of a deal, or without a deal of all the account, as of a
// day. What was refused or dropped moved nothing and is left out. A progress
// step dated later than the day is still open.
func TimelineOf(a *plan.Account, o *plan.Opportunity, today plan.Date) Timeline {
	var t Timeline
	commitments, tasks := movesOf(a, o)
	for _, c := range commitments {
		m := moved(c.Status == plan.CommitmentDone, c.DoneOn, c.Due)
		m.Deal, m.Commitment = c.Origin.Opportunity, c
		if c.Open() || m.State == StateDone {
			t.Customer = append(t.Customer, m.seen(today))
		}
	}
	for _, deal := range dealsOf(a, o) {
		for i := range deal.BuyingProcess {
			step := &deal.BuyingProcess[i]
			m := moved(!step.DoneOn.IsZero(), step.DoneOn, step.By)
			m.Deal, m.Step = deal, step
			t.Customer = append(t.Customer, m.seen(today))
		}
		for i := range deal.Progress {
			step := &deal.Progress[i]
			m := moved(!today.Before(step.On), step.On, step.On)
			m.Deal, m.Progress = deal, step
			t.Order = append(t.Order, m)
		}
	}
	for _, task := range tasks {
		m := moved(task.Status == plan.TaskDone, task.DoneOn, task.Due)
		m.Deal, m.Task = task.Origin.Opportunity, task
		if task.Status != plan.TaskDropped {
			t.Ours = append(t.Ours, m.seen(today))
		}
	}
	for _, lane := range [][]Move{t.Customer, t.Order, t.Ours} {
		slices.SortStableFunc(lane, func(x, y Move) int { return undatedLast(x.On, y.On) })
	}
	return t
}

// moved is a move that is done, on a day if anybody wrote which, or open and due.
func moved(done bool, on, due plan.Date) Move {
	if done {
		return Move{On: cmp.Or(on, due), State: StateDone}
	}
	return Move{On: due, State: StateOpen}
}

// seen is a move as of a day: what was promised and is past its date is overdue.
func (m Move) seen(today plan.Date) Move {
	asked := m.Commitment != nil && m.Commitment.Status == plan.CommitmentAsked
	if m.State == StateOpen && !asked && !m.On.IsZero() && m.On.Before(today) {
		m.State = StateOverdue
	}
	return m
}

// byDay orders dates, one that was not said before all others.
func byDay(x, y plan.Date) int {
	switch {
	case x.Before(y):
		return -1
	case y.Before(x):
		return 1
	}
	return 0
}

// undatedLast orders dates, one that was not said after all others.
func undatedLast(x, y plan.Date) int {
	none := func(d plan.Date) int {
		if d.IsZero() {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(none(x), none(y)), byDay(x, y))
}
