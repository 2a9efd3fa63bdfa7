package site

import (
	"cmp"
	"slices"
	"strings"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// slotsByRenewal are the fields of all accounts: what comes up for renewal
// first, then what has no date, the greater value first.
func slotsByRenewal(accounts []*plan.Account) []slotAt {
	var all []slotAt
	for _, a := range accounts {
		for i := range a.WhiteSpace {
			all = append(all, slotAt{a, &a.WhiteSpace[i]})
		}
	}
	slices.SortStableFunc(all, func(x, y slotAt) int {
		return cmp.Or(x.s.Renews.CompareDue(y.s.Renews), cmp.Compare(y.s.Value.V, x.s.Value.V))
	})
	return all
}

// whiteSpacePage is the white space of the book.
const whiteSpacePage = "white-space/"

// layOutWhiteSpace gives the page of all white space its address, if any plan
// knows of some.
func (s *places) layOutWhiteSpace() {
	if !s.spaces() {
		return
	}
	all := s.index().slots
	s.layOutListing(listing{address: whiteSpacePage, n: len(all), sections: func(p *pen, from, to int) []view.Section {
		t := p.sorted(p.slotTable(all[from:to]), "")
		p.part(t, from, len(all))
		list := tableSection("by-renewal", t, "")
		list[0].Title = p.t("space.list")
		if from > 0 {
			return list
		}
		return append([]view.Section{p.slotsSection()}, list...)
	}, page: func(p *pen, sections []view.Section) values {
		return p.list("white-space", p.t("nav.white-space"), sections)
	}})
}

// slotTable is a line for each field.
func (p *pen) slotTable(list []slotAt) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("renews"), By: "renews", Filter: view.ByDay}, {Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue},
		{Label: p.key("unit"), Plain: true, By: "unit"}, {Label: p.key("offer"), Plain: true, By: "offer", Filter: view.ByValue},
		{Label: p.key("status"), Plain: true, By: "status", Filter: view.ByValue}, {Label: p.key("with"), By: "with", Filter: view.ByValue},
		{Label: p.key("value"), Number: true, By: "value"}, {Label: p.key("note"), By: "note"}}}
	for _, x := range list {
		renews := view.Line{{S: p.t("no-date"), Kind: view.Quiet}}
		if !x.s.Renews.IsZero() {
			renews = p.on(x.s.Renews)
		}
		t.Rows = append(t.Rows, []view.Line{renews, {p.link(x.a.Name, x.a.Address+"#white_space")}, p.line(x.s.Unit), p.line(x.s.Offer),
			{{S: p.listed("white-space", string(cmp.Or(x.s.Status, plan.SlotUnknown)))}}, p.who(x.a, x.s.With), p.amount(x.s.Value, ""), p.line(x.s.Note)})
	}
	return tabledOnly(t)
}

// tabledOnly is a table without the columns that no row fills.
func tabledOnly(t *view.Table) *view.Table {
	if shown, ok := tabled(t).(*view.Table); ok {
		return shown
	}
	return t
}

// slotsSection is the picture across accounts: what each has of every offer.
func (p *pen) slotsSection() view.Section {
	g := &view.SlotGrid{Corner: p.key("account")}
	var offers []string
	var totals []method.Total
	of := map[*plan.Account]method.WhiteSpace{}
	accounts := slices.DeleteFunc(slices.Clone(p.site.index().accounts), func(a *plan.Account) bool { return len(a.WhiteSpace) == 0 })
	for _, a := range accounts {
		w := method.WhiteSpaceOf(p.site.Book, a)
		of[a] = w
		for _, offer := range w.Offers {
			if !slices.Contains(offers, offer) {
				offers = append(offers, offer)
			}
		}
		totals = summed(totals, w.Totals)
	}
	for _, offer := range offers {
		g.Offers = append(g.Offers, p.text(offer))
	}
	shown := mostToWin(accounts, of)
	for _, a := range shown {
		row := view.SlotRow{ID: a.ID, Name: view.Line{p.link(a.Name, a.Address+"#white_space")}}
		for _, offer := range offers {
			row.Cells = append(row.Cells, view.SlotCell{ID: a.ID + "/" + offer, Offer: offer, Slots: p.slotsOf(a, of[a], offer)})
		}
		g.Rows = append(g.Rows, row)
	}
	g.Totals = p.slotTotals(totals)
	f := &view.Figure{Name: "white-space", Picture: g, How: p.how(p.w.Say("space.how", map[string]any{"currency": p.site.Book.Settings.Currency}), p.explained("sheets", "space"))}
	f.Says, f.Follows = p.slotsSay(totals, upcoming(p.site.Book.Accounts, p.today))
	s := view.Section{ID: "white-space", Title: p.t("space.accounts"), Parts: []view.Part{{Blocks: []view.Block{f}}}}
	if len(shown) < len(accounts) {
		s.Step = p.w.Say("neediest-of", map[string]any{"n": len(shown), "of": len(accounts)})
	}
	return s
}

// summed adds what there is of each status.
func summed(sum, more []method.Total) []method.Total {
	if sum == nil {
		return slices.Clone(more)
	}
	for i := range more {
		sum[i].Slots += more[i].Slots
		sum[i].Value += more[i].Value
		sum[i].Valued += more[i].Valued
	}
	return sum
}

// mostToWin are the accounts that the picture shows: all of them, or those with
// the most that is not ours where there are too many for one page.
func mostToWin(accounts []*plan.Account, of map[*plan.Account]method.WhiteSpace) []*plan.Account {
	if len(accounts) <= onPortfolio {
		return accounts
	}
	could := map[*plan.Account]float64{}
	for _, a := range accounts {
		for _, t := range of[a].Totals {
			if t.Status == plan.SlotOpen || t.Status == plan.SlotCompetitor || t.Status == plan.SlotInHouse {
				could[a] += t.Value
			}
		}
	}
	list := slices.Clone(accounts)
	slices.SortStableFunc(list, func(x, y *plan.Account) int { return cmp.Compare(could[y], could[x]) })
	return list[:onPortfolio]
}

// slotsOf is what an account has of one offer: a slot for each status, with the
// units and the sum of their values.
func (p *pen) slotsOf(a *plan.Account, w method.WhiteSpace, offer string) []view.Slot {
	type sum struct {
		value plan.Number
		units []string
	}
	sums := map[plan.SlotStatus]*sum{}
	for _, unit := range w.Units {
		for _, s := range w.At(unit, offer) {
			status := cmp.Or(s.Status, plan.SlotUnknown)
			if sums[status] == nil {
				sums[status] = &sum{}
			}
			sums[status].units = append(sums[status].units, unit)
			sums[status].value.V += s.Value.V
			sums[status].value.Set = sums[status].value.Set || s.Value.Set
		}
	}
	var list []view.Slot
	for _, t := range w.Totals {
		if x := sums[t.Status]; x != nil {
			list = append(list, view.Slot{Status: string(t.Status), Word: p.listed("white-space", string(t.Status)), Value: p.money(x.value, ""),
				Detail: p.coded(strings.Join(x.units, p.t("list.comma")))})
		}
	}
	return list
}
