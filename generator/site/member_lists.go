package site

import (
	"cmp"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// membersList is a list on the page of one of ours. Of a long one that page has
// the beginning, and a page under it has all.
type membersList struct {
	id, title string // of its section and, with "/", of its own page; the title's word
	of        string // what the columns are called in an address
	nothing   string
	rows      func(s *Site, m *plan.Member) int
	table     func(p *pen, m *plan.Member, from, to int) *view.Table
}

var membersLists = []membersList{
	{"accounts", "nav.accounts", "accounts", "nothing.owned", func(s *Site, m *plan.Member) int { return len(s.partsOf(m)) }, (*pen).memberAccounts},
	{"relationships", "relationships", "people", "nothing.relationships", func(s *Site, m *plan.Member) int { return len(s.index().contacts[m]) }, (*pen).memberPeople},
	{"tasks", "key.tasks", "tasks", "nothing.tasks", func(s *Site, m *plan.Member) int { return len(s.index().tasks[m]) }, (*pen).memberTasks},
}

// onPage is the list as a section of the member's page.
func (l membersList) onPage(p *pen, m *plan.Member) view.Section {
	n := l.rows(p.site, m)
	t := p.sorted(l.table(p, m, 0, min(n, atOnce)), l.of)
	p.part(t, 0, n)
	s := tableSection(l.id, t, p.t(l.nothing))[0]
	s.Title = p.t(l.title)
	if n > atOnce {
		s.More = p.link(p.w.N("all-promises", n), l.address(m))
	}
	return s
}

func (l membersList) address(m *plan.Member) string { return m.Address + l.id + "/" }

// layOutMembersLists gives the pages of the long ones their addresses.
func (s *places) layOutMembersLists() {
	for _, m := range s.Book.Team {
		page := func(title string) func(*pen, []view.Section) values {
			return func(p *pen, sections []view.Section) values {
				h := view.Head{Title: p.said(p.t(title)), Crumb: []view.Text{p.link(p.t("nav.team"), "team/"), p.member(m)}}
				return p.sheet(sheet{kind: "member", head: h, sections: sections})
			}
		}
		if open := s.toChase(m); len(open) > atOnce {
			s.layOutListing(listing{address: chasePage(m), n: len(open), page: page("to-chase"),
				sections: func(p *pen, from, to int) []view.Section { return []view.Section{p.promisesOf(open[from:to])} }})
		}
		for _, l := range membersLists {
			n := l.rows(s.Site, m)
			if n <= atOnce {
				continue
			}
			s.layOutListing(listing{address: l.address(m), n: n, page: page(l.title),
				sections: func(p *pen, from, to int) []view.Section {
					t := p.sorted(l.table(p, m, from, to), l.of)
					p.part(t, from, n)
					return tableSection(l.id, t, p.t(l.nothing))
				}})
		}
	}
}

// partsOf are a member's accounts: those that they own, then the others, with
// their part in the team.
func (s *Site) partsOf(m *plan.Member) []teamOf {
	var parts []teamOf
	for _, a := range s.index().byOwner[m] {
		parts = append(parts, teamOf{a: a})
	}
	for _, x := range s.index().teams[m] {
		if x.a.OwnedBy != m {
			parts = append(parts, x)
		}
	}
	return parts
}

func (p *pen) memberAccounts(m *plan.Member, from, to int) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("account"), By: "account"}, {Label: p.key("part"), Plain: true, By: "part", Filter: view.ByValue},
		{Label: p.key("tier"), Plain: true, By: "tier", Filter: view.ByValue}, {Label: p.key("status"), Plain: true, By: "status", Filter: view.ByValue}}}
	for _, x := range p.site.partsOf(m)[from:to] {
		part := p.key("owner")
		if x.a.OwnedBy != m {
			part = cmp.Or(p.listed("team-part", x.part), p.t("on-team"))
		}
		t.Rows = append(t.Rows, []view.Line{{p.link(x.a.Name, x.a.Address)}, p.said(part), p.said(p.listed("tier", string(x.a.Tier))), p.said(p.listed("account-status", string(x.a.Status)))})
	}
	return t
}

func (p *pen) memberPeople(m *plan.Member, from, to int) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("name"), By: "name"}, {Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue},
		{Label: p.key("role"), Plain: true, By: "role", Filter: view.ByValue}, {Label: p.key("stance"), Plain: true, By: "stance", Filter: view.ByValue}}}
	for _, r := range p.site.index().contacts[m][from:to] {
		t.Rows = append(t.Rows, []view.Line{p.personAnd(r.x), {p.link(r.a.Name, r.a.Address)}, p.said(p.listed("role", string(r.x.Role))), p.stance(r.x.Stance)})
	}
	return t
}

func (p *pen) memberTasks(m *plan.Member, from, to int) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("text"), By: "text"}, {Label: p.key("due"), By: "due", Filter: view.ByDay}, {Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue}}}
	for _, x := range p.site.index().tasks[m][from:to] {
		text, due := p.task(x.t)
		t.Rows = append(t.Rows, []view.Line{text, due, {p.link(x.a.Name, x.a.Address)}})
	}
	return t
}
