package site

import (
	"cmp"
	"strconv"

	"stratbook/generator/site/view"
)

// rowsInPart is how many rows a page of a directory has at most; a longer
// directory comes in numbered parts.
const rowsInPart = 500

// listing is a directory of n rows.
type listing struct {
	address  string // of its first part
	n        int
	inPart   int // rows at most, where they are higher than one line; 0 for rowsInPart
	sections func(p *pen, from, to int) []view.Section
	page     func(p *pen, sections []view.Section) values
}

// layOutListing gives each part of a directory its address: people/, people/part.2/.
func (s *places) layOutListing(l listing) {
	l.inPart = cmp.Or(l.inPart, rowsInPart)
	parts := max(1, (l.n+l.inPart-1)/l.inPart)
	for i := range parts {
		s.pages[partAddress(l.address, i)] = func(p *pen) values {
			sections := l.sections(p, i*l.inPart, min((i+1)*l.inPart, l.n))
			if parts > 1 {
				sections = append(sections, view.Section{ID: "parts", Parts: []view.Part{{Blocks: []view.Block{p.pager(l, i)}}}})
			}
			return l.page(p, sections)
		}
	}
}

func partAddress(address string, i int) string {
	if i == 0 {
		return address
	}
	return address + "part." + strconv.Itoa(i+1) + "/" // no id has a point
}

// pager links the parts of a directory; the one that it stands on is no link.
func (p *pen) pager(l listing, at int) view.Pager {
	pager := view.Pager{Label: p.t("parts")}
	for i := 0; i*l.inPart < l.n; i++ {
		t := view.Text{S: strconv.Itoa(i + 1)}
		if i != at {
			t.Href = p.href(partAddress(l.address, i))
		}
		pager.Links = append(pager.Links, t)
	}
	return pager
}

// directory is a listing that is one table, on a page of the kind's own layout.
func (s *places) directory(kind string, n int, table func(p *pen, from, to int) *view.Table) {
	s.layOutListing(listing{address: kind + "/", n: n,
		sections: func(p *pen, from, to int) []view.Section {
			p.cardless = kind == "people" || kind == "accounts"
			t := table(p, from, to)
			p.part(t, from, n)
			return tableSection(kind, t, p.t("nothing.all-"+kind))
		},
		page: func(p *pen, sections []view.Section) values { return p.list(kind, p.t("nav."+kind), sections) }})
}
