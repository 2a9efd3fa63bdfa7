package plan

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/source"
)

// gathering sorts files into the book while it is assembled.
type gathering struct {
	book     *Book
	accounts map[string]*folder
}

// folder is an account in the making.
type folder struct {
	plan          *Account
	opportunities []*Opportunity
	visits        []*Visit
	pages         []*Page
	first         []*File // its files, for telling that they have no plan
}

func (g *gathering) folder(id string) *folder {
	id = norm.NFC.String(id)
	f := g.accounts[id]
	if f == nil {
		f = &folder{}
		g.accounts[id] = f
	}
	return f
}

// add puts one file where it belongs. Records are copied before anything is set
// in them: a decoded file belongs to every book that it goes into.
func (g *gathering) add(f *File) {
	b := g.book
	switch f.spot.kind {
	case attachment:
		b.attachments[f.Path] = f.refuse
		return
	case misplaced:
		b.problem(atTop(f.Path, "misplaced-file", "markdown"))
		return
	case settings:
		return
	}
	page := *pageOf(f.record)
	page.Address = addressOf(f.spot, page.ID)
	if !ValidID(page.ID) || !g.claim(page.Address, source.Place{Path: f.Path, Span: topSpan}) {
		return
	}
	g.keep(f, page)
}

func (g *gathering) keep(f *File, page Page) {
	b := g.book
	switch r := f.record.Interface().(type) {
	case *Account:
		a := *r
		a.Page = page
		a.Name = cmp.Or(a.Name, a.ID)
		a.Unreadable = f.broken
		g.folder(a.ID).plan = &a
	case *Opportunity:
		o := *r
		o.Page = page
		o.Name = cmp.Or(o.Name, o.ID)
		at := g.folder(f.spot.account)
		at.opportunities, at.first = append(at.opportunities, &o), append(at.first, f)
	case *Visit:
		v := *r
		v.Page = page
		at := g.folder(f.spot.account)
		at.first = append(at.first, f)
		if g.date(&v) {
			at.visits = append(at.visits, &v)
		}
	case *Person:
		p := *r
		p.Page, p.Title = page, ""
		p.Name = cmp.Or(p.Name, p.ID)
		b.People = append(b.People, &p)
		b.people.add(&p, p.ID, slices.Concat(p.Aliases, []string{p.Name})...)
	case *Member:
		m := *r
		m.Page = page
		m.Name = cmp.Or(m.Name, m.ID)
		b.Team = append(b.Team, &m)
		b.team.add(&m, m.ID, slices.Concat(m.Aliases, []string{m.Name})...)
	case *Page:
		g.page(f, &page)
	}
}

func (g *gathering) page(f *File, page *Page) {
	page.Title = cmp.Or(page.Title, firstHeading(page), page.ID)
	switch f.spot.kind {
	case accountPage:
		at := g.folder(f.spot.account)
		at.pages, at.first = append(at.pages, page), append(at.first, f)
	case methodPage:
		g.book.Method = append(g.book.Method, page)
	default:
		g.book.Pages = append(g.book.Pages, page)
	}
}

func firstHeading(p *Page) string {
	if len(p.Body.Headings) > 0 {
		return p.Body.Headings[0].Text
	}
	return ""
}

// date settles when a visit is and whether it was held.
func (g *gathering) date(v *Visit) bool {
	if v.Date.IsZero() {
		v.Date, _ = ParseDate(v.ID[:min(len(v.ID), len("2006-01-02"))])
	}
	if v.Date.IsZero() {
		g.book.problem(atTop(v.Path, "misplaced-file", "visit-date"))
		return false
	}
	if v.Status == "" {
		v.Status = VisitPlanned
		if v.Date.Before(g.book.AsOf) {
			v.Status = VisitHeld
		}
	}
	v.Name = cmp.Or(v.Name, v.Title)
	return true
}

// claim takes an address for a page; it fails if another has it.
func (g *gathering) claim(address string, at source.Place) bool {
	key := caseless(address)
	first, taken := g.book.taken[key]
	if !taken && !reserved(key) {
		g.book.taken[key] = at
		return true
	}
	p := source.Problem{Rule: "name-clash", Says: "built-in", At: at, Args: source.Args{"address": address}}
	if taken {
		p.Says, p.Args = "", p.Args.With("other", first.Path)
		p.Related = []source.Place{first}
	}
	g.book.problem(p)
	return false
}

var topSpan = source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}

func atTop(path, rule, says string) source.Problem {
	return source.Problem{Rule: rule, Says: says, At: source.Place{Path: path, Span: topSpan}}
}

// byID orders by id: paths have another order, as "-" stands before ".".
func byID(x, y *Page) int { return strings.Compare(x.ID, y.ID) }

// finish makes accounts of their folders.
func (g *gathering) finish() {
	b := g.book
	for id, f := range g.accounts {
		if f.plan == nil {
			for _, file := range f.first {
				p := atTop(file.Path, "misplaced-file", "no-plan")
				p.Args = source.Args{"account": id}
				b.problem(p)
			}
			continue
		}
		a := f.plan
		a.Opportunities, a.Visits, a.Pages = f.opportunities, f.visits, f.pages
		slices.SortFunc(a.Visits, func(x, y *Visit) int {
			return cmp.Or(cmp.Compare(x.Date.number(), y.Date.number()), strings.Compare(x.ID, y.ID))
		})
		slices.SortFunc(a.Opportunities, func(x, y *Opportunity) int { return strings.Compare(x.ID, y.ID) })
		slices.SortFunc(a.Pages, byID)
		b.Accounts = append(b.Accounts, a)
		b.accounts.add(a, a.ID, slices.Concat(a.Aliases, []string{a.Name})...)
	}
	slices.SortFunc(b.Accounts, func(x, y *Account) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(b.People, func(x, y *Person) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Team, func(x, y *Member) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Method, byID)
	slices.SortFunc(b.Pages, byID)
	for _, a := range b.Accounts {
		g.furnish(a)
	}
}
