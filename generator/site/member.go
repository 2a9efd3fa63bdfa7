package site

import (
	"slices"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// member is the page of one of ours: accounts, relationships, and what to chase.
func (s *Site) member(p *pen, m *plan.Member) values {
	h := view.Head{Title: p.line(m.Name), Crumb: []view.Text{p.link(p.t("nav.team"), "team/")}}
	h.Facts = p.facts("", view.Text{S: upper(p.listed("team-part", m.Part))}, "email", p.text(m.Email))
	sections := []view.Section{p.chase(m), p.subscribe(feedOf(m))}
	for _, l := range membersLists {
		sections = append(sections, l.onPage(p, m))
	}
	if len(m.Needs) > 0 {
		sections = append(sections, p.section("own-needs", p.word("needs", "need", m.Needs...)))
	}
	flags, all := p.flagsOfMember(m)
	return p.sheet(sheet{kind: "member", head: h, next: p.html(view.None(p.gapsOfMember(m))),
		flags: flags, allFlags: all, sections: append(sections, p.prose(&m.Page)...)})
}

// gapsOfMember says where nobody has promised anything in the accounts that a
// member owns.
func (p *pen) gapsOfMember(m *plan.Member) view.Gaps {
	var found []*check.Finding
	for _, a := range p.site.index().byOwner[m] {
		for _, f := range p.site.about(a) {
			if missesPromise(f) {
				found = append(found, f)
			}
		}
	}
	return p.fewGaps(found)
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
	s := p.promisesOf(p.site.toChase(m))
	s.Title = p.t("to-chase")
	if len(s.Parts) == 0 {
		s.Nothing.Say = p.t("nothing.chase")
	}
	p.shorten(&s, chasePage(m))
	return s
}

// chasePage is the address of all of them, where they are very many.
func chasePage(m *plan.Member) string { return m.Address + promisesPage }

func (p *pen) promisesOf(list []owned) view.Section {
	s := view.Section{ID: "commitments"}
	for _, x := range list {
		add(&s, p.briefly(x.a, x.c))
	}
	return s
}
