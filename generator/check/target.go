package check

import (
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// targets are the places of what a reference to something held back means.
func (j *Judge) targets(p source.Problem) []source.Place {
	a := j.accountAt(p.At.Path)
	if page := j.page(p.At.Path); page != nil {
		for i, link := range page.Body.Links {
			if page.Place(link.At) == p.At {
				return j.placeOf(page.Targets[i].Thing)
			}
		}
	}
	name, _ := p.Args["target"].(string)
	return j.referred(a, plan.Ref{Text: name})
}

// page returns the page of a file, or at an address; nil if there is none. The
// pages are looked through once, and only where something is held back.
func (j *Judge) page(name string) *plan.Page {
	if j.pages == nil {
		j.pages = map[string]*plan.Page{}
		for _, page := range j.book.AllPages {
			j.pages[page.Path], j.pages[page.Address] = page, page
		}
	}
	return j.pages[name]
}

// referred is where somebody or something stands that a key of the front matter
// refers to.
func (j *Judge) referred(a *plan.Account, r plan.Ref) []source.Place {
	if a != nil {
		if s := a.Person(r); s != nil {
			return []source.Place{s.At}
		}
		if o := a.Opportunity(r); o != nil {
			return []source.Place{o.At}
		}
		if found := j.placeOf(a.Thing(r.Text)); found != nil {
			return found
		}
	}
	if m := j.book.Member(r); m != nil {
		return []source.Place{m.At}
	}
	if of := j.book.AccountOf(r); of != nil {
		return []source.Place{of.At}
	}
	return nil
}

// placeOf is where a thing stands: its file, or its record in one.
func (j *Judge) placeOf(t plan.Thing) (found []source.Place) {
	add := func(match bool, at source.Place) {
		if match && len(found) == 0 {
			found = []source.Place{at}
		}
	}
	if page := j.page(t.Address); page != nil {
		return []source.Place{page.At}
	}
	if t.Account == nil || len(found) > 0 {
		return found
	}
	for _, s := range t.Account.People {
		add(t.Kind == plan.PersonThing && s.ID == t.ID, s.At)
	}
	for _, c := range t.Account.AllCommitments {
		add(t.Kind == plan.CommitmentThing && c.ID == t.ID, c.At)
	}
	for _, task := range t.Account.AllTasks {
		add(t.Kind == plan.TaskThing && task.ID == t.ID, task.At)
	}
	for i := range t.Account.Goals {
		add(t.Kind == plan.GoalThing && t.Account.Goals[i].ID == t.ID, t.Account.Goals[i].At)
	}
	for i := range t.Account.Factors {
		add(t.Kind == plan.FactorThing && t.Account.Factors[i].ID == t.ID, t.Account.Factors[i].At)
	}
	return found
}
