package site

import (
	"cmp"
	"slices"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// member is the page of one of ours: accounts, relationships, and what to chase.
func (s *Site) member(p *pen, m *plan.Member) values {
	h := view.Head{Title: p.line(m.Name), Crumb: []view.Text{p.link(p.t("nav.team"), "team/")}}
	h.Facts = p.facts("", view.Text{S: upper(p.listed("team-part", m.Part))}, "email", p.text(m.Email))
	sections := []view.Section{p.chase(m), p.subscribe(feedOf(m)), p.memberAccounts(m), p.memberPeople(m), p.memberTasks(m)}
	if len(m.Needs) > 0 {
		sections = append(sections, p.section("own-needs", p.word("needs", "need", m.Needs...)))
	}
	flags, all := p.flagsOfMember(m)
	return p.sheet(sheet{kind: "member", head: h, next: p.html(view.None(p.gaps(p.missingOfMember(m)))),
		flags: flags, allFlags: all, sections: append(sections, p.prose(&m.Page)...)})
}

// missingOfMember says where nobody has promised anything in the accounts that a
// member owns.
func (p *pen) missingOfMember(m *plan.Member) []view.Missing {
	var list []view.Missing
	for _, a := range p.site.index().byOwner[m] {
		list = append(list, p.missing(a)...)
	}
	return list
}

// flagsOfMember are those of the member's own file and accounts, of very many
// those that would help most.
func (p *pen) flagsOfMember(m *plan.Member) (flags []view.Flag, all view.Text) {
	const most = 20
	found := slices.Clone(p.site.inFile(m.Path))
	for _, a := range p.site.index().byOwner[m] {
		found = append(found, p.site.about(a)...)
	}
	found = slices.DeleteFunc(found, func(f *check.Finding) bool { return f.SetAside != nil || louder(f) })
	found = gravest(found)
	if n := len(found); n > most {
		all = p.link(p.w.N("flags.by-account", n), ownerFlags(m))
		found = found[:most]
	}
	for _, f := range found {
		v := p.flag(f)
		if a := p.site.Book.Account(f.About.Account); a != nil {
			v.Where = p.link(a.Name, a.Address)
		}
		flags = append(flags, v)
	}
	return flags, all
}

// chase are the open commitments of the accounts that a member owns, and those
// that they share in.
func (p *pen) chase(m *plan.Member) view.Section {
	s := view.Section{ID: "commitments", Title: p.t("to-chase"), Nothing: view.Nothing{Say: p.t("nothing.chase")}}
	for _, x := range p.site.toChase(m) {
		add(&s, p.briefly(x.a, x.c))
	}
	p.shorten(&s)
	return s
}

func (p *pen) memberAccounts(m *plan.Member) view.Section {
	t := &view.Table{Head: []view.Column{{Label: p.key("account"), By: "account"}, {Label: p.key("part"), Plain: true, By: "part", Filter: view.ByValue},
		{Label: p.key("tier"), Plain: true, By: "tier", Filter: view.ByValue}, {Label: p.key("status"), Plain: true, By: "status", Filter: view.ByValue}}}
	row := func(a *plan.Account, part string) {
		t.Rows = append(t.Rows, []view.Line{{p.link(a.Name, a.Address)}, p.said(part), p.said(p.listed("tier", string(a.Tier))), p.said(p.listed("account-status", string(a.Status)))})
	}
	for _, a := range p.site.index().byOwner[m] {
		row(a, p.key("owner"))
	}
	for _, x := range p.site.index().teams[m] {
		if x.a.OwnedBy != m {
			row(x.a, cmp.Or(p.listed("team-part", x.part), p.t("on-team")))
		}
	}
	s := tableSection("accounts", p.sorted(t, "accounts"), p.t("nothing.owned"))[0]
	s.Title = p.t("nav.accounts")
	return s
}

func (p *pen) memberPeople(m *plan.Member) view.Section {
	t := &view.Table{Head: []view.Column{{Label: p.key("name"), By: "name"}, {Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue},
		{Label: p.key("role"), Plain: true, By: "role", Filter: view.ByValue}, {Label: p.key("stance"), Plain: true, By: "stance", Filter: view.ByValue}}}
	for _, r := range p.site.index().contacts[m] {
		t.Rows = append(t.Rows, []view.Line{p.personAnd(r.x), {p.link(r.a.Name, r.a.Address)}, p.said(p.listed("role", string(r.x.Role))), p.stance(r.x.Stance)})
	}
	s := tableSection("relationships", p.sorted(t, "people"), p.t("nothing.relationships"))[0]
	s.Title = p.t("relationships")
	return s
}

func (p *pen) memberTasks(m *plan.Member) view.Section {
	t := &view.Table{Head: []view.Column{{Label: p.key("text"), By: "text"}, {Label: p.key("due"), By: "due", Filter: view.ByDay}, {Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue}}}
	for _, x := range p.site.index().tasks[m] {
		text, due := p.task(x.t)
		t.Rows = append(t.Rows, []view.Line{text, due, {p.link(x.a.Name, x.a.Address)}})
	}
	s := tableSection("tasks", p.sorted(t, "tasks"), p.t("nothing.tasks"))[0]
	s.Title = p.key("tasks")
	return s
}
