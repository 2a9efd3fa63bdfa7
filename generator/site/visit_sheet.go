package site

import (
	"html/template"
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// visitSheetParts are the fragments of a sheet to take along to a visit.
type visitSheetParts struct {
	Head     template.HTML
	Sections template.HTML
	Notes    template.HTML // room to write, on paper
}

func visitSheetAddress(v *plan.Visit) string { return v.Address + "sheet/" }

// visitSheet is what to take along to a planned visit: what we want of it, who
// is there and how to sell to them, and what nobody knows yet (method, 2, 3, 6).
func (s *Site) visitSheet(p *pen, a *plan.Account, v *plan.Visit) values {
	p.deal = a.Opportunity(v.Opportunity)
	title := p.w.Say("sheet.title", map[string]any{"visit": p.visitTitle(v)})
	h := p.headOfVisit(a, v)
	h.Title, h.AsOf, h.Print = p.line(title), p.asOf(), nil
	h.Crumb = append(h.Crumb, p.link(p.visitTitle(v), v.Address))
	x := meeting{a: a, v: v, o: p.deal}
	for _, r := range v.With {
		if who := a.Person(r); who != nil && !slices.Contains(x.there, who) {
			x.there = append(x.there, who)
		}
	}
	sections := []view.Section{p.sheetAsk(&x), p.sheetPeople(&x), p.sheetAbsent(&x), p.sheetQuestions(&x), p.sheetOpen(&x), p.sheetUnknowns(&x)}
	sections = slices.DeleteFunc(sections, func(s view.Section) bool { return len(s.Parts) == 0 && s.Nothing.Say == "" })
	var notes view.Ruled
	for _, id := range []string{"committed", "signals", "unsaid", "picture"} {
		notes = append(notes, p.t("sheet.notes."+id))
	}
	return values{"sheet", p.newFrame(title), visitSheetParts{p.html(view.Top(h)), p.html(view.Sections(p.words(), sections)), p.html(view.Lines(notes))}}
}

// meeting is a visit to come, with who of the customer's will be there.
type meeting struct {
	a     *plan.Account
	v     *plan.Visit
	o     *plan.Opportunity // the deal that it is about; nil if none
	there []*plan.Stakeholder
}

// has reports whether a reference means somebody who will be there.
func (x *meeting) has(r plan.Ref) bool {
	s := x.a.Person(r)
	return s != nil && slices.Contains(x.there, s)
}

// sheetAsk is the visit's goal, and the ask on its three levels with what the
// talk must establish first.
func (p *pen) sheetAsk(x *meeting) view.Section {
	s := view.Section{ID: "ask", Title: p.t("section.purpose")}
	if x.v.Goal != "" {
		s.Parts = append(s.Parts, view.Part{Title: p.key("goal"), Blocks: p.sentence(x.v.Goal)})
	}
	ask := x.v.Ask
	if ask == nil {
		ask = &plan.Ask{}
	}
	if ask.Talk != "" {
		s.Parts = append(s.Parts, view.Part{Title: p.key("talk"), Blocks: p.sentence(ask.Talk)})
	}
	t := &view.Table{Head: []view.Column{{Label: p.key("level"), Plain: true}, {Label: p.key("text"), Plain: true}, {Label: p.key("who")}, {Label: p.key("due")}}}
	for _, level := range []struct {
		id  plan.Level
		ask *plan.AskLevel
	}{{plan.LevelHigh, ask.High}, {plan.LevelMid, ask.Mid}, {plan.LevelLow, ask.Low}} {
		row := []view.Line{{{S: upper(p.listed("level", string(level.id)))}}, {{S: p.t("not-written"), Kind: view.Quiet}}, nil, nil}
		if level.ask != nil {
			row[1], row[2], row[3] = p.line(level.ask.Text), p.parties(x.a, level.ask.Who), p.on(level.ask.Due)
		}
		t.Rows = append(t.Rows, row)
	}
	s.Parts = append(s.Parts, view.Part{Title: p.key("ask"), Blocks: []view.Block{t, view.Items{{Line: view.Line{{S: p.t("sheet.refused"), Kind: view.Quiet}}}}}})
	return s
}

// sheetPeople are those whom one will meet: their part in this decision, how to
// sell to them, and what is not known about them.
func (p *pen) sheetPeople(x *meeting) view.Section {
	s := view.Section{ID: "there", Title: p.t("sheet.there"), More: p.handbook("styles")}
	for _, who := range x.there {
		as := method.Judged(x.a, x.o, who)
		line := p.judgedAs(as)
		if title := p.titleOf(who); title != "" {
			line = append(line, view.Text{S: title, Kind: view.Under, Lang: p.lang(title)})
		}
		blocks := []view.Block{view.Items{{Line: line}}}
		if facts := p.sellTo(x, who, as); len(facts) > 0 {
			blocks = append(blocks, facts)
		}
		s.Parts = append(s.Parts, view.Part{Title: who.Name, Lang: p.lang(who.Name), Blocks: blocks})
	}
	if len(x.there) == 0 {
		s.Nothing.Say = p.t("nothing.sheet.there")
	}
	return s
}

// sellTo is all that helps with one person, and what to find out.
func (p *pen) sellTo(x *meeting, who *plan.Stakeholder, as plan.Judgement) view.Facts {
	facts := p.character(who.Style, who.Needs, who.OrgNeeds)
	add := func(label string, value view.Line) {
		if len(value) > 0 {
			facts = append(facts, view.Fact{Label: label, Value: value})
		}
	}
	add(p.key("approach"), p.line(who.Approach))
	if m := x.a.Member(who.Contact); m != nil {
		add(p.key("contact"), view.Line{p.member(m)})
	}
	met := view.Line{{S: p.t("never-met"), Kind: view.Late}}
	if last := method.LastMet(x.a, who); !last.IsZero() {
		met = p.on(last)
	}
	add(p.t("last-met"), met)
	var missing []string
	for _, m := range []struct {
		key     string
		unknown bool
	}{
		{"role", as.Role == "" && as.Involvement == "" && as.Authority == ""}, {"stance", as.Stance == plan.StanceUnknown || as.Stance == ""},
		{"influence", as.Influence == 0}, {"style", who.Style == ""}, {"needs", len(who.Needs) == 0}, {"org_needs", len(who.OrgNeeds) == 0},
		{"approach", who.Approach == ""}, {"reports_to", who.ReportsTo.Text == "" && !method.Tops(x.a)[who]},
	} {
		if m.unknown {
			missing = append(missing, p.key(m.key))
		}
	}
	if len(missing) > 0 {
		add(p.t("sheet.unknown"), p.said(p.w.List(missing)))
	}
	return facts
}

// listed is a section that is one list; without any items it is empty.
func listed(s view.Section, items view.Items) view.Section {
	if len(items) > 0 {
		s.Parts = []view.Part{{Blocks: []view.Block{items}}}
	}
	return s
}

// sheetAbsent are those who are not in the room and should hear of it: whom the
// visit names, and who decides and is in neither list.
func (p *pen) sheetAbsent(x *meeting) view.Section {
	var items view.Items
	named := map[*plan.Stakeholder]bool{}
	for i := range x.v.Absent {
		n := &x.v.Absent[i]
		named[x.a.Person(n.Who)] = true
		item := view.Item{Line: p.who(x.a, n.Who), Detail: p.line(n.Message)}
		if n.Message == "" {
			item.Detail = view.Line{{S: p.t("sheet.no-message"), Kind: view.Late}}
		}
		items = append(items, item)
	}
	for _, s := range method.Deciders(x.a, x.o) {
		if !named[s] && !slices.Contains(x.there, s) {
			items = append(items, view.Item{Line: view.Line{p.person(s)}, Detail: view.Line{{S: p.t("sheet.no-message"), Kind: view.Late}}})
		}
	}
	return listed(view.Section{ID: "absent", Title: p.key("absent")}, items)
}
