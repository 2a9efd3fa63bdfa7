package site

import (
	"strconv"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// heat is how complete the plans are, by account and step, those first that need
// most, each with the move that would help it most. Nobody having written
// anything, there is no picture.
func (p *pen) heat() []view.Section {
	needy := p.site.index().needy
	shown := needy[:min(onPortfolio, len(needy))]
	h := &view.Heat{Corner: p.key("account"), Moves: p.t("most-help")}
	var thin thinnest
	for _, a := range shown {
		row := view.HeatRow{ID: a.ID, Name: view.Line{p.link(a.Name, a.Address)}, Lacks: p.t("nothing.flags")}
		if flags := p.nextMoves(a, 1); len(flags) > 0 {
			row.Move = &flags[0]
			row.All = p.link(p.w.N("all-flags", len(p.site.about(a))), p.flagsAt(a))
		}
		for i, c := range p.site.Verdict.Completeness(a) {
			f := view.HeatField{Step: view.Named{Key: string(c.Step), Word: upper(p.listed("step", string(c.Step)))}}
			if c.Known {
				f.Percent = percent(c)
				f.Figure = p.w.Percent(float64(f.Percent))
				thin.add(i, f.Percent)
			}
			row.Fields = append(row.Fields, f)
		}
		h.Rows = append(h.Rows, row)
	}
	if thin == (thinnest{}) {
		return nil
	}
	for _, f := range h.Rows[0].Fields {
		h.Steps = append(h.Steps, f.Step)
	}
	for i, from := range view.Shades() {
		words := p.w.Percent(float64(from))
		if i > 0 {
			words = p.w.Say("heat.range", map[string]any{"from": from, "to": p.w.Percent(float64(view.Shades()[i-1] - 1))})
		}
		h.Legend = append(h.Legend, view.Text{S: words, Kind: "gap-" + strconv.Itoa(i)})
	}
	h.Legend = append(h.Legend, view.Text{S: p.t("heat.blank"), Kind: "gap-none"})
	s := view.Section{ID: "heat", Title: p.t("heat.title"), More: p.handbook("strat"), Parts: []view.Part{{Blocks: []view.Block{
		&view.Figure{Name: "heat", Picture: h, Says: p.thinnestStep(thin, h.Steps), Follows: p.coded(p.t("heat.follows")),
			How: p.how(p.t("heat.how"), p.explained("strat", "complete"))}}}}}
	if len(shown) < len(needy) {
		s.Step = p.w.Say("neediest-of", map[string]any{"n": len(shown), "of": len(needy)})
	}
	return []view.Section{s}
}

// thinnest adds up the figures of each step, over the accounts that wrote
// something of it.
type thinnest struct{ sum, n [5]int }

func (t *thinnest) add(step, percent int) { t.sum[step], t.n[step] = t.sum[step]+percent, t.n[step]+1 }

// thinnestStep says in which step least of what was begun stands.
func (p *pen) thinnestStep(t thinnest, steps []view.Named) view.Line {
	least := -1
	for i := range t.n {
		if t.n[i] > 0 && (least < 0 || t.sum[i]*t.n[least] < t.sum[least]*t.n[i]) {
			least = i
		}
	}
	mean := t.sum[least] / t.n[least]
	if mean == 100 {
		return p.coded(p.t("heat.says.all"))
	}
	return p.coded(p.w.Say("heat.says", map[string]any{"step": plan.Listed{List: plan.ListNamed("step"), Key: steps[least].Key},
		"figure": p.w.Percent(float64(mean)), "n": t.n[least]}))
}
