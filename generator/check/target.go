package check

import (
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// targets finds the places of what references to something held back mean.
type targets struct {
	book  *plan.Book
	pages map[string]*plan.Page // by path; see page
}

func (t *targets) of(p source.Problem) []source.Place {
	a := accountAt(t.book, p.At.Path)
	if page := t.page(p.At.Path); page != nil {
		for i, link := range page.Body.Links {
			if page.Place(link.At) != p.At {
				continue
			}
			if file := page.Targets[i].Attachment; file != "" {
				return []source.Place{{Path: file, Span: source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}}}
			}
			return t.placeOf(page.Targets[i].Thing)
		}
	}
	name, _ := p.Args["target"].(string)
	return t.referred(a, plan.Ref{Text: name, At: p.At})
}

// page returns the page of a file; nil if there is none. The pages are looked
// through once, and only where something is held back.
func (t *targets) page(path string) *plan.Page {
	if t.pages == nil {
		t.pages = map[string]*plan.Page{}
		for _, page := range t.book.AllPages {
			t.pages[page.Path] = page
		}
	}
	return t.pages[path]
}

// referred is where somebody or something stands that a key of the front matter
// refers to.
func (t *targets) referred(a *plan.Account, r plan.Ref) []source.Place {
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
	if i := t.book.Milestone(r); i >= 0 {
		return []source.Place{t.book.Settings.Milestones[i].At}
	}
	return nil
}

// placeOf is where a thing stands, if it stands anywhere.
func (t *targets) placeOf(x plan.Thing) []source.Place {
	at := x.Place()
	if of := t.book.Account(x.ID); x.Kind == plan.AccountThing && of != nil {
		at = of.At // of which a link knows no more than its face
	}
	if at.Path != "" {
		return []source.Place{at}
	}
	return nil
}
