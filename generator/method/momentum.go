package method

import "stratbook/generator/plan"

// Momentum is how long the customer and the order have stood still (method, 2).
type Momentum struct {
	Known bool      // there was a step, and somebody wrote when
	Last  plan.Date // the day of the last one
	Days  int       // since then

	Undated int // done commitments and steps of which nobody wrote when
}

// MomentumOf is the time since the last done commitment or the order's last
// progress step in a deal, or without a deal in all the account, as of a day.
// What is dated later has not happened yet.
func MomentumOf(a *plan.Account, o *plan.Opportunity, today plan.Date) Momentum {
	var m Momentum
	step := func(day plan.Date) {
		switch {
		case day.IsZero():
			m.Undated++
		case !today.Before(day) && m.Last.Before(day):
			m.Known, m.Last, m.Days = true, day, today.Days(day)
		}
	}
	commitments, _ := movesOf(a, o)
	for _, c := range commitments {
		if c.Status == plan.CommitmentDone {
			step(c.DoneOn)
		}
	}
	for _, o := range dealsOf(a, o) {
		for i := range o.Progress {
			step(o.Progress[i].On)
		}
	}
	return m
}

// movesOf are the commitments and tasks of a deal, or without a deal all of the
// account's.
func movesOf(a *plan.Account, o *plan.Opportunity) ([]*plan.Commitment, []*plan.Task) {
	if o != nil {
		return o.AllCommitments, o.AllTasks
	}
	return a.AllCommitments, a.AllTasks
}

// dealsOf is the one deal, or without a deal all of the account's, by id.
func dealsOf(a *plan.Account, o *plan.Opportunity) []*plan.Opportunity {
	if o != nil {
		return []*plan.Opportunity{o}
	}
	return a.Opportunities
}
