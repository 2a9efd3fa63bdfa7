package plan

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/source"
)

// gathering makes the things of one folder out of its files.
type gathering struct {
	*folder
	options  Options
	accounts map[string]*parts
}

// parts are an account in the making.
type parts struct {
	plan          *Account
	opportunities []*Opportunity
	visits        []*Visit
	pages         []*Page
	first         []*File // its files, for telling that they have no plan
}

// gather makes a folder's things anew.
func gather(f *folder, o Options) {
	g := gathering{folder: f, options: o, accounts: map[string]*parts{}}
	*f = folder{key: f.key, files: f.files, seen: f.visible(o.Audience), taken: map[string]source.Place{}}
	for _, file := range f.seen {
		g.add(file)
	}
	g.finish()
}

func (g *gathering) parts(id string) *parts {
	id = norm.NFC.String(id)
	p := g.accounts[id]
	if p == nil {
		p = &parts{}
		g.accounts[id] = p
	}
	return p
}

// add puts one file where it belongs. Records are copied before anything is set
// in them: a decoded file belongs to every book that it goes into.
func (g *gathering) add(f *File) {
	switch f.spot.kind {
	case misplaced:
		g.told.problem(atTop(f.Path, "misplaced-file", "markdown"))
		return
	case attachment, settings:
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
	switch r := f.record.Interface().(type) {
	case *Account:
		a := *r
		a.Page = page
		a.Name = cmp.Or(a.Name, a.ID)
		a.Unreadable = f.broken
		g.parts(a.ID).plan = &a
	case *Opportunity:
		o := *r
		o.Page = page
		o.Name = cmp.Or(o.Name, o.ID)
		at := g.parts(f.spot.account)
		at.opportunities, at.first = append(at.opportunities, &o), append(at.first, f)
	case *Visit:
		v := *r
		v.Page = page
		at := g.parts(f.spot.account)
		at.first = append(at.first, f)
		if g.date(&v) {
			at.visits = append(at.visits, &v)
		}
	case *Person:
		p := *r
		p.Page, p.Title = page, ""
		p.Name = cmp.Or(p.Name, p.ID)
		g.people = append(g.people, &p)
	case *Member:
		m := *r
		m.Page = page
		m.Name = cmp.Or(m.Name, m.ID)
		g.team = append(g.team, &m)
	case *Page:
		g.page(f, &page)
	}
}

func (g *gathering) page(f *File, page *Page) {
	page.Title = cmp.Or(page.Title, firstHeading(page), page.ID)
	switch f.spot.kind {
	case accountPage:
		at := g.parts(f.spot.account)
		at.pages, at.first = append(at.pages, page), append(at.first, f)
	case methodPage:
		g.method = append(g.method, page)
	default:
		g.folder.pages = append(g.folder.pages, page)
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
		g.told.problem(atTop(v.Path, "misplaced-file", "visit-date"))
		return false
	}
	if v.Status == "" {
		v.Status = VisitPlanned
		if v.Date.Before(g.options.AsOf) {
			v.Status = VisitHeld
		}
	}
	v.Name = cmp.Or(v.Name, v.Title)
	return true
}

var topSpan = source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}

func atTop(path, rule, says string) source.Problem {
	return source.Problem{Rule: rule, Says: says, At: source.Place{Path: path, Span: topSpan}}
}

// byID orders by id: paths have another order, as "-" stands before ".".
func byID(x, y *Page) int { return strings.Compare(x.ID, y.ID) }

// finish makes accounts of their parts, and puts everything in order.
func (g *gathering) finish() {
	for _, id := range slices.Sorted(maps.Keys(g.accounts)) {
		f := g.accounts[id]
		if f.plan == nil {
			for _, file := range f.first {
				p := atTop(file.Path, "misplaced-file", "no-plan")
				p.Args = source.Args{"account": id}
				g.told.problem(p)
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
		g.folder.accounts = append(g.folder.accounts, a)
	}
	slices.SortFunc(g.people, func(x, y *Person) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(g.team, func(x, y *Member) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(g.method, byID)
	slices.SortFunc(g.folder.pages, byID)
}
