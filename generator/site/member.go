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
	missing, lists := s.memberLists(m)
	sections := []view.Section{p.firstOfMember(m, lists[0]), p.subscribe(feedOf(m))}
	for _, l := range lists[1:] {
		sections = append(sections, p.firstOfMember(m, l))
	}
	if len(m.Needs) > 0 {
		sections = append(sections, p.section("own-needs", p.word("needs", "need", m.Needs...)))
	}
	flags, all := p.flagsOfMember(m)
	return p.sheet(sheet{kind: "member", head: h, next: html(view.None(p.missingOfMember(m, missing))),
		flags: flags, allFlags: all, sections: append(sections, p.prose(&m.Page)...)})
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
