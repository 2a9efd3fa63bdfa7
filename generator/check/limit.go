package check

import (
	"cmp"

	"stratbook/generator/plan"
	"stratbook/generator/words"
)

// limit is the threshold of the rule that a book sets for the account's tier,
// else the given one.
func (j *Judge) limit(own plan.Limit) plan.Limit {
	setting, _ := j.book.Settings.Limits.Get(j.rule.ID)
	if set, ok := setting.For(tier(j.account)); ok {
		return set
	}
	return own
}

// number is a threshold that counts things; a length of time is none.
func (j *Judge) number(own int) int {
	if set := j.limit(plan.Limit{N: own}); set.Length.IsZero() {
		return set.N
	}
	return own
}

// days is a threshold of time. A number without a unit counts days.
func (j *Judge) days(own int) plan.Length {
	set := j.limit(plan.Limit{N: own})
	if set.Length.IsZero() {
		return plan.Length{N: set.N, Unit: 'd'}
	}
	return set.Length
}

// within reports whether a day of the past lies within a length of time before
// the day that is judged; the last day of it does.
func (j *Judge) within(day plan.Date, l plan.Length) bool {
	return !day.Before(j.AsOf.Add(l.Back()))
}

// days puts a number of days into words.
func days(n int) words.Count { return words.Count{ID: "count.days", N: n} }

// length puts a length of time into words.
func length(l plan.Length) words.Count {
	return words.Count{ID: "length." + string(l.Unit), N: l.N}
}

// names are what people are called.
func names(parties []plan.Party) []string {
	list := make([]string, len(parties))
	for i, p := range parties {
		list[i] = p.Name()
	}
	return list
}

// name is what one of the customer's people is called.
func name(s *plan.Stakeholder) string { return cmp.Or(s.Name, s.Title, s.ID) }
