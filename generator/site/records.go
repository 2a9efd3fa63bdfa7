package site

import (
	"cmp"
	"slices"
	"strconv"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// leads are keys that name a record: the first of them stands first. A note
// stands last.
var leads = []string{"text", "question", "what", "name", "member", "who"}

// byItself lists the keys whose values say without a label what they are.
var byItself = []string{"text", "kind", "status", "role", "stance", "class", "tier", "part"}

// records shows a list of records as a table of what they say, with a column
// for each key that any of them fills; as plain lines where they all say one
// thing only, and as lines with labelled values where a table would squeeze
// them. It leaves nothing out.
func records[T any](p *pen, a *plan.Account, list []T) []view.Block {
	if len(list) == 0 {
		return nil
	}
	rows := make([][]plan.Filled, len(list))
	var keys []string
	for i := range list {
		rows[i] = plan.FilledOf(&list[i])
		for _, f := range rows[i] {
			if !slices.Contains(keys, f.Key) {
				keys = append(keys, f.Key)
			}
		}
	}
	order := plan.KeysOf(&list[0])
	slices.SortFunc(keys, func(x, y string) int { return cmp.Compare(slices.Index(order, x), slices.Index(order, y)) })
	keys = readingOrder(keys)
	if len(keys) == 1 {
		var items view.Items
		for _, row := range rows {
			var item view.Item // one that says nothing has its place all the same
			for _, f := range row {
				item.Line = p.values(a, f)
			}
			items = append(items, item)
		}
		return []view.Block{items}
	}
	t := p.table(a, keys, rows)
	if squeezed(t) {
		return []view.Block{unrolled(t)}
	}
	return []view.Block{t}
}

// readingOrder puts what names a record first and its note last.
func readingOrder(keys []string) []string {
	for _, lead := range leads {
		if i := slices.Index(keys, lead); i >= 0 {
			keys = slices.Insert(slices.Delete(keys, i, i+1), 0, lead)
			break
		}
	}
	if i := slices.Index(keys, "note"); i >= 0 && len(keys) > 1 {
		keys = append(slices.Delete(keys, i, i+1), "note")
	}
	return keys
}

func (p *pen) table(a *plan.Account, keys []string, rows [][]plan.Filled) *view.Table {
	t := &view.Table{}
	for i, key := range keys {
		t.Head = append(t.Head, view.Column{Number: i > 0 && key != "year", Plain: slices.Contains(byItself, key)})
	}
	for _, row := range rows {
		cells := make([]view.Line, len(keys))
		for _, f := range row {
			i := slices.Index(keys, f.Key)
			cells[i] = p.values(a, f)
			t.Head[i].Label = p.label(f)
			t.Head[i].Number = t.Head[i].Number && isNumber(f.Values[0])
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// label is the word for a key that was filled. `by` is a date in some records,
// and one of ours in others.
func (p *pen) label(f plan.Filled) string {
	if _, whom := f.Values[0].(plan.Ref); whom && f.Key == "by" {
		return p.t("key.by-whom")
	}
	if f.Key == "decision" && f.List != nil {
		return p.t("key.go-decision") // to go on or to give up; elsewhere it is the decision chain
	}
	return p.key(f.Key)
}

// tabled shows a table without the columns that no row fills.
func tabled(t *view.Table) view.Block {
	for i := len(t.Head) - 1; i > 0; i-- {
		if !slices.ContainsFunc(t.Rows, func(row []view.Line) bool { return len(row[i]) > 0 }) {
			t.Head = slices.Delete(t.Head, i, i+1)
			for j := range t.Rows {
				t.Rows[j] = slices.Delete(t.Rows[j], i, i+1)
			}
		}
	}
	if len(t.Head) == 1 {
		return unrolled(t)
	}
	return t
}

func isNumber(v any) bool {
	switch v.(type) {
	case plan.Number, int:
		return true
	}
	return false
}

// A column of text is wrapped to this breadth, and a table holds so many of
// them side by side, in Latin letters; a Chinese character is as broad as two.
const (
	columnBreadth = 30
	tableBreadth  = 100
)

// squeezed reports whether a table would be columns of single words.
func squeezed(t *view.Table) bool {
	sum := 0
	for i, c := range t.Head {
		broadest := breadth(view.Line{{S: c.Label}})
		for _, row := range t.Rows {
			broadest = max(broadest, breadth(row[i]))
		}
		sum += min(broadest, columnBreadth)
	}
	return sum > tableBreadth
}

func breadth(line view.Line) int {
	n := 0
	for _, t := range line {
		for _, r := range t.S {
			n++
			if r >= 0x2E80 {
				n++
			}
		}
	}
	return n
}

// unrolled is a table as lines, each with what is known about it.
func unrolled(t *view.Table) view.Records {
	list := make(view.Records, len(t.Rows))
	for i, row := range t.Rows {
		if i < len(t.Anchors) {
			list[i].Anchor = t.Anchors[i]
		}
		list[i].Line = row[0]
		for j, cell := range row[1:] {
			if len(cell) > 0 {
				list[i].Facts = append(list[i].Facts, view.Fact{Label: t.Head[j+1].Label, Value: cell})
			}
		}
	}
	return list
}

// key is the word for a key of the format.
func (p *pen) key(key string) string { return p.t("key." + key) }

// record shows one record: what names it, and labelled values, its note last.
func (p *pen) record(a *plan.Account, record any) []view.Block {
	var shown view.Record
	for _, f := range noteLast(plan.FilledOf(record)) {
		if f.Key == "text" {
			shown.Line = p.values(a, f)
		} else {
			shown.Facts = append(shown.Facts, view.Fact{Label: p.label(f), Value: p.values(a, f)})
		}
	}
	if len(shown.Line)+len(shown.Facts) == 0 {
		return nil
	}
	return []view.Block{view.Records{shown}}
}

func noteLast(list []plan.Filled) []plan.Filled {
	for i, f := range list {
		if f.Key == "note" {
			return append(slices.Delete(list, i, i+1), f)
		}
	}
	return list
}

// values shows what was written for one key: short values with commas between,
// records and sentences below each other.
func (p *pen) values(a *plan.Account, f plan.Filled) view.Line {
	lines := make([]view.Line, len(f.Values))
	between := view.Text{S: p.t("list.comma")}
	for i, v := range f.Values {
		lines[i] = p.value(a, f, v)
		if breadth(lines[i]) > columnBreadth {
			between = view.Text{Kind: view.Break}
		}
	}
	line := lines[0]
	for _, next := range lines[1:] {
		line = append(append(line, between), next...)
	}
	return line
}

func (p *pen) value(a *plan.Account, f plan.Filled, v any) view.Line {
	switch v := v.(type) {
	case string:
		if f.Key == "stance" {
			return p.stance(plan.Stance(v))
		}
		if f.List != nil {
			return view.Line{{S: f.List.Word(v, p.w.Lang())}}
		}
		return p.line(v)
	case plan.Ref:
		if f.Key == "serves" && (v.Text == "path" || v.Text == "vision") {
			return view.Line{p.link(p.key(v.Text), a.Address+"#"+v.Text)}
		}
		return view.Line{p.ref(a, v)}
	case plan.Date:
		return view.Line{p.dated(v)}
	case plan.Number:
		return view.Line{{S: p.number(f.Key, v)}}
	case plan.Length:
		return view.Line{{S: p.length(v)}}
	case int:
		return view.Line{{S: strconv.Itoa(v)}}
	case bool:
		return view.Line{{S: p.listed("yes-no", "yes")}}
	case plan.Pair:
		return view.Line{p.text(v.Key), {S: p.t("colon") + f.List.Word(v.Value, p.w.Lang())}}
	}
	return p.nested(a, v)
}

// nested shows a record within a record in one line; what names it needs no
// label.
func (p *pen) nested(a *plan.Account, record any) view.Line {
	var line view.Line
	for i, f := range noteLast(plan.FilledOf(record)) {
		if i > 0 {
			line = append(line, view.Text{S: " · "})
		}
		if i > 0 || len(f.Values) != 1 {
			line = append(line, view.Text{S: p.label(f) + " ", Kind: view.Quiet})
		}
		line = append(line, p.values(a, f)...)
	}
	return line
}

// ref shows what a reference means: a link where there is a page, else the
// author's words.
func (p *pen) ref(a *plan.Account, r plan.Ref) view.Text {
	if party := a.Party(r); party.Stakeholder != nil || party.Member != nil {
		return p.party(party)
	}
	if o := a.Opportunity(r); o != nil {
		return p.link(o.Name, o.Address)
	}
	if thing := a.Thing(r.Text); thing.Kind != "" {
		return p.link(thing.Name, thing.Address)
	}
	if m := p.site.Book.Milestone(r); m >= 0 {
		return view.Text{S: p.milestone(m)}
	}
	if other := p.site.Book.AccountOf(r); other != nil {
		return p.link(other.Name, other.Address)
	}
	return p.text(r.Text)
}

// milestone is the word for the i-th of the book's milestones.
func (p *pen) milestone(i int) string {
	m := p.site.Book.Settings.Milestones[i]
	return cmp.Or(m.Name, p.listed("milestone", m.ID))
}

func (p *pen) number(key string, n plan.Number) string {
	switch key {
	case "percent":
		return p.w.Percent(n.V)
	case "now", "want":
		return p.listed("relation", strconv.Itoa(int(n.V)))
	case "value", "amount", "order_value":
		return p.money(n, "")
	}
	return p.w.Number(n.V)
}

func (p *pen) length(l plan.Length) string { return p.w.N("length."+string(l.Unit), l.N) }
