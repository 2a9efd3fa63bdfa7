package site

import (
	"slices"
	"strings"

	"stratbook/generator/site/view"
)

// listScript sorts and narrows down the lists of a page; on the pages of flags
// it makes filters of counts.
const listScript = "filter.js"

// fewest is how many rows a list has at least to be narrowed down; of fewer all
// are seen at a glance.
const fewest = 5

// sorted makes a table one whose heads sort it, and which is narrowed down by
// the columns that say so and in which rows differ. The id stands before what is
// asked for in the address, where a page has several lists.
func (p *pen) sorted(t *view.Table, id string) *view.Table {
	if len(t.Rows) < 2 {
		return t
	}
	p.use(listScript)
	t.List = &view.List{}
	if id != "" {
		t.List.ID = id + "."
	}
	if len(t.Rows) < fewest {
		return t
	}
	f := &view.Filter{Label: p.t("filter"), All: p.t("filter.all"), None: p.t("filter.none"), Clear: p.t("filter.clear"),
		Left: p.w.Say("filter.rows", map[string]any{"left": "#", "of": len(t.Rows)})}
	for i, c := range t.Head {
		group := view.FilterGroup{ID: t.List.ID + c.By, Label: c.Label}
		switch {
		case c.Filter == "" || !differ(t, i):
			continue
		case c.Filter == view.ByDay:
			group.Label, group.To = p.w.Say("filter.from", map[string]any{"what": c.Label}), p.t("filter.to")
		}
		f.Groups = append(f.Groups, group)
	}
	if len(f.Groups) > 0 {
		t.List.Filter = f
	}
	return t
}

// differ reports whether not all rows say the same in a column.
func differ(t *view.Table, column int) bool {
	first := plain(t.Rows[0][column])
	return slices.ContainsFunc(t.Rows[1:], func(row []view.Line) bool { return plain(row[column]) != first })
}

// mark is what counts some rows of a list.
type mark struct{ key, word string }

// marked puts counts above a list that show the rows which they count. The
// marks of a row come in the order of the rows.
func (p *pen) marked(t *view.Table, all []mark, rows [][]string) {
	if t.List == nil || t.List.Filter == nil {
		return
	}
	group := view.SieveGroup{ID: "attention", Label: p.t("attention"), Waits: true}
	for _, m := range all {
		n := 0
		for _, row := range rows {
			n += b2i(slices.Contains(row, m.key))
		}
		if n > 0 {
			group.Items = append(group.Items, p.sieveItem(m.key, view.Text{S: m.word, Href: "?" + group.ID + "=" + m.key}, n))
		}
	}
	if len(group.Items) == 0 {
		return
	}
	t.List.Counts = &view.Sieve{Label: p.t("sieve"), Groups: []view.SieveGroup{p.folded(group)}}
	t.List.Marks = make([]string, len(rows))
	for i, row := range rows {
		t.List.Marks[i] = strings.Join(row, " ")
	}
}

// part says in a list's caption which rows these are, where the list has more.
func (p *pen) part(t *view.Table, from, all int) {
	if t.List != nil && len(t.Rows) < all {
		t.List.Caption = p.w.Say("filter.part", map[string]any{"from": p.w.Number(float64(from + 1)),
			"to": p.w.Number(float64(from + len(t.Rows))), "of": p.w.Number(float64(all))})
	}
}
