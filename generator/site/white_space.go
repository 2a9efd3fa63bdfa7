package site

import (
	"cmp"
	"slices"
	"strings"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// whiteSpaceFigure is what the customer's units have of what we offer, and from
// whom (method, 9).
func (p *pen) whiteSpaceFigure(a *plan.Account) []view.Block {
	w := method.WhiteSpaceOf(p.site.Book, a)
	if len(a.WhiteSpace) == 0 {
		return nil
	}
	g := &view.SlotGrid{Corner: p.key("unit")}
	for _, offer := range w.Offers {
		g.Offers = append(g.Offers, p.text(offer))
	}
	for _, unit := range w.Units {
		row := view.SlotRow{Name: p.line(unit)}
		for _, offer := range w.Offers {
			cell := view.SlotCell{ID: unit + "/" + offer, Offer: offer}
			for _, s := range w.At(unit, offer) {
				cell.Slots = append(cell.Slots, p.slot(a, s))
			}
			row.Cells = append(row.Cells, cell)
		}
		g.Rows = append(g.Rows, row)
	}
	for _, s := range w.Unplaced {
		g.Loose = p.dotted(g.Loose, p.besides(a, s))
	}
	if len(g.Loose) > 0 {
		g.Loose = append(view.Line{{S: p.t("unplaced") + p.t("colon")}}, g.Loose...)
	}
	g.Totals = p.slotTotals(w.Totals)
	says, follows := p.slotsSay(w.Totals, upcoming([]*plan.Account{a}, p.today))
	return []view.Block{&view.Figure{Name: "white-space", Picture: g, Says: says, Follows: follows,
		How: p.how(p.w.Say("space.how", map[string]any{"currency": p.site.Book.Settings.Currency}), p.explained("sheets", "space"))}}
}

// slot is what is known about one field: whose it is, what it is worth, who has
// it, and when that ends.
func (p *pen) slot(a *plan.Account, s *plan.Slot) view.Slot {
	status := cmp.Or(s.Status, plan.SlotUnknown)
	return view.Slot{Status: string(status), Word: p.listed("white-space", string(status)),
		Value: p.money(s.Value, ""), Detail: p.besides(a, s, "unit", "offer", "status", "value")}
}

// slotTotals says what there is of each status; statuses without a field are
// left out.
func (p *pen) slotTotals(totals []method.Total) []view.SlotTotal {
	var list []view.SlotTotal
	for _, t := range totals {
		if t.Slots == 0 {
			continue
		}
		v := view.SlotTotal{Status: string(t.Status), Word: upper(p.listed("white-space", string(t.Status))), Fields: p.w.N("space.fields", t.Slots)}
		if t.Valued > 0 {
			v.Value = p.money(plan.Number{V: t.Value, Set: true}, "")
		}
		if t.Valued > 0 && t.Valued < t.Slots {
			v.Fields = p.joined(v.Fields, p.w.Say("space.unvalued", map[string]any{"n": t.Slots - t.Valued}))
		}
		list = append(list, v)
	}
	return list
}

// slotsSay is what the matrix means, and what follows: what could be ours, and
// what comes up next.
func (p *pen) slotsSay(totals []method.Total, next []slotAt) (says, follows view.Line) {
	var could, ours float64
	fields := 0
	for _, t := range totals {
		switch t.Status {
		case plan.SlotOurs:
			ours += t.Value
		case plan.SlotOpen, plan.SlotCompetitor, plan.SlotInHouse:
			could += t.Value
			fields += t.Slots
		}
	}
	args := map[string]any{"n": fields, "could": p.money(plan.Number{V: could, Set: true}, ""), "ours": p.money(plan.Number{V: ours, Set: true}, "")}
	switch {
	case fields == 0:
		says = p.coded(p.t("space.says.none"))
	case could == 0:
		says = p.coded(p.w.Say("space.says.unvalued", args))
	default:
		says = p.coded(p.w.Say("space.says", args))
	}
	switch {
	case len(next) == 0 && fields == 0:
		return says, nil
	case len(next) == 0:
		return says, p.coded(p.t("space.follows"))
	}
	s := next[0].s
	names := []string{next[0].a.Name, s.Unit, s.Offer}
	if p.address == next[0].a.Address {
		names = names[1:]
	}
	where := strings.Join(slices.DeleteFunc(names, func(x string) bool { return x == "" }), p.t("list.comma"))
	return says, p.coded(p.w.Say("space.follows.renews", map[string]any{"what": where, "renews": s.Renews}))
}

// slotAt is a field of an account's white space.
type slotAt struct {
	a *plan.Account
	s *plan.Slot
}

// upcoming are the fields that somebody else has and that come up for renewal,
// the next one first.
func upcoming(list []*plan.Account, today plan.Date) []slotAt {
	var next []slotAt
	for _, a := range list {
		for i := range a.WhiteSpace {
			s := &a.WhiteSpace[i]
			if (s.Status == plan.SlotCompetitor || s.Status == plan.SlotInHouse) && !s.Renews.IsZero() && !s.Renews.Before(today) {
				next = append(next, slotAt{a, s})
			}
		}
	}
	slices.SortStableFunc(next, func(x, y slotAt) int { return x.s.Renews.Compare(y.s.Renews) })
	return next
}
