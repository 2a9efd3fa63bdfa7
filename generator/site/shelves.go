package site

import (
	"cmp"
	"slices"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/collation"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// shelf is what is open for one customer, for one of ours or with one person.
type shelf struct {
	id      string // of its section
	name    string // "" where nobody is known
	sort    string // what it is listed by; "" for last
	address string // of the page of whom it is about; "" for none
	list    []promised
	missing []*check.Finding // where nothing is promised, of a customer
}

// rows is how many rows a shelf is counted as when a long page is parted: its
// head is one.
func (s *shelf) rows() int { return 1 + len(s.list) + len(s.missing) }

// shelve groups the open commitments, which are in order, in each of three ways.
func (x *index) shelve() {
	gaps := map[string][]*check.Finding{}
	for _, f := range x.gaps {
		gaps[f.About.Account] = append(gaps[f.About.Account], f)
	}
	accounts, owners, people := newShelves(), newShelves(), newShelves()
	for _, a := range x.accounts {
		if missing := gaps[a.ID]; len(missing) > 0 {
			accounts.of(accountShelf(a)).missing = missing
		}
	}
	for _, c := range x.commitments {
		if c.at == settled {
			break // they come last
		}
		accounts.put(accountShelf(c.a), c)
		owners.put(ownerShelf(c.a), c)
		known := false
		for _, party := range c.a.Parties(c.c.Who) {
			if s := party.Stakeholder; s != nil && !s.EmptyChair() {
				people.put(personShelf(c.a, s), c)
				known = true
			}
		}
		if !known {
			people.put(shelf{id: "nobody"}, c)
		}
	}
	x.shelves = map[string][]shelf{byAccountPage: accounts.sorted(x.names), byOwnerPage: owners.sorted(x.names), byPersonPage: people.sorted(x.names)}
}

func accountShelf(a *plan.Account) shelf {
	return shelf{id: plan.Anchor(plan.AccountThing, a.ID), name: a.Name, sort: a.Name, address: a.Address}
}

func ownerShelf(a *plan.Account) shelf {
	m := a.OwnedBy
	if m == nil {
		return shelf{id: "nobody"}
	}
	return shelf{id: plan.Anchor(plan.MemberThing, m.ID), name: m.Name, sort: cmp.Or(m.SortName, m.Name), address: m.Address}
}

func personShelf(a *plan.Account, s *plan.Stakeholder) shelf {
	id := a.ID + "." + s.ID
	if s.Shared != nil {
		id = s.Shared.ID
	}
	return shelf{id: plan.Anchor(plan.PersonThing, id), name: s.Name, sort: sortName(s), address: s.Address}
}

// shelves are those of one way to group, while they are filled.
type shelves map[string]*shelf

func newShelves() shelves { return shelves{} }

func (all shelves) of(s shelf) *shelf {
	if all[s.id] == nil {
		all[s.id] = &s
	}
	return all[s.id]
}

// put adds a commitment, once: somebody may be named twice for it.
func (all shelves) put(s shelf, c promised) {
	to := all.of(s)
	if n := len(to.list); n == 0 || to.list[n-1].c != c.c {
		to.list = append(to.list, c)
	}
}

func (all shelves) sorted(names *collation.Names) []shelf {
	list := make([]shelf, 0, len(all))
	for _, s := range all {
		list = append(list, *s)
	}
	collation.Sort(names, list, func(s shelf) (name, id string) { return s.sort, s.id })
	return list
}

// layOutShelves gives one way to group its address. A part of a long page begins
// where the one before ended, in the middle of a shelf if need be.
func (s *places) layOutShelves(address string) {
	all := s.index().shelves[address]
	ends := make([]int, len(all)) // the row behind each shelf's last
	n := 0
	for i := range all {
		n += all[i].rows()
		ends[i] = n
	}
	s.layOutListing(listing{address: address, n: n, sections: func(p *pen, from, to int) []view.Section {
		if n == 0 {
			return []view.Section{{ID: "nothing", Nothing: view.Nothing{Say: p.t("nothing.all-commitments")}}}
		}
		var sections []view.Section
		first, _ := slices.BinarySearch(ends, from+1)
		for i := first; i < len(all) && ends[i]-all[i].rows() < to; i++ {
			begin := ends[i] - all[i].rows() + 1 // behind its head
			if begin < to {
				sections = append(sections, p.shelf(&all[i], max(0, from-begin), min(all[i].rows()-1, to-begin)))
			}
		}
		return sections
	}, page: func(p *pen, sections []view.Section) values { return p.promisePage(address, view.Gaps{}, sections) }})
}

// shelf shows some rows of a shelf: first where nothing is promised, then what
// is, by date.
func (p *pen) shelf(s *shelf, from, to int) view.Section {
	section := view.Section{ID: s.id, Title: s.name, Lang: p.lang(s.name), Href: p.href(s.address), Step: p.shelfStep(s)}
	if s.name == "" {
		section.Title, section.Lang, section.Href = p.t("nobody-named"), "", ""
	}
	var gaps view.Gaps
	var list view.Commitments
	ofAccount := strings.HasPrefix(s.id, string(plan.AccountThing)+":")
	for i := from; i < to; i++ {
		switch {
		case i < len(s.missing):
			gaps.List = append(gaps.List, p.missingOf(s.missing[i]))
		case i < len(s.missing)+len(s.list):
			x := s.list[i-len(s.missing)]
			c := p.briefly(x.a, x.c)
			if ofAccount {
				c.Where = dealOnly(c.Where)
			}
			list = append(list, c)
		}
	}
	part := view.Part{}
	if gaps.Shown = len(gaps.List); gaps.Shown > 0 {
		part.Blocks = append(part.Blocks, gaps)
	}
	if len(list) > 0 {
		part.Blocks = append(part.Blocks, list)
	}
	section.Parts = []view.Part{part}
	return section
}

// dealOnly leaves of where a commitment belongs what the page does not say by
// itself.
func dealOnly(where view.Line) view.Line {
	if len(where) < 2 {
		return nil
	}
	where[1].Kind = ""
	return where[1:]
}

// shelfStep counts what stands on a shelf, and what of it is late.
func (p *pen) shelfStep(s *shelf) string {
	late := 0
	for _, x := range s.list {
		if x.at == overdue {
			late++
		}
	}
	step := p.w.N("promises.open", len(s.list))
	if late > 0 {
		step += p.t("list.comma") + p.w.N("promises.overdue", late)
	}
	return step
}
