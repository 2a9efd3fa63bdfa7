package plan

import (
	"slices"
	"strings"
	"sync"
)

// bearers returns what an id stands for in an account: one of its people,
// opportunities, visits (by its day too, where no visit has that for its whole
// name), pages, commitments, tasks, factors or goals. A nil account has none.
func (a *Account) bearers(target string) (found []Thing) {
	if a == nil {
		return nil
	}
	folder, id, nested := strings.Cut(target, "/")
	if !nested {
		folder, id = "", target
	}
	if s := a.names.people.ids[id]; s != nil && (folder == "" || folder == "people") {
		found = append(found, Thing{PersonThing, s.ID, s.Name, a, s.Address, s.page()})
	}
	if o := a.names.opportunities.ids[id]; o != nil && (folder == "" || folder == "opportunities") {
		found = append(found, Thing{OpportunityThing, o.ID, o.Name, a, o.Address, &o.Page})
	}
	if folder == "" || folder == "visits" {
		found = append(found, a.visitsOf(id)...)
	}
	if nested {
		return found
	}
	for _, p := range a.Pages {
		if p.ID == id {
			found = append(found, Thing{PageThing, p.ID, p.Title, a, p.Address, p})
		}
	}
	switch t := a.names.things[id]; t.Kind {
	case CommitmentThing, TaskThing, FactorThing, GoalThing:
		found = append(found, t)
	}
	return found
}

// visitsOf returns the visits that a name means, or a day.
func (a *Account) visitsOf(id string) (found []Thing) {
	day := false
	for _, v := range a.Visits {
		whole := v.ID == id
		if whole && day {
			found, day = nil, false
		}
		if whole || v.Date.ISO() == id && (len(found) == 0 || day) {
			found = append(found, Thing{VisitThing, v.ID, v.Name, a, v.Address, &v.Page})
			day = !whole
		}
	}
	return found
}

// ids returns all that bearers finds something for, sorted.
func (a *Account) ids() []string {
	var ids []string
	add := func(folder, id string) {
		if ids = append(ids, id); folder != "" {
			ids = append(ids, folder+id)
		}
	}
	for _, s := range a.People {
		add("people/", s.ID)
	}
	for _, o := range a.Opportunities {
		add("opportunities/", o.ID)
	}
	for _, v := range a.Visits {
		add("visits/", v.ID)
		add("visits/", v.Date.ISO())
	}
	for _, p := range a.Pages {
		add("", p.ID)
	}
	for id, thing := range a.names.things {
		switch thing.Kind {
		case CommitmentThing, TaskThing, FactorThing, GoalThing:
			add("", id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// elsewhere finds what ids stand for in all accounts. The first few that are
// asked for are looked up in each; for many it makes an index.
type elsewhere struct {
	mu    sync.Mutex
	asked int
	index map[string][]*Account
}

// few is how many ids are looked up without an index.
const few = 100

func (e *elsewhere) find(folders []*folder, id string) (found []Thing) {
	for _, a := range e.accounts(folders, id) {
		found = append(found, a.bearers(id)...)
	}
	return found
}

// accounts returns those where an id may stand for something.
func (e *elsewhere) accounts(folders []*folder, id string) []*Account {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.asked++; e.asked > few {
		if e.index == nil {
			e.index = indexed(folders)
		}
		return e.index[id]
	}
	var all []*Account
	for _, f := range folders {
		all = append(all, f.accounts...)
	}
	return all
}

func indexed(folders []*folder) map[string][]*Account {
	index := map[string][]*Account{}
	for _, f := range folders {
		for _, a := range f.accounts {
			for _, id := range a.ids() {
				index[id] = append(index[id], a)
			}
		}
	}
	return index
}
