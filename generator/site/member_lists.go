package site

import (
	"cmp"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// onMember is how many rows of a list the page of one of ours shows; all of a
// longer one stand on pages of their own.
const onMember = 50

// memberList is a list of what one of ours has to do with.
type memberList struct {
	id             string // of its section
	at             string // in the address of its own pages, and before what is asked of it on the member's
	title, nothing string // ids in the catalogue
	n              int
	rows           func(p *pen, from, to int) view.Block
}

// memberLists are those of a member: where nothing is promised in the accounts
// that they own, and what stands in sections, what to follow up first.
func (s *Site) memberLists(m *plan.Member) (missing memberList, sections []memberList) {
	x := s.index()
	var gaps []*check.Finding
	for _, a := range x.byOwner[m] {
		for _, f := range s.about(a) {
			if missesPromise(f) {
				gaps = append(gaps, f)
			}
		}
	}
	promises, accounts := s.toChase(m), x.accountsOf(m)
	missing = memberList{"none", "none", "promises.none", "nothing.missing", len(gaps),
		func(p *pen, from, to int) view.Block { return p.missingAt(gaps[from:to]) }}
	return missing, []memberList{
		{"commitments", "commitments", "to-chase", "nothing.chase", len(promises),
			func(p *pen, from, to int) view.Block { return p.memberPromises(promises[from:to]) }},
		{"accounts", "accounts", "nav.accounts", "nothing.owned", len(accounts),
			func(p *pen, from, to int) view.Block { return p.memberAccounts(accounts[from:to]) }},
		{"relationships", "people", "relationships", "nothing.relationships", len(x.contacts[m]),
			func(p *pen, from, to int) view.Block { return p.memberPeople(x.contacts[m][from:to]) }},
		{"tasks", "tasks", "key.tasks", "nothing.tasks", len(x.tasks[m]),
			func(p *pen, from, to int) view.Block { return p.memberTasks(x.tasks[m][from:to]) }},
	}
}

// accountsOf are the accounts that a member owns, and then those on whose team
// they are.
func (x *index) accountsOf(m *plan.Member) []teamOf {
	var list []teamOf
	for _, a := range x.byOwner[m] {
		list = append(list, teamOf{a: a})
	}
	for _, t := range x.teams[m] {
		if t.a.OwnedBy != m {
			list = append(list, t)
		}
	}
	return list
}

// layOutMembers gives the long lists of each of ours their addresses.
func (s *places) layOutMembers() {
	for _, m := range s.Book.Team {
		missing, lists := s.memberLists(m)
		for _, l := range append(lists, missing) {
			if l.n <= onMember {
				continue
			}
			s.layOutListing(listing{address: m.Address + l.at + "/", n: l.n,
				sections: func(p *pen, from, to int) []view.Section { return []view.Section{p.memberSection(l, from, to)} },
				page: func(p *pen, sections []view.Section) values {
					h := view.Head{Title: p.said(p.t(l.title)), Crumb: []view.Text{p.link(p.t("nav.team"), "team/"), p.member(m)}}
					return p.sheet(sheet{kind: "member", head: h, sections: sections})
				}})
		}
	}
}

// memberSection holds some rows of a list.
func (p *pen) memberSection(l memberList, from, to int) view.Section {
	s := view.Section{ID: l.id}
	if l.n == 0 {
		s.Nothing.Say = p.t(l.nothing)
		return s
	}
	rows := l.rows(p, from, to)
	if t, ok := rows.(*view.Table); ok {
		p.part(p.sorted(t, l.at), from, l.n)
	}
	s.Parts = []view.Part{{Blocks: []view.Block{rows}}}
	return s
}

// firstOfMember are the first rows of a list, and where all of them are.
func (p *pen) firstOfMember(m *plan.Member, l memberList) view.Section {
	s := p.memberSection(l, 0, min(onMember, l.n))
	s.Title = p.t(l.title)
	if l.n > onMember {
		s.More = p.link(p.w.N("all-rows", l.n), m.Address+l.at+"/")
	}
	p.foldAfterFirst(&s)
	return s
}

// missingOfMember says of a few places that nobody has promised anything there,
// of very many with the way to all.
func (p *pen) missingOfMember(m *plan.Member, l memberList) view.Gaps {
	if l.n <= onMember {
		return p.gaps(l.rows(p, 0, l.n).(view.Gaps).List)
	}
	g := p.gaps(l.rows(p, 0, fewGaps).(view.Gaps).List)
	g.Rest = p.link(p.w.N("more-missing", l.n-fewGaps), m.Address+l.at+"/")
	return g
}

// missingAt says of each place that nobody has promised anything there.
func (p *pen) missingAt(found []*check.Finding) view.Gaps {
	g := view.Gaps{Shown: len(found)}
	for _, f := range found {
		g.List = append(g.List, p.missingOf(f))
	}
	return g
}

func (p *pen) memberPromises(list []owned) view.Commitments {
	var promises view.Commitments
	for _, x := range list {
		promises = append(promises, p.briefly(x.a, x.c))
	}
	return promises
}

func (p *pen) memberAccounts(list []teamOf) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("account"), By: "account"}, {Label: p.key("part"), Plain: true, By: "part", Filter: view.ByValue},
		{Label: p.key("tier"), Plain: true, By: "tier", Filter: view.ByValue}, {Label: p.key("status"), Plain: true, By: "status", Filter: view.ByValue}}}
	for _, x := range list {
		part := cmp.Or(p.listed("team-part", x.part), p.t("on-team"))
		if x == (teamOf{a: x.a}) {
			part = p.key("owner")
		}
		t.Rows = append(t.Rows, []view.Line{{p.link(x.a.Name, x.a.Address)}, p.said(part), p.said(p.listed("tier", string(x.a.Tier))), p.said(p.listed("account-status", string(x.a.Status)))})
	}
	return t
}

func (p *pen) memberPeople(list []personIn) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("name"), By: "name"}, {Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue},
		{Label: p.key("role"), Plain: true, By: "role", Filter: view.ByValue}, {Label: p.key("stance"), Plain: true, By: "stance", Filter: view.ByValue}}}
	for _, r := range list {
		t.Rows = append(t.Rows, []view.Line{p.personAnd(r.x), {p.link(r.a.Name, r.a.Address)}, p.said(p.listed("role", string(r.x.Role))), p.stance(r.x.Stance)})
	}
	return t
}

func (p *pen) memberTasks(list []ownedTask) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("text"), By: "text"}, {Label: p.key("due"), By: "due", Filter: view.ByDay}, {Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue}}}
	for _, x := range list {
		text, due := p.task(x.t)
		t.Rows = append(t.Rows, []view.Line{text, due, {p.link(x.a.Name, x.a.Address)}})
	}
	return t
}
