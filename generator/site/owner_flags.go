package site

import (
	"slices"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// ownerFlags is the address of the flags of an owner's accounts, or of those
// that nobody owns. No rule is called so.
func ownerFlags(m *plan.Member) string {
	if m == nil {
		return "flags/unowned/"
	}
	return "flags/owner/" + m.ID + "/"
}

// layOutOwnerFlags gives each owner's page its address: their accounts, those
// that need most first, and the three moves that would help each of them most.
func (s *places) layOutOwnerFlags() {
	of := map[*plan.Member][]*plan.Account{}
	for _, a := range s.index().needy {
		of[a.OwnedBy] = append(of[a.OwnedBy], a)
	}
	for _, m := range append(slices.Clone(s.Book.Team), nil) {
		accounts := of[m]
		const inPart = rowsInPart / 4 // an account takes four rows
		s.layOutListing(listing{address: ownerFlags(m), n: len(accounts), inPart: inPart,
			sections: func(p *pen, from, to int) []view.Section {
				sections := p.helped(accounts[from:to])
				if m == nil && from == 0 {
					sections = append(p.bookFlags(), sections...)
				}
				if len(sections) == 0 {
					sections = []view.Section{{ID: "none", Title: p.t("nav.flags"), Nothing: view.Nothing{Say: p.t("nothing.flags")}}}
				}
				return sections
			},
			page: func(p *pen, sections []view.Section) values { return p.ownerPage(m, accounts, sections) }})
	}
}

func (p *pen) ownerPage(m *plan.Member, accounts []*plan.Account, sections []view.Section) values {
	title := p.t("flags.unowned")
	if m != nil {
		title = p.w.Say("flags.owner", map[string]any{"who": m.Name})
	}
	var found []*check.Finding
	for _, a := range accounts {
		found = append(found, p.site.about(a)...)
	}
	h := view.Head{Title: p.line(title), Crumb: []view.Text{p.link(p.t("nav.flags"), "flags/")}, Facts: p.counted(check.Count(found))}
	if m != nil {
		h.Crumb = append(h.Crumb, p.member(m))
	}
	return p.sheet(sheet{kind: "flags", head: h, sections: sections})
}

// helped are accounts, each with the moves that would help it most.
func (p *pen) helped(accounts []*plan.Account) []view.Section {
	var sections []view.Section
	for _, a := range accounts {
		found := p.site.about(a)
		if len(found) == 0 {
			continue
		}
		s := view.Section{ID: "of-" + a.ID, Title: a.Name, Lang: p.lang(a.Name), Flags: p.nextMoves(a, 3), Flagged: len(found),
			More: p.link(p.w.N("all-flags", len(found)), p.flagsAt(a))}
		sections = append(sections, s)
	}
	return sections
}

// bookFlags is what is flagged beside the accounts: files of ours, of people, the
// book's own settings.
func (p *pen) bookFlags() []view.Section {
	const most = 50
	var found []*check.Finding
	for _, f := range p.site.index().bookwide {
		if f.SetAside == nil && len(found) < most {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return []view.Section{{ID: "beside", Title: p.t("flags.beside"), Flags: p.located(gravest(found))}}
}

// flagsAt is where an account's page has its flags.
func (p *pen) flagsAt(a *plan.Account) string {
	for _, f := range p.site.about(a) {
		if !louder(f) {
			return a.Address + "#flags"
		}
	}
	return a.Address + "#next"
}
