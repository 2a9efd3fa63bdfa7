package site

import (
	"cmp"
	"strings"

	"stratbook/generator/plan"
)

// state is where a commitment stands, in the order in which one looks at them.
type state int

const (
	overdue state = iota
	week
	nextWeek
	later
	undated
	settled
)

// String is the state's id in the catalogue, and on the page.
func (s state) String() string {
	return [...]string{"overdue", "week", "next-week", "later", "undated", "settled"}[s]
}

// outlook is a day as one looks ahead from it: to the end of its week, which is
// a Sunday, and of the one after.
type outlook struct{ today, sunday, nextSunday plan.Date }

func outlookOn(today plan.Date) outlook {
	sunday := addDays(today, 6-weekday(today))
	return outlook{today, sunday, addDays(sunday, 7)}
}

// weekday is 0 on a Monday, 6 on a Sunday.
func weekday(d plan.Date) int {
	const all = "montuewedthufrisatsun"
	return strings.Index(all, d.Weekday()) / len("mon")
}

func addDays(d plan.Date, n int) plan.Date { return d.Add(plan.Length{N: n, Unit: 'd'}) }

// state tells where a commitment stands. One that was only asked for is never
// overdue; where its date has passed it is due this week: the answer is.
func (o outlook) state(c *plan.Commitment) state {
	switch {
	case c.OverdueDays(o.today) > 0:
		return overdue
	case !c.Open():
		return settled
	case c.Due.IsZero():
		return undated
	case !o.sunday.Before(c.Due):
		return week
	case !o.nextSunday.Before(c.Due):
		return nextWeek
	}
	return later
}

// promised is a commitment and where it stands.
type promised struct {
	owned
	at  state
	row int // on the board, from 0
}

// compare orders commitments as one looks at them: what is settled newest first,
// all others by date.
func (x promised) compare(y promised) int {
	if x.at == settled && y.at == settled {
		return dayOf(y.c).Compare(dayOf(x.c))
	}
	return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(dueKey(x.c), dueKey(y.c)))
}

// dayOf is the day that a commitment is shown on: when it was done, else when it
// is due.
func dayOf(c *plan.Commitment) plan.Date {
	if c.Status == plan.CommitmentDone && !c.DoneOn.IsZero() {
		return c.DoneOn
	}
	return c.Due
}
