package method

import (
	"slices"

	"stratbook/generator/plan"
)

// Ladder is where we stand on the sales influence ladder, and where we want to
// be (method, 1 S). Rungs count from 1, the lowest; 0 is not known.
type Ladder struct {
	Rungs       []string // the values as in files, lowest first
	Now, Target int
	By          plan.Date
}

// LadderOf is that of an account.
func LadderOf(a *plan.Account) Ladder {
	l := Ladder{Rungs: plan.ListNamed("ladder").Keys()}
	if a.Ladder != nil {
		l.Now, l.Target = 1+slices.Index(l.Rungs, a.Ladder.Now), 1+slices.Index(l.Rungs, a.Ladder.Target)
		l.By = a.Ladder.By
	}
	return l
}
