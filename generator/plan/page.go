package plan

import (
	"stratbook/generator/markdown"
	"stratbook/generator/source"
)

// Page is what every file of the content has in common, and all that a free
// page has.
type Page struct {
	Title    string   `key:"title"`
	Audience string   `key:"audience"`
	Mentions string   `key:"mentions" list:"on-off"`
	Ignore   []Ignore `key:"ignore"`

	ID      string       // the file's name without its ending; an account's may be its folder's
	Path    string       // of the file, relative to the content folder
	Address string       // of the page, relative to the site's root: "accounts/acme/"
	At      source.Place // the first key to the end of its line, or line 1
	Body    Body
	Targets []Target // what the body's links lead to, one for each of Body.Links, then of Body.Mentions
}

// Body is the prose of a file, already HTML but for the addresses of its links.
type Body struct {
	markdown.Rendered
	lines source.Body
}

// Place returns where in its file a span of the body stands.
func (p *Page) Place(s source.Span) source.Place {
	return source.Place{Path: p.Path, Span: p.Body.lines.InFile(s)}
}

// AllPages yields every page that a file of the content has, with the account
// that it belongs to, if any, by account and then by kind.
func (b *Book) AllPages(yield func(*Account, *Page) bool) {
	for f := range b.records {
		if !yield(f.account, f.page()) {
			return
		}
	}
}

// OwnPages yields the pages that belong to no account.
func (b *Book) OwnPages(yield func(*Page) bool) {
	for _, key := range []string{shelf, leaves} {
		for f := range b.at[key].records {
			if !yield(f.page()) {
				return
			}
		}
	}
}

// AllPages yields the pages of the account's files, the plan first.
func (a *Account) AllPages(yield func(*Page) bool) {
	for f := range a.records {
		if !yield(f.page()) {
			return
		}
	}
}

// filed is what a file of the content holds, and whose it is: record is an
// *Account, an *Opportunity, a *Visit, a *Person, a *Member or a *Page.
type filed struct {
	account *Account // nil for what belongs to the book
	record  any
}

// records yields what every file holds, as AllPages does the pages.
func (b *Book) records(yield func(filed) bool) {
	for _, f := range b.folders {
		for r := range f.records {
			if !yield(r) {
				return
			}
		}
	}
}

func each[T any](a *Account, list []*T, yield func(filed) bool) bool {
	for _, record := range list {
		if !yield(filed{a, record}) {
			return false
		}
	}
	return true
}

// page returns the part of a record that every file has.
func (f filed) page() *Page {
	switch r := f.record.(type) {
	case *Account:
		return &r.Page
	case *Opportunity:
		return &r.Page
	case *Visit:
		return &r.Page
	case *Person:
		return &r.Page
	case *Member:
		return &r.Page
	}
	return f.record.(*Page)
}

// thing returns what the record's page is of.
func (f filed) thing() Thing {
	p := f.page()
	t := Thing{PageThing, p.ID, p.Title, f.account, p.Address, p}
	switch r := f.record.(type) {
	case *Account:
		t.Kind, t.Name = AccountThing, r.Name
	case *Opportunity:
		t.Kind, t.Name = OpportunityThing, r.Name
	case *Visit:
		t.Kind, t.Name = VisitThing, r.Name
	case *Person:
		t.Kind, t.Name = PersonThing, r.Name
	case *Member:
		t.Kind, t.Name = MemberThing, r.Name
	}
	return t
}
