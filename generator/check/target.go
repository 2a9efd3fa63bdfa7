package check

import (
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// targets finds the places of what references to something held back mean.
type targets struct {
	book  *plan.Book
	pages map[string]*plan.Page // by path and by address; see page
}

func (t *targets) of(p source.Problem) []source.Place {
	a := accountAt(t.book, p.At.Path)
	if page := t.page(p.At.Path); page != nil {
		for i, link := range page.Body.Links {
			if page.Place(link.At) == p.At {
				return t.placeOf(page.Targets[i].Thing)
			}
		}
	}
	name, _ := p.Args["target"].(string)
	return t.referred(a, plan.Ref{Text: name})
}

// page returns the page of a file, or at an address; nil if there is none. The
// pages are looked through once, and only where something is held back.
func (t *targets) page(name string) *plan.Page {
	if t.pages == nil {
		t.pages = map[string]*plan.Page{}
		for _, page := range t.book.AllPages {
			t.pages[page.Path], t.pages[page.Address] = page, page
		}
	}
	return t.pages[name]
}

// referred is where somebody or something stands that a key of the front matter
// refers to.
func (t *targets) referred(a *plan.Account, r plan.Ref) []source.Place {
	if a != nil {
		if s := a.Person(r); s != nil {
			return []source.Place{s.At}
		}
		if o := a.Opportunity(r); o != nil {
			return []source.Place{o.At}
		}
		if found := t.placeOf(a.Thing(r.Text)); found != nil {
			return found
		}
	}
	if m := t.book.Member(r); m != nil {
		return []source.Place{m.At}
	}
	if of := t.book.AccountOf(r); of != nil {
		return []source.Place{of.At}
	}
	return nil
}

// placeOf is where a thing stands: its file, or its record in one.
func (t *targets) placeOf(x plan.Thing) (found []source.Place) {
	add := func(match bool, at source.Place) {
		if match && len(found) == 0 {
			found = []source.Place{at}
		}
	}
	if page := t.page(x.Address); page != nil {
		return []source.Place{page.At}
	}
	if x.Account == nil || len(found) > 0 {
		return found
	}
	for _, s := range x.Account.People {
		add(x.Kind == plan.PersonThing && s.ID == x.ID, s.At)
	}
	for _, c := range x.Account.AllCommitments {
		add(x.Kind == plan.CommitmentThing && c.ID == x.ID, c.At)
	}
	for _, task := range x.Account.AllTasks {
		add(x.Kind == plan.TaskThing && task.ID == x.ID, task.At)
	}
	for i := range x.Account.Goals {
		add(x.Kind == plan.GoalThing && x.Account.Goals[i].ID == x.ID, x.Account.Goals[i].At)
	}
	for i := range x.Account.Factors {
		add(x.Kind == plan.FactorThing && x.Account.Factors[i].ID == x.ID, x.Account.Factors[i].At)
	}
	return found
}
