package site

import (
	"cmp"
	"slices"
	"strconv"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// records shows a list of records as a table of what they say, with a column
// for each key that any of them fills; as plain lines where they all say one
// thing only. It leaves nothing out.
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
	if len(keys) == 1 {
		var items view.Items
		for _, row := range rows {
			for _, f := range row {
				items = append(items, view.Item{Line: p.values(a, f)})
			}
		}
		return []view.Block{items}
	}
	return []view.Block{p.table(a, keys, rows)}
}

func (p *pen) table(a *plan.Account, keys []string, rows [][]plan.Filled) *view.Table {
	t := &view.Table{}
	for _, key := range keys {
		t.Head = append(t.Head, p.key(key))
	}
	for _, row := range rows {
		cells := make([]view.Line, len(keys))
		for _, f := range row {
			cells[slices.Index(keys, f.Key)] = p.values(a, f)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// key is the word for a key of the format.
func (p *pen) key(key string) string { return p.t("key." + key) }

// record shows one record as labelled values.
func (p *pen) record(a *plan.Account, record any) []view.Block {
	var facts view.Facts
	for _, f := range plan.FilledOf(record) {
		facts = append(facts, view.Fact{Label: p.key(f.Key), Value: p.values(a, f)})
	}
	if len(facts) == 0 {
		return nil
	}
	return []view.Block{facts}
}

// values shows what was written for one key.
func (p *pen) values(a *plan.Account, f plan.Filled) view.Line {
	var line view.Line
	for _, v := range f.Values {
		line = append(line, p.value(a, f, v)...)
	}
	if len(f.Values) > 1 && len(line) == len(f.Values) {
		return p.join(line)
	}
	return line
}

func (p *pen) value(a *plan.Account, f plan.Filled, v any) view.Line {
	switch v := v.(type) {
	case string:
		if f.List != nil {
			return view.Line{{S: f.List.Word(v, p.w.Lang())}}
		}
		return view.Line{p.text(v)}
	case plan.Ref:
		return view.Line{p.ref(a, v)}
	case plan.Date:
		return view.Line{{S: p.day(v)}}
	case plan.Number:
		return view.Line{{S: p.number(f.Key, v)}}
	case plan.Length:
		return view.Line{{S: p.length(v)}}
	case int:
		return view.Line{{S: strconv.Itoa(v)}}
	case bool:
		return view.Line{{S: p.listed("yes-no", "yes")}}
	case plan.Pair:
		return view.Line{p.text(v.Key), {S: p.t("colon") + f.List.Word(v.Value, p.w.Lang()) + p.t("stop")}}
	}
	return p.nested(a, v)
}

// nested shows a record within a record in one line.
func (p *pen) nested(a *plan.Account, record any) view.Line {
	var line view.Line
	for i, f := range plan.FilledOf(record) {
		if i > 0 {
			line = append(line, view.Text{S: p.t("list.comma")})
		}
		if i > 0 || len(f.Values) != 1 {
			line = append(line, view.Text{S: p.key(f.Key) + p.t("colon"), Kind: "quiet"})
		}
		line = append(line, p.values(a, f)...)
	}
	return append(line, view.Text{S: p.t("stop")})
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
