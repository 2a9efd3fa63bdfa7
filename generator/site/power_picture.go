package site

import (
	"strconv"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// inPower are the stances from against to for.
var inPower = []plan.Stance{plan.StanceOpponent, plan.StanceHidden, plan.StanceNeutral, plan.StanceSupporter}

// strong is the influence from which somebody counts as powerful.
const strong = 4

// powerFigure is influence by stance (method, 4: power without title, titles
// without power). It is none where of nobody both are known.
func (p *pen) powerFigure(a *plan.Account) []view.Part {
	x := newSeating(a, nil)
	var placed, strongest, noInfluence, noStance []*plan.Stakeholder
	for _, s := range a.People {
		part := x.parts[s]
		switch {
		case s.EmptyChair():
			continue
		case part.Influence == 0:
			noInfluence = append(noInfluence, s)
		case part.Stance == plan.StanceUnknown:
			noStance = append(noStance, s)
		default:
			placed = append(placed, s)
		}
		if part.Influence >= strong {
			strongest = append(strongest, s)
		}
	}
	if len(placed) == 0 {
		return nil
	}
	m := &view.PowerMap{Corner: p.key("influence")}
	for _, stance := range inPower {
		m.Stands = append(m.Stands, view.Named{Key: string(stance), Word: p.listed("stance", string(stance))})
	}
	for level := 5; level > 0; level-- {
		row := view.Level{Name: strconv.Itoa(level), Strong: level >= strong}
		for _, stance := range inPower {
			var here []*plan.Stakeholder
			for _, s := range placed {
				if part := x.parts[s]; part.Influence == level && part.Stance == stance {
					here = append(here, s)
				}
			}
			row.Cells = append(row.Cells, view.Seats{ID: row.Name + "-" + string(stance), Chips: p.spots(x, here)})
		}
		m.Rows = append(m.Rows, row)
	}
	for _, beside := range []struct {
		id   string
		list []*plan.Stakeholder
	}{{"power.no-stance", noStance}, {"power.no-influence", noInfluence}} {
		if len(beside.list) > 0 {
			m.Beside = append(m.Beside, view.Seats{Name: p.t(beside.id), Chips: p.spots(x, beside.list)})
		}
	}
	f := &view.Figure{Name: "power", Picture: m, Says: p.said(p.t("power.none")), Follows: p.powerFollow(x, strongest), How: p.how(p.t("power.how"), p.explained("value-plan", "social"))}
	if len(strongest) > 0 {
		f.Says = p.said(p.countStands("power.says", x, strongest))
	}
	return []view.Part{{Blocks: []view.Block{f}}}
}

// spots are chips with the role alone below the name, as the place says the
// rest; beside the plot, with what is known of the two.
func (p *pen) spots(x *seating, list []*plan.Stakeholder) []view.Chip {
	list = x.byInfluence(list)
	chips := p.chips(x, list)
	for i, s := range list {
		part := x.parts[s]
		chips[i].Under = p.said(p.listed("role", string(part.Role)))
		if part.Influence > 0 && part.Stance == plan.StanceUnknown {
			chips[i].Under = p.dotted(chips[i].Under, p.said(p.w.Say("influence-of", map[string]any{"n": part.Influence})))
		}
	}
	return chips
}

// powerFollow is whom to win next.
func (p *pen) powerFollow(x *seating, strongest []*plan.Stakeholder) view.Line {
	var against, open []*plan.Stakeholder
	for _, s := range strongest {
		switch x.parts[s].Stance {
		case plan.StanceOpponent:
			against = append(against, s)
		case plan.StanceSupporter:
		default:
			open = append(open, s)
		}
	}
	switch {
	case len(against) > 0:
		return p.naming("power.against", p.named(against))
	case len(open) > 0:
		return p.naming("power.open", p.named(open))
	case len(unmetOf(x.a, method.Deciders(x.a, nil))) > 0:
		return p.naming("decides-unmet", p.named(unmetOf(x.a, method.Deciders(x.a, nil))))
	}
	return nil
}
