package site

import (
	"cmp"
	"slices"

	"stratbook/generator/check"
	"stratbook/generator/collation"
	"stratbook/generator/plan"
)

// index is what the pages across accounts share: the book's things in the order
// in which such pages list them, made once, so that no page walks the book.
type index struct {
	names       *collation.Names
	accounts    []*plan.Account    // by name
	members     []*plan.Member     // by name
	people      []personIn         // by name
	deals       []dealOf           // by their account's name
	visits      []visitTo          // newest first
	commitments []promised         // by state; each state by date, what is settled newest first
	shelves     map[string][]shelf // commitments that are open, by the view that groups them
	months      []month            // of which anything is promised or was done
	gaps        []*check.Finding   // where nobody has promised anything
	byRule      map[string][]*check.Finding
	bookwide    []*check.Finding // of no account
	needy       []*plan.Account  // those with the gravest flags first
	byOwner     map[*plan.Member][]*plan.Account
	teams       map[*plan.Member][]teamOf // accounts on whose team somebody is
	contacts    map[*plan.Member][]personIn
	shared      map[*plan.Member][]owned     // open commitments that one of ours takes part in
	tree        []branch                     // accounts, each followed by its subsidiaries
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
	teamOf struct {
		a    *plan.Account
		part string
	}
	branch struct {
		a     *plan.Account
		depth int
	}
	ownedTask struct {
		a *plan.Account
		t *plan.Task
	}
)

func newIndex(in Input) *index {
	b, v := in.Book, in.Verdict
	x := &index{names: in.Names, accounts: slices.Clone(b.Accounts), members: slices.Clone(b.Team), byRule: map[string][]*check.Finding{}, byOwner: map[*plan.Member][]*plan.Account{}, tasks: map[*plan.Member][]ownedTask{},
		teams: map[*plan.Member][]teamOf{}, contacts: map[*plan.Member][]personIn{}, shared: map[*plan.Member][]owned{}}
	for _, f := range v.Findings() {
		x.byRule[f.Rule.ID] = append(x.byRule[f.Rule.ID], f)
		if missesPromise(f) {
			x.gaps = append(x.gaps, f)
		}
		if f.About.Account == "" {
			x.bookwide = append(x.bookwide, f)
		}
	}
	collation.Sort(x.names, x.accounts, func(a *plan.Account) (name, id string) { return a.Name, a.ID })
	collation.Sort(x.names, x.members, func(m *plan.Member) (name, id string) { return cmp.Or(m.SortName, m.Name), m.ID })
	x.needy = byNeed(x.accounts, v)
	look := outlookOn(b.AsOf)
	for _, a := range x.accounts {
		x.account(a, look)
	}
	x.slots = slotsByRenewal(x.accounts)
	collation.Sort(x.names, x.people, func(p personIn) (name, id string) { return sortName(p.x), p.a.ID })
	for _, p := range x.people {
		if m := p.a.Member(p.x.Contact); m != nil {
			x.contacts[m] = append(x.contacts[m], p)
		}
	}
	x.grow(b)
	for _, tasks := range x.tasks {
		slices.SortStableFunc(tasks, func(t, u ownedTask) int {
			return t.t.Due.CompareDue(u.t.Due)
		})
	}
	slices.SortStableFunc(x.visits, func(v, w visitTo) int { return w.v.Date.Compare(v.v.Date) })
	slices.SortStableFunc(x.commitments, promised.compare)
	for i := range x.commitments {
		x.commitments[i].row = i
	}
	x.shelve()
	x.months = monthsOf(x.commitments, b.AsOf)
	return x
}

// missesPromise tells a finding that says where nobody has promised anything.
func missesPromise(f *check.Finding) bool {
	return f.Rule.ID == "commitment-missing" && f.SetAside == nil
}

// lacksPromise reports whether nobody has promised anything for an opportunity
// or, where that is nil, for an account itself.
func (s *Site) lacksPromise(a *plan.Account, o *plan.Opportunity) bool {
	deal := ""
	if o != nil {
		deal = o.ID
	}
	return slices.ContainsFunc(s.about(a), func(f *check.Finding) bool { return missesPromise(f) && f.About.Deal == deal })
}

// about returns the findings about an account.
func (s *Site) about(a *plan.Account) []*check.Finding { return s.Verdict.About(a) }

// inFile returns the findings in a file.
func (s *Site) inFile(path string) []*check.Finding { return s.Verdict.In(path) }

// byNeed orders accounts by how grave their flags are.
func byNeed(accounts []*plan.Account, v *check.Verdict) []*plan.Account {
	need := make(map[*plan.Account]int, len(accounts))
	for _, a := range accounts {
		c := check.Count(v.About(a))
		need[a] = 100*c.Error + 10*c.Warning + c.Note
	}
	accounts = slices.Clone(accounts)
	slices.SortStableFunc(accounts, func(a, b *plan.Account) int { return cmp.Compare(need[b], need[a]) })
	return accounts
}

// sortName is what a person is listed by.
func sortName(s *plan.Stakeholder) string { return cmp.Or(s.SortName, s.Name) }

func (x *index) account(a *plan.Account, look outlook) {
	if a.OwnedBy != nil {
		x.byOwner[a.OwnedBy] = append(x.byOwner[a.OwnedBy], a)
	}
	for _, part := range a.Team {
		if m := a.Member(part.Member); m != nil {
			x.teams[m] = append(x.teams[m], teamOf{a, part.Part})
		}
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
		x.commitments = append(x.commitments, promised{owned: owned{a, c}, at: look.state(c)})
		for _, r := range c.Who {
			if party := a.Party(r); party.Member != nil && c.Open() {
				x.shared[party.Member] = append(x.shared[party.Member], owned{a, c})
			}
		}
	}
	for _, t := range a.AllTasks {
		if m := a.Member(t.Who); m != nil && t.Status == plan.TaskOpen {
			x.tasks[m] = append(x.tasks[m], ownedTask{a, t})
		}
	}
}

// grow orders the accounts as a tree: each is followed by its subsidiaries. Who
// is its own parent's parent stands at the top.
func (x *index) grow(b *plan.Book) {
	under := map[*plan.Account][]*plan.Account{}
	var roots []*plan.Account
	for _, a := range x.accounts {
		if parent := b.AccountOf(a.Parent); parent != nil && parent != a {
			under[parent] = append(under[parent], a)
		} else {
			roots = append(roots, a)
		}
	}
	placed := map[*plan.Account]bool{}
	var place func(a *plan.Account, depth int)
	place = func(a *plan.Account, depth int) {
		if placed[a] {
			return
		}
		placed[a] = true
		x.tree = append(x.tree, branch{a, depth})
		for _, child := range under[a] {
			place(child, depth+1)
		}
	}
	for _, a := range slices.Concat(roots, x.accounts) {
		place(a, 0)
	}
}
