package site

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// The lower half of a brief: what moves the customer, what we want with it, and
// how we go about it.

// briefIssues are the pressures on the customer and what they come to inside it:
// its challenges, or what causes them where nobody knows those.
func (p *pen) briefIssues(a *plan.Account) *briefSection {
	s := &briefSection{Section: view.Section{ID: "issues", Title: p.t("brief.issues")}, rest: a.Address + "#issues"}
	var pressed []string
	for i := range a.Pressures {
		if kind := a.Pressures[i].Kind; kind != "" {
			pressed = append(pressed, p.listed("pressure", kind))
		}
	}
	if len(pressed) > 0 {
		s.add(view.Item{Line: view.Line{{S: p.key("pressures") + p.t("colon"), Kind: view.Quiet}, {S: p.w.List(pressed)}}})
	}
	issues := method.IssuesOf(a)
	last := method.Layer("")
	for _, i := range issues {
		if i.Layer == method.LayerEnvironment || i.Layer == method.LayerResponse || i.Layer == method.LayerChallenge {
			last = i.Layer
		}
	}
	for _, i := range issues {
		if i.Layer == last && i.Text != "" {
			s.add(view.Item{Line: p.line(i.Text)})
		}
	}
	return s
}

func (p *pen) briefGoals(a *plan.Account) *briefSection {
	s := &briefSection{Section: view.Section{ID: "goals", Title: p.t("issues.wanted")}, rest: a.Address + "#direction"}
	if v := a.Vision; v != nil && v.Text != "" {
		s.add(view.Item{Line: append(view.Line{{S: p.key("vision") + p.t("colon"), Kind: view.Quiet}}, p.line(v.Text)...)})
	}
	for i := range a.Goals {
		g := &a.Goals[i]
		item := view.Item{Line: p.line(g.Text)}
		for _, n := range []struct {
			key   string
			value plan.Number
		}{{"baseline", g.Baseline}, {"current", g.Current}, {"target", g.Target}} {
			if n.value.Set {
				item.Detail = p.dotted(item.Detail, p.said(p.key(n.key)+" "+p.number(n.key, n.value)))
			}
		}
		if !g.By.IsZero() {
			item.Detail = p.dotted(item.Detail, view.Line{{S: p.key("by") + " "}, p.dated(g.By)})
		}
		s.add(item)
	}
	return s
}

// briefStrategy is the strategy with its reason, and the heaviest factors with
// what is done about them.
func (p *pen) briefStrategy(a *plan.Account) *briefSection {
	s := &briefSection{Section: view.Section{ID: "strategy", Title: p.key("strategy")}, rest: a.Address + "#review"}
	x := weighing{a: a, q: method.QuadrantsOf(&a.Deal), m: method.MacroOf(&a.Deal)}
	macro := x.m.Stated
	if macro == "" && len(x.m.Candidates) == 1 {
		macro = x.m.Candidates[0]
	}
	var named view.Item
	switch {
	case len(a.Factors) > 0:
		named.Line = p.coded(p.factorsSay(&x))
	case macro != "":
		named.Line = p.coded(p.w.Say("factors.stated", map[string]any{"stated": p.listed("macro", string(macro))}))
	}
	if macro != "" {
		named.Detail = p.coded(p.t("macro." + string(macro) + ".advice"))
	}
	if len(named.Line) > 0 {
		s.add(named)
	}
	var all []*plan.Factor
	for _, name := range []plan.Quadrant{plan.QuadrantEliminate, plan.QuadrantReduce, plan.QuadrantMaximise, plan.QuadrantLeverage} {
		all = append(all, x.q.Of(name).Factors...)
	}
	for _, f := range heaviestFirst(all) {
		item := view.Item{Line: append(view.Line{{S: upper(p.listed("quadrant", string(method.QuadrantOf(f)))) + p.t("colon"), Kind: view.Quiet}}, p.line(f.Text)...)}
		if f.Strategy != "" {
			item.Detail = append(view.Line{{S: "→ "}}, p.line(f.Strategy)...)
		}
		s.add(item)
	}
	return s
}

func (p *pen) briefContenders(a *plan.Account) *briefSection {
	s := &briefSection{Section: view.Section{ID: "competitors", Title: p.key("competitors")}, rest: a.Address + "#competitors"}
	for i := range a.Competitors {
		c := &a.Competitors[i]
		item := view.Item{Line: p.line(c.Name)}
		if c.Standing != "" {
			item.Line = append(item.Line, view.Text{S: p.t("list.comma") + p.listed("competitor-standing", c.Standing), Kind: view.Quiet})
		}
		for _, said := range c.Strengths {
			item.Detail = p.dotted(item.Detail, p.line(said))
		}
		s.add(item)
	}
	return s
}
