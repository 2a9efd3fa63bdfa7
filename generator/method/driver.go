package method

import (
	"slices"

	"stratbook/generator/plan"
)

// Month is who was driving in one month: what the customer did against what we
// did (method, 2). A done commitment counts 3 on the level high, 2 on mid, 1 on
// low or without a level, a done task 1.
type Month struct {
	First        plan.Date // of the month
	Theirs, Ours int
}

// DriverOf is the driver's seat of a deal, or without a deal of all the account,
// month by month from the first in which anything was done to the last, with
// those between in which nothing was. What nobody wrote the day of is left out.
func DriverOf(a *plan.Account, o *plan.Opportunity) []Month {
	var done []Month // one for each thing
	commitments, tasks := movesOf(a, o)
	for _, c := range commitments {
		if c.Status == plan.CommitmentDone && !c.DoneOn.IsZero() {
			done = append(done, Month{First: firstOf(c.DoneOn), Theirs: cost(c.Level)})
		}
	}
	for _, t := range tasks {
		if t.Status == plan.TaskDone && !t.DoneOn.IsZero() {
			done = append(done, Month{First: firstOf(t.DoneOn), Ours: 1})
		}
	}
	slices.SortFunc(done, func(x, y Month) int { return byDay(x.First, y.First) })
	var months []Month
	for _, d := range done {
		if len(months) == 0 {
			months = append(months, Month{First: d.First})
		}
		last := &months[len(months)-1]
		for last.First != d.First {
			months = append(months, Month{First: last.First.Add(plan.Length{N: 1, Unit: 'm'})})
			last = &months[len(months)-1]
		}
		last.Theirs += d.Theirs
		last.Ours += d.Ours
	}
	return months
}

// cost is what a done commitment on a level cost the customer.
func cost(level plan.Level) int {
	switch level {
	case plan.LevelHigh:
		return 3
	case plan.LevelMid:
		return 2
	}
	return 1
}

// firstOf is the first day of a date's month.
func firstOf(day plan.Date) plan.Date {
	first, _ := plan.ParseDate(day.ISO()[:len("2006-01-")] + "01")
	return first
}
