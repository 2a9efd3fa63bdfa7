package site

import (
	"cmp"
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// A matrix of links shows so many people and so many of ours: beyond, it would
// be read by nobody. Those who count most come first then.
const (
	linkRows    = 40
	linkColumns = 8
)

// coverageFigure is their people by ours (method, 4: channels; 7). It is none
// where there is no link.
func (p *pen) coverageFigure(a *plan.Account) []view.Part {
	c := method.CoverageOf(a)
	if !slices.ContainsFunc(c.Rows, func(r method.Covered) bool { return len(r.Links) > 0 }) {
		return nil
	}
	rows, ours := weightiest(c.Rows), busiest(c)
	g := &view.LinkGrid{Corner: p.t("coverage.theirs"), Last: p.t("last-met")}
	for _, m := range ours {
		g.Ours = append(g.Ours, p.member(m))
	}
	for _, r := range rows {
		row := view.LinkRow{Who: p.personAnd(r.Who), Last: p.on(r.Last), Unmet: r.Times == 0}
		row.Who[0] = p.standing(r.Who)
		if row.Unmet {
			row.Last = view.Line{{S: p.t("never-met"), Kind: view.Late}}
		}
		for _, m := range ours {
			l := r.With(m)
			var cell view.LinkCell
			if l.Owner {
				cell.Owner = p.t("owns-relation")
			}
			if l.Times > 0 {
				cell.Met = p.w.Say("met-times", map[string]any{"n": l.Times, "date": p.day(l.Last)})
			}
			row.Cells = append(row.Cells, cell)
		}
		g.Rows = append(g.Rows, row)
	}
	f := &view.Figure{Name: "coverage", Picture: g, Says: p.coverageSays(c), Follows: p.coverageFollows(a, c), How: p.how(p.t("coverage.how"), p.explained("value-plan", "channels"))}
	if len(rows) < len(c.Rows) || len(ours) < len(c.Ours) {
		f.How = append(f.How, view.Text{S: " " + p.w.Say("coverage.capped", map[string]any{
			"n": len(rows), "of": len(c.Rows), "ours": len(ours), "all": len(c.Ours)})})
	}
	return []view.Part{{Blocks: []view.Block{f}}}
}

// weightiest are the rows of a matrix that is not too long; in a longer one,
// those with a role, with influence and with links.
func weightiest(rows []method.Covered) []method.Covered {
	if len(rows) <= linkRows {
		return rows
	}
	weight := func(r method.Covered) int {
		n := 10*r.Who.Influence + len(r.Links)
		if r.Who.Role != "" {
			n += 100
		}
		return n
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(x, y method.Covered) int { return cmp.Compare(weight(y), weight(x)) })
	return rows[:linkRows]
}

// busiest are those of ours with the most links, in the order of their ids.
func busiest(c method.Coverage) []*plan.Member {
	if len(c.Ours) <= linkColumns {
		return c.Ours
	}
	links := map[*plan.Member]int{}
	for _, r := range c.Rows {
		for _, l := range r.Links {
			links[l.With]++
		}
	}
	ours := slices.Clone(c.Ours)
	slices.SortStableFunc(ours, func(x, y *plan.Member) int { return cmp.Compare(links[y], links[x]) })
	ours = ours[:linkColumns]
	slices.SortFunc(ours, func(x, y *plan.Member) int { return cmp.Compare(x.ID, y.ID) })
	return ours
}

func (p *pen) coverageSays(c method.Coverage) view.Line {
	unmet := len(c.Unmet())
	switch unmet {
	case 0:
		return p.said(p.t("coverage.all"))
	case len(c.Rows):
		return p.said(p.t("coverage.nobody"))
	}
	return p.said(p.w.Say("coverage.unmet", map[string]any{"n": unmet, "of": len(c.Rows)}))
}

func (p *pen) coverageFollows(a *plan.Account, c method.Coverage) view.Line {
	var line view.Line
	if unmet := unmetOf(a, method.Deciders(a, nil)); len(unmet) > 0 {
		line = append(p.naming("decides-unmet", p.named(unmet)), view.Text{S: " "})
	}
	var unowned []*plan.Stakeholder
	for _, r := range c.Rows {
		if r.Owner == nil {
			unowned = append(unowned, r.Who)
		}
	}
	if len(unowned) > 0 {
		line = append(line, p.naming("coverage.unowned", p.named(unowned))...)
	}
	return line
}
