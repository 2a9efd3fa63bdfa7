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
			if page.Place(link.At) != p.At {
				continue
			}
			if file := page.Targets[i].Attachment; file != "" {
				return []source.Place{{Path: file, Span: source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}}}
			}
			return placeOf(page.Targets[i].Thing)
		}
	}
	name, _ := p.Args["target"].(string)
	return j.referred(a, plan.Ref{Text: name, At: p.At})
}

// page returns the page of a file; nil if there is none. The pages are looked
// through once, and only where something is held back.
func (j *Judge) page(path string) *plan.Page {
	if j.pages == nil {
		j.pages = map[string]*plan.Page{}
		for _, page := range j.book.AllPages {
			j.pages[page.Path] = page
		}
	}
	return j.pages[path]
}

// referred is where somebody or something stands that a key of the front matter
// refers to.
func (j *Judge) referred(a *plan.Account, r plan.Ref) []source.Place {
	if a != nil {
		for _, s := range a.People {
			if s.Shared != nil && s.Person.At == r.At {
				return []source.Place{s.Shared.At}
			}
		}
		if s := a.Person(r); s != nil {
			return []source.Place{s.At}
		}
		if o := a.Opportunity(r); o != nil {
			return []source.Place{o.At}
		}
		if found := placeOf(a.Thing(r.Text)); found != nil {
			return found
		}
	}
	if m := j.book.Member(r); m != nil {
		return []source.Place{m.At}
	}
	if of := j.book.AccountOf(r); of != nil {
		return []source.Place{of.At}
	}
	if i := j.book.Milestone(r); i >= 0 {
		return []source.Place{j.book.Settings.Milestones[i].At}
	}
	return nil
}

// placeOf is where a thing stands, if it stands anywhere.
func placeOf(t plan.Thing) []source.Place {
	if at := t.Place(); at.Path != "" {
		return []source.Place{at}
	}
	return nil
}
