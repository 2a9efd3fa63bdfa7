package method

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
)

// Coverage is the links between the customer's people and ours (method, 4:
// channels; 7: the team). It holds what there is, not every pair: most of the
// customer's people have met few of ours.
type Coverage struct {
	Ours []*plan.Member // the account's owner and team, who owns a relationship or made a visit; by id
	Rows []Covered      // the customer's people with a name, in the plan's order
}

// Covered is how somebody is covered: who of ours owns the relationship, and how
// often and when they were met, and by whom.
type Covered struct {
	Who    *plan.Stakeholder
	Owner  *plan.Member   // of the relationship; nil if nobody
	Times  int            // held visits with them
	Last   plan.Date      // the last of those; zero if never
	LastBy []*plan.Member // who of ours made it, by id
	Links  []Link         // with each of ours who owns the relationship or has met them; by id
}

// Link is between one of the customer's people and one of ours.
type Link struct {
	With  *plan.Member
	Owner bool      // of the relationship
	Times int       // held visits with both
	Last  plan.Date // the last of those; zero if never
}

// With is the link with one of ours; without any, its zero value.
func (c Covered) With(m *plan.Member) Link {
	for _, l := range c.Links {
		if l.With == m {
			return l
		}
	}
	return Link{}
}

// Unmet are the people whom nobody of ours has ever met.
func (c Coverage) Unmet() []*plan.Stakeholder {
	var unmet []*plan.Stakeholder
	for _, row := range c.Rows {
		if row.Times == 0 {
			unmet = append(unmet, row.Who)
		}
	}
	return unmet
}

// CoverageOf is that of an account's people.
func CoverageOf(a *plan.Account) Coverage {
	var c Coverage
	met := metOf(a)
	if a.OwnedBy != nil {
		c.Ours = append(c.Ours, a.OwnedBy)
	}
	for i := range a.Team {
		c.Ours = append(c.Ours, a.Member(a.Team[i].Member))
	}
	for _, v := range a.Visits {
		if v.Status == plan.VisitHeld {
			c.Ours = append(c.Ours, visitors(a, v)...)
		}
	}
	for _, s := range a.People {
		if s.EmptyChair() {
			continue
		}
		row := Covered{Who: s, Owner: a.Member(s.Contact)}
		if m := met[s]; m != nil {
			row.Times, row.Last, row.LastBy, row.Links = m.Times, m.Last, m.LastBy, m.Links
		}
		row.own()
		c.Ours = append(c.Ours, row.Owner)
		c.Rows = append(c.Rows, row)
	}
	c.Ours = members(c.Ours)
	return c
}

// own marks the link with the owner of the relationship, and sorts the links.
func (c *Covered) own() {
	i := slices.IndexFunc(c.Links, func(l Link) bool { return l.With == c.Owner })
	switch {
	case c.Owner == nil:
	case i < 0:
		c.Links = append(c.Links, Link{With: c.Owner, Owner: true})
	default:
		c.Links[i].Owner = true
	}
	slices.SortFunc(c.Links, func(x, y Link) int { return cmp.Compare(x.With.ID, y.With.ID) })
}

// metOf goes once through the held visits of an account, in the order of their
// dates, and says how often everybody was met, when last and by whom. Those
// never met are not in it.
func metOf(a *plan.Account) map[*plan.Stakeholder]*Covered {
	met := map[*plan.Stakeholder]*Covered{}
	type pair struct {
		theirs *plan.Stakeholder
		ours   *plan.Member
	}
	links := map[pair]int{} // place in Links, from 1
	for _, v := range a.Visits {
		if v.Status != plan.VisitHeld {
			continue
		}
		by := visitors(a, v)
		for _, s := range present(a, v) {
			c := met[s]
			if c == nil {
				c = &Covered{}
				met[s] = c
			}
			c.Times, c.Last, c.LastBy = c.Times+1, v.Date, by
			for _, m := range by {
				at := links[pair{s, m}]
				if at == 0 {
					c.Links = append(c.Links, Link{With: m})
					at = len(c.Links)
					links[pair{s, m}] = at
				}
				l := &c.Links[at-1]
				l.Times, l.Last = l.Times+1, v.Date
			}
		}
	}
	return met
}

// present are the customer's people at a visit, each once, in the order written.
func present(a *plan.Account, v *plan.Visit) []*plan.Stakeholder {
	var list []*plan.Stakeholder
	seen := map[*plan.Stakeholder]bool{nil: true}
	for _, r := range v.With {
		if s := a.Person(r); !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

// visitors are ours at a visit, each once, by id.
func visitors(a *plan.Account, v *plan.Visit) []*plan.Member {
	var list []*plan.Member
	for i := range v.By {
		list = append(list, a.Member(v.By[i].Member))
	}
	return members(list)
}

// members leaves out nobody and who is there twice, and sorts the rest by id.
func members(list []*plan.Member) []*plan.Member {
	list = slices.DeleteFunc(list, func(m *plan.Member) bool { return m == nil })
	slices.SortFunc(list, func(x, y *plan.Member) int { return cmp.Compare(x.ID, y.ID) })
	return slices.Compact(list)
}

// LastMets are the days of the last held visits with each of an account's people
// in it; those never met are not in it. It is for whoever asks about many.
func LastMets(a *plan.Account) map[*plan.Stakeholder]plan.Date {
	met := map[*plan.Stakeholder]plan.Date{}
	for _, v := range a.Visits {
		if v.Status == plan.VisitHeld {
			for _, s := range present(a, v) {
				met[s] = v.Date
			}
		}
	}
	return met
}

// LastMet is the day of the last held visit with a person in it (method, 4:
// channels); the zero date if there is none.
func LastMet(a *plan.Account, s *plan.Stakeholder) plan.Date {
	for _, v := range slices.Backward(a.Visits) {
		if v.Status == plan.VisitHeld && slices.ContainsFunc(v.With, func(r plan.Ref) bool { return a.Person(r) == s }) {
			return v.Date
		}
	}
	return plan.Date{}
}
