package site

import (
	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// The pages of what customers promised: the board, the same by customer, by one
// of ours and by person, by month, and where nobody has promised anything. Each
// leads to the others, so that choosing one needs no script.
const (
	promisesPage  = "commitments/"
	byAccountPage = "commitments/by-account/"
	byOwnerPage   = "commitments/by-owner/"
	byPersonPage  = "commitments/by-person/"
	nonePage      = "commitments/none/"
	monthPage     = "commitments/calendar/"
)

// layOutPromises gives these pages their addresses.
func (s *places) layOutPromises() {
	s.layOutListing(listing{address: promisesPage, n: len(s.index().commitments), sections: (*pen).board, page: func(p *pen, sections []view.Section) values {
		none := view.Gaps{}
		if p.address == promisesPage {
			none = p.gapsAnywhere()
		}
		return p.promisePage(promisesPage, none, sections)
	}})
	for _, address := range []string{byAccountPage, byOwnerPage, byPersonPage} {
		s.layOutShelves(address)
	}
	s.layOutListing(listing{address: nonePage, n: len(s.index().gaps), sections: func(p *pen, from, to int) []view.Section {
		list := make([]view.Missing, 0, to-from)
		for _, f := range s.index().gaps[from:to] {
			list = append(list, p.missingOf(f))
		}
		if len(list) == 0 {
			return []view.Section{{ID: "none", Nothing: view.Nothing{Say: p.t("nothing.missing")}}}
		}
		return []view.Section{{ID: "none", Parts: []view.Part{{Blocks: []view.Block{view.Gaps{List: list, Shown: len(list)}}}}}}
	}, page: func(p *pen, sections []view.Section) values { return p.promisePage(nonePage, view.Gaps{}, sections) }})
	s.layOutMonths()
}

// views are these pages, and what each is called in the catalogue.
func views() []struct{ address, id string } {
	return []struct{ address, id string }{{promisesPage, "board"}, {byAccountPage, "by-account"}, {byOwnerPage, "by-owner"},
		{byPersonPage, "by-person"}, {monthPage, "calendar"}, {nonePage, "none"}}
}

// promisePage is one of these pages, with the ways to the others.
func (p *pen) promisePage(which string, none view.Gaps, sections []view.Section) values {
	ways := view.Views{Label: p.t("views")}
	title := ""
	for _, v := range views() {
		said := p.w.Say("view."+v.id, map[string]any{"n": len(p.site.index().gaps)})
		ways.Links = append(ways.Links, view.Link{Text: view.Text{S: said, Href: p.href(v.address)}, Current: v.address == which})
		if v.address == which {
			title = p.t("promises." + v.id)
		}
	}
	v := p.list("commitments", title, append(sections, p.subscribe(feed)))
	parts := v.parts.(listParts)
	parts.Head += p.html(view.Ways(ways)) + p.html(view.None(none))
	v.parts = parts
	return v
}

// board is what customers promised as it comes due: lists beside each other for
// what is late and what comes up, and below them what has no date and what is
// settled. The first part says of each list if it is empty.
func (p *pen) board(from, to int) []view.Section {
	lists := map[state]view.Commitments{}
	for _, x := range p.site.index().commitments[from:to] {
		lists[x.at] = append(lists[x.at], p.briefly(x.a, x.c))
	}
	look := outlookOn(p.today)
	until := map[state]plan.Date{week: look.sunday, nextWeek: look.nextSunday}
	var board view.Board
	for at := overdue; at <= later; at++ {
		if len(lists[at]) == 0 && from > 0 {
			continue
		}
		stack := view.Stack{ID: at.String(), Title: p.t("commitments." + at.String()), Count: number(len(lists[at])), Late: at == overdue && len(lists[at]) > 0}
		if day := until[at]; !day.IsZero() {
			stack.Until = p.w.Say("until", map[string]any{"date": p.day(day)})
		}
		if stack.List = p.stacked(lists[at]); len(lists[at]) == 0 {
			stack.Nothing = p.t("nothing." + at.String())
		}
		board = append(board, stack)
	}
	var sections []view.Section
	if len(board) > 0 {
		sections = append(sections, view.Section{ID: "board", Parts: []view.Part{{Blocks: []view.Block{board}}}})
	}
	for at := undated; at <= settled; at++ {
		section := view.Section{ID: at.String(), Title: p.t("commitments." + at.String()), Step: number(len(lists[at]))}
		switch {
		case len(lists[at]) > 0 && at == settled:
			section.Parts = []view.Part{{Blocks: []view.Block{p.fold("settled", lists[at])}}}
		case len(lists[at]) > 0:
			section.Parts = []view.Part{{Blocks: []view.Block{lists[at]}}}
		case from > 0:
			continue
		default:
			section.Nothing.Say = p.t("nothing." + at.String())
		}
		sections = append(sections, section)
	}
	return sections
}

// stacked folds away what would make one list of the board much longer than the
// others beside it.
func (p *pen) stacked(list view.Commitments) view.Moves {
	const shown, more = 8, 2
	m := view.Moves{List: list, Shown: len(list)}
	if n := len(list) - shown; n > more {
		m.Shown, m.More = shown, p.w.N("more-moves", n)
	}
	return m
}

// gapsAnywhere says of the whole book where nobody has promised anything.
func (p *pen) gapsAnywhere() view.Gaps { return p.fewGaps(p.site.index().gaps) }

// fewGaps is gaps for findings that may be very many: it leads to the page of all
// then.
func (p *pen) fewGaps(all []*check.Finding) view.Gaps {
	const shown = 5
	found := all
	if len(all) > atOnce {
		found = all[:shown]
	}
	list := make([]view.Missing, len(found))
	for i, f := range found {
		list[i] = p.missingOf(f)
	}
	g := p.gaps(list)
	if more := len(all) - len(found); more > 0 {
		g.Rest = p.link(p.w.N("more-missing", more), nonePage)
	}
	return g
}
