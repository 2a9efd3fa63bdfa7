package site

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// linkGroups are the kinds that what links here is grouped by, in the order in
// which a page lists them.
var linkGroups = []linkGroup{
	{plan.AccountThing, "nav.accounts"}, {plan.PersonThing, "nav.people"}, {plan.OpportunityThing, "nav.opportunities"},
	{plan.VisitThing, "nav.visits"}, {plan.PageThing, "linked-from.pages"}, {plan.MemberThing, "nav.team"},
}

type linkGroup struct {
	kind  plan.ThingKind
	title string
}

// mostLinks is how many pages are listed that link to one.
const mostLinks = 50

// linkedFrom lists the pages that link to this one, with the sentence around
// each link; nothing where there are none.
func (p *pen) linkedFrom() []view.Section {
	links := p.site.Book.Backlinks(p.address)
	if len(links) == 0 {
		return nil
	}
	groups := make([][]plan.Backlink, len(linkGroups))
	for _, x := range links {
		i := slices.IndexFunc(linkGroups, func(g linkGroup) bool { return g.kind == x.From.Kind })
		groups[i] = append(groups[i], x)
	}
	s := view.Section{ID: "linked-from", Title: p.t("section.linked-from")}
	if len(links) > mostLinks {
		s.Step = p.w.Say("linked-from.shown", map[string]any{"n": mostLinks, "of": len(links)})
	}
	for i, n := range shareOut(groups, mostLinks) {
		if n == 0 {
			continue
		}
		part := view.Part{Title: p.t(linkGroups[i].title)}
		if n < len(groups[i]) {
			part.Title = p.w.Say("linked-from.some", map[string]any{"what": part.Title, "n": n, "of": len(groups[i])})
		}
		newestFirst(groups[i])
		var items view.Items
		for j := range groups[i][:n] {
			items = append(items, p.linkedItem(&groups[i][j]))
		}
		part.Blocks = []view.Block{items}
		s.Parts = append(s.Parts, part)
	}
	return []view.Section{s}
}

// shareOut shares out places among groups, one to each as long as it has any left
// to show, so that a long group does not push out a short one.
func shareOut(groups [][]plan.Backlink, places int) []int {
	n := make([]int, len(groups))
	for given := true; given; {
		given = false
		for i := range groups {
			if n[i] < len(groups[i]) && places > 0 {
				n[i]++
				places--
				given = true
			}
		}
	}
	return n
}

// newestFirst puts visits in the order of the day; what is no visit stays in the
// book's order.
func newestFirst(list []plan.Backlink) {
	slices.SortStableFunc(list, func(x, y plan.Backlink) int {
		if x.Visit == nil || y.Visit == nil {
			return 0
		}
		return y.Visit.Date.Compare(x.Visit.Date)
	})
}

// linkedItem is a page that links here: its name, whose it is, and what it says.
func (p *pen) linkedItem(x *plan.Backlink) view.Item {
	name := cmp.Or(x.From.Name, x.From.ID)
	if x.Visit != nil {
		name = p.visitTitle(x.Visit)
	}
	line := view.Line{p.link(name, x.From.Address)}
	if x.Visit != nil && x.Visit.Name != "" {
		line = append(line, p.dated(x.Visit.Date))
	}
	if a := x.From.Account; a != nil && x.From.Kind != plan.AccountThing {
		line = append(line, p.link(a.Name, a.Address))
	}
	item := view.Item{Line: p.join(line), Detail: p.line(x.Sentence())}
	if x.Key == "" || x.Key == "by" && len(item.Detail) == 0 { // by whom, and of what is not told, says nothing
		return item
	}
	label := p.key(x.Key)
	if x.Key == "by" {
		label = p.t("key.by-whom")
	}
	if len(item.Detail) > 0 {
		label += p.t("colon")
	}
	item.Detail = append(view.Line{{S: label, Kind: view.Quiet}}, item.Detail...)
	return item
}

// linkedFromData are the addresses of pages that link to an account's, but for
// the account's own.
func (s *Site) linkedFromData(a *plan.Account) []string {
	addresses := []string{}
	for _, x := range s.Book.Backlinks(a.Address) {
		if x.From.Account != a {
			addresses = append(addresses, x.From.Address)
		}
	}
	slices.Sort(addresses)
	return addresses
}
