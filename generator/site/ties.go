package site

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/draw"
	"stratbook/generator/site/view"
)

// tieKinds are those with a line of their own; all others share one.
var tieKinds = []string{"influences", "allied", "hostile"}

// chartTies draws the ties between people over a chart (method, 4). The tie of a
// unit ends at who stands highest in it; one that ends outside the chart stands
// in the list alone.
func (p *pen) chartTies(c *charted, v *view.Chart) {
	drawn := map[string]bool{}
	within := draw.Box{W: v.Width, H: v.Height}
	for i := range c.a.Ties {
		t := &c.a.Ties[i]
		if c.here != nil && !endsOf(c.a, t.From)[c.here] && !endsOf(c.a, t.To)[c.here] {
			continue
		}
		from, to := c.boxes[c.end(t.From)], c.boxes[c.end(t.To)]
		if from == nil || to == nil || from == to {
			continue
		}
		kind := t.Kind
		if !slices.Contains(tieKinds, kind) {
			kind = "other"
		}
		line, head := draw.Bow(within, from.Box, to.Box)
		v.Ties = append(v.Ties, view.ChartTie{Kind: kind, Line: line, Head: head, Says: plain(p.tieLine(c.a, t)), Near: draw.Near(from.Box, to.Box)})
		drawn[kind] = true
	}
	for _, kind := range append(slices.Clone(tieKinds), "other") {
		if !drawn[kind] {
			continue
		}
		word := p.t("tie.other")
		if kind != "other" {
			word = p.listed("tie", kind)
		}
		v.Signs.Ties = append(v.Signs.Ties, view.Named{Key: kind, Word: word})
	}
}

// end is where a tie ends: a person, or who stands highest in a unit.
func (c *charted) end(r plan.Ref) *plan.Stakeholder {
	if s := c.a.Person(r); s != nil {
		return s
	}
	if c.here != nil && c.here.Unit == r.Text {
		return c.here
	}
	for _, level := range append(c.tree.Levels(), c.tree.Loose) {
		for _, n := range level {
			if n.Who.Unit == r.Text && (c.boxes == nil || c.boxes[n.Who] != nil) {
				return n.Who
			}
		}
	}
	return nil
}

// endsOf are all whom an end of a tie means: a person, or everybody in a unit.
func endsOf(a *plan.Account, r plan.Ref) map[*plan.Stakeholder]bool {
	all := map[*plan.Stakeholder]bool{}
	if s := a.Person(r); s != nil {
		all[s] = true
		return all
	}
	for _, s := range a.People {
		all[s] = all[s] || s.Unit == r.Text
	}
	return all
}

// tieLine is a tie in words.
func (p *pen) tieLine(a *plan.Account, t *plan.Tie) view.Line {
	from, to := p.ref(a, t.From), p.ref(a, t.To)
	id := "tie-says.other"
	if slices.Contains(tieKinds, t.Kind) {
		id = "tie-says." + t.Kind
	}
	line := p.filled(id, map[string]view.Line{"from": {from}, "to": {to}, "kind": {p.text(t.Kind)}})
	if t.Note != "" {
		line = append(line, view.Text{S: p.t("colon")}, p.text(t.Note))
	}
	return line
}

// chartFilter are the stances, roles and units that are in a chart, and whether
// somebody was met.
func (p *pen) chartFilter(c *charted) *view.Filter {
	stances := view.FilterGroup{ID: "stance", Label: p.key("stance")}
	roles := view.FilterGroup{ID: "role", Label: p.key("role")}
	units := view.FilterGroup{ID: "unit", Label: p.key("unit")}
	seen := map[string]bool{}
	var walk func([]*method.Node)
	walk = func(list []*method.Node) {
		for _, n := range list {
			seen["stance "+string(n.Who.Stance)] = !n.Who.EmptyChair() || seen["stance "+string(n.Who.Stance)]
			seen["role "+string(n.Who.Role)] = true
			if u := n.Who.Unit; u != "" && !seen["unit "+u] {
				seen["unit "+u] = true
				units.Values = append(units.Values, view.Named{Key: u, Word: u})
			}
			walk(n.Under)
		}
	}
	walk(c.roots)
	walk(c.loose)
	for _, x := range []struct {
		list string
		to   *view.FilterGroup
	}{{"stance", &stances}, {"role", &roles}} {
		for _, v := range plan.ListNamed(x.list).Values {
			if seen[x.list+" "+v.Key] {
				x.to.Values = append(x.to.Values, view.Named{Key: v.Key, Word: p.listed(x.list, v.Key)})
			}
		}
	}
	met := view.FilterGroup{ID: "met", Label: p.key("met"), Values: []view.Named{{Key: "yes", Word: p.t("was-met")}, {Key: "no", Word: p.t("never-met")}}}
	f := &view.Filter{Label: p.t("filter"), All: p.t("filter.all"), Clear: p.t("filter.clear"),
		Left: p.w.Say("filter.left", map[string]any{"left": "#", "of": size(c.roots) + size(c.loose)})}
	for _, g := range []view.FilterGroup{stances, roles, units, met} {
		if len(g.Values) > 1 {
			f.Groups = append(f.Groups, g)
		}
	}
	return f
}
