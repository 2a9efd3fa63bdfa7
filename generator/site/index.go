package site

import (
	"cmp"
	"slices"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/plan"
)

// index is what the pages across accounts share: the book's things in the order
// in which such pages list them, made once, so that no page walks the book.
type index struct {
	people      []personIn // by name
	deals       []dealOf
	visits      []visitTo           // newest first
	commitments []owned             // overdue, to come, without a date, settled; each by date
	order       map[*check.Rule]int // of the method
	byRule      map[string][]*check.Finding
	byAccount   map[string][]*check.Finding
	byPath      map[string][]*check.Finding
	byOwner     map[*plan.Member][]*plan.Account
	tasks       map[*plan.Member][]ownedTask // open ones
	slots       []slotAt                     // of white space, by renewal
}

type (
	personIn struct {
		a *plan.Account
		x *plan.Stakeholder
	}
	dealOf struct {
		a *plan.Account
		o *plan.Opportunity
	}
	visitTo struct {
		a *plan.Account
		v *plan.Visit
	}
	owned struct {
		a *plan.Account
		c *plan.Commitment
	}
	ownedTask struct {
		a *plan.Account
		t *plan.Task
	}
)

func newIndex(b *plan.Book, findings []*check.Finding) index {
	x := index{byRule: map[string][]*check.Finding{}, byAccount: map[string][]*check.Finding{}, byPath: map[string][]*check.Finding{},
		byOwner: map[*plan.Member][]*plan.Account{}, tasks: map[*plan.Member][]ownedTask{}}
	x.order = map[*check.Rule]int{}
	for i, r := range check.Rules() {
		x.order[r] = i
	}
	for _, f := range findings {
		x.byRule[f.Rule.ID] = append(x.byRule[f.Rule.ID], f)
		x.byPath[f.At.Path] = append(x.byPath[f.At.Path], f)
		if f.About.Account != "" {
			x.byAccount[f.About.Account] = append(x.byAccount[f.About.Account], f)
		}
	}
	for _, a := range b.Accounts {
		x.account(a)
	}
	x.slots = slotsByRenewal(b.Accounts)
	slices.SortStableFunc(x.people, func(p, q personIn) int {
		return cmp.Or(strings.Compare(sortName(p.x), sortName(q.x)), strings.Compare(p.a.ID, q.a.ID))
	})
	slices.SortStableFunc(x.visits, func(v, w visitTo) int { return strings.Compare(w.v.Date.ISO(), v.v.Date.ISO()) })
	slices.SortStableFunc(x.commitments, func(c, d owned) int {
		return cmp.Or(cmp.Compare(stateOf(c.c, b.AsOf), stateOf(d.c, b.AsOf)), cmp.Compare(dueKey(c.c), dueKey(d.c)))
	})
	return x
}

// sortName is what a person is listed by.
func sortName(s *plan.Stakeholder) string { return strings.ToLower(cmp.Or(s.SortName, s.Name)) }

func (x *index) account(a *plan.Account) {
	if a.OwnedBy != nil {
		x.byOwner[a.OwnedBy] = append(x.byOwner[a.OwnedBy], a)
	}
	for _, s := range a.People {
		if !s.EmptyChair() {
			x.people = append(x.people, personIn{a, s})
		}
	}
	for _, o := range a.Opportunities {
		x.deals = append(x.deals, dealOf{a, o})
	}
	for _, v := range a.Visits {
		x.visits = append(x.visits, visitTo{a, v})
	}
	for _, c := range a.AllCommitments {
		x.commitments = append(x.commitments, owned{a, c})
	}
	for _, t := range a.AllTasks {
		if m := a.Member(t.Who); m != nil && t.Status == plan.TaskOpen {
			x.tasks[m] = append(x.tasks[m], ownedTask{a, t})
		}
	}
}

// state is where a commitment stands, in the order in which one looks at them.
type state int

const (
	overdue state = iota
	coming
	undated
	settled
)

// String is the state's id in the catalogue.
func (s state) String() string { return [...]string{"overdue", "coming", "undated", "settled"}[s] }

func stateOf(c *plan.Commitment, today plan.Date) state {
	switch {
	case c.OverdueDays(today) > 0:
		return overdue
	case c.Open() && c.Due.IsZero():
		return undated
	case c.Open():
		return coming
	}
	return settled
}
