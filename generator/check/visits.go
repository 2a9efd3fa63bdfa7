package check

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// recent are the visits of the past that are judged: the newest held ones, and
// only while something can still be made of them.
func (j *Judge) recent(a *plan.Account) []*plan.Visit {
	const days = 90
	return slices.DeleteFunc(method.Newest(a, j.AsOf), func(v *plan.Visit) bool { return j.AsOf.Days(v.Date) > days })
}

// held reports whether a visit is marked held and its day is not still to come.
func (j *Judge) held(v *plan.Visit) bool {
	return v.Status == plan.VisitHeld && !j.AsOf.Before(v.Date)
}

// ahead are the planned visits that are still to come.
func (j *Judge) ahead(a *plan.Account) []*plan.Visit {
	var list []*plan.Visit
	for _, v := range a.Visits {
		if v.Status == plan.VisitPlanned && !v.Date.Before(j.AsOf) {
			list = append(list, v)
		}
	}
	return list
}

// near are the planned visits that come within the rule's limit of days.
func (j *Judge) near(a *plan.Account) []*plan.Visit {
	last := j.AsOf.Add(j.days(7))
	return slices.DeleteFunc(j.ahead(a), func(v *plan.Visit) bool { return last.Before(v.Date) })
}

// prepared says of a visit that comes soon whether something about it is there.
func (j *Judge) prepared(a *plan.Account, v *plan.Visit, there bool) {
	if there {
		j.Holds()
		return
	}
	f := visitFinding(a, v)
	switch left := v.Date.Days(j.AsOf); left {
	case 0:
		f.Says = "today"
	default:
		f.Args["days"] = days(left)
	}
	j.Flag(f)
}

// asks are the levels of a visit's ask in words, highest first.
func asks(v *plan.Visit) []string {
	if v.Ask == nil {
		return nil
	}
	var list []string
	for _, level := range []*plan.AskLevel{v.Ask.High, v.Ask.Mid, v.Ask.Low} {
		if level != nil && level.Text != "" {
			list = append(list, bare(level.Text))
		}
	}
	return list
}

func asksSomething(v *plan.Visit) bool { return len(asks(v)) > 0 }

// askedAt are the commitments that a visit brought up: those written in it, and
// those elsewhere in the account that were asked on its day, in its deal.
func askedAt(a *plan.Account, v *plan.Visit) []*plan.Commitment {
	var list []*plan.Commitment
	deal := a.Opportunity(v.Opportunity)
	for _, c := range a.AllCommitments {
		sameDeal := c.Origin.Opportunity == deal || c.Origin.Opportunity == nil || deal == nil
		if c.Origin.Visit == v || c.Origin.Visit == nil && c.AskedOn == v.Date && sameDeal {
			list = append(list, c)
		}
	}
	return list
}
