package site

import (
	"strings"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// The driver's seat shows so many months, up to the page's own, and is summed up
// over the last few of them.
const (
	monthsDrawn = 18
	monthsAgo   = 6
)

// driverFigure is what the customer did against what we did, by month
// (method, 2): of a deal, or without a deal of all the account.
func (p *pen) driverFigure(a *plan.Account, o *plan.Opportunity) []view.Block {
	all := method.DriverOf(a, o)
	if len(all) == 0 {
		return nil
	}
	months := all
	for last := months[len(months)-1].First; p.today.Days(last) > 31; {
		last = last.Add(plan.Length{N: 1, Unit: 'm'})
		if p.today.Before(last) {
			break
		}
		months = append(months, method.Month{First: last})
	}
	drawn := months[max(0, len(months)-monthsDrawn):]
	theirs, ours := 0, 0
	for _, m := range months[max(0, len(months)-monthsAgo):] {
		theirs, ours = theirs+m.Theirs, ours+m.Ours
	}
	args := map[string]any{"theirs": theirs, "ours": ours, "months": min(len(months), monthsAgo)}
	id := "customer"
	switch {
	case theirs+ours == 0:
		id = "nobody"
	case theirs == ours:
		id = "even"
	case theirs < ours:
		id = "us"
	}
	f := &view.Figure{Name: "driver", Deal: dealID(o), Picture: p.bars(drawn), Says: p.coded(p.w.Say("driver.says."+id, args)),
		Follows: p.coded(p.t("driver.follows." + id)), How: p.how(p.t("driver.how"), p.explained("commitments", "driver"))}
	if n := len(months) - len(drawn); n > 0 {
		f.How = append(p.coded(p.w.Say("driver.earlier", map[string]any{"n": n, "drawn": len(drawn)})), append(view.Line{{S: " "}}, f.How...)...)
	}
	return []view.Block{f}
}

// bars draws months: the customer's above the line, ours below it.
func (p *pen) bars(months []method.Month) *view.Bars {
	up, down := 1, 1
	for _, m := range months {
		up, down = max(up, m.Theirs), max(down, m.Ours)
	}
	unit := max(1, min(14, 150/(up+down)))
	const step = 44
	b := &view.Bars{ID: "driver-drawn", Title: p.t("driver.title"), Desc: p.t("driver.desc"),
		Signs: []view.Sign{{Shape: "theirs", Word: p.t("driver.sign.above")}, {Shape: "we", Word: p.t("driver.sign.below")}},
		Width: step * len(months), Line: 22 + max(up*unit, 18), Same: view.Same{Summary: p.t("driver.same"), Table: &view.Table{
			Head: []view.Column{{Label: p.t("driver.month")}, {Label: p.t("driver.above"), Number: true}, {Label: p.t("driver.below"), Number: true}}}}}
	b.Height = b.Line + max(down*unit, 18) + 40
	names := strings.Fields(p.t("date.months"))
	for i, m := range months {
		iso := m.First.ISO()
		name := names[int(iso[5]-'0')*10+int(iso[6]-'0')-1]
		at := view.Bar{X: step*i + 12, Label: name, Above: m.Theirs, Below: m.Ours, Up: m.Theirs * unit, Down: m.Ours * unit}
		if iso[5:7] == "01" {
			at.Label = iso[:4]
		}
		b.Months = append(b.Months, at)
		b.Same.Table.Rows = append(b.Same.Table.Rows, []view.Line{p.said(p.w.Say("driver.of", map[string]any{"month": name, "year": iso[:4]})),
			p.said(number(m.Theirs)), p.said(number(m.Ours))})
	}
	return b
}
