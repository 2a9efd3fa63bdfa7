package site

import (
	"cmp"
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// The second half of a visit's sheet: what the talk may come to.

// sheetQuestions are the four questions that an opening question is turned to,
// what is least known first, with what is known; and what they opened with
// before (method, 3).
func (p *pen) sheetQuestions(x *meeting) view.Section {
	s := view.Section{ID: "questions", Title: p.t("sheet.questions"), More: p.handbook("big-picture")}
	s.Parts = append(s.Parts, view.Part{Blocks: p.sentence(p.t("sheet.accept"))})
	t := &view.Table{Head: []view.Column{{Label: p.t("sheet.turn"), Plain: true}, {Label: p.t("sheet.known")}, {Label: p.t("sheet.by-asking"), Plain: true}}}
	bridges := p.bridges(x.a, method.PictureOf(x.a, x.o))
	slices.SortStableFunc(bridges, func(q, r bridge) int { return cmp.Compare(q.gaps(), r.gaps()) })
	for _, q := range bridges {
		if len(q.known) == 0 {
			q.known = view.Line{{S: p.t("sheet.nothing-known"), Kind: view.Late}}
		}
		t.Rows = append(t.Rows, []view.Line{{{S: upper(p.listed("bridged-to", q.id))}}, q.known, p.said(p.t("sheet.ask." + q.id))})
	}
	s.Parts = append(s.Parts, view.Part{Blocks: []view.Block{t}})
	if before := p.askedBefore(x); len(before) > 0 {
		s.Parts = append(s.Parts, view.Part{Title: p.t("sheet.before"), Blocks: []view.Block{before}})
	}
	return s
}

// bridge is one of the four questions with what is known of it.
type bridge struct {
	id    string
	known view.Line
}

// gaps orders questions: of which nothing is known, not all, all.
func (b bridge) gaps() int {
	switch {
	case len(b.known) == 0:
		return 0
	case slices.ContainsFunc(b.known, func(t view.Text) bool { return t.Kind == view.Late }):
		return 1
	}
	return 2
}

// bridges are the four questions as a deal answers them, or its account.
func (p *pen) bridges(a *plan.Account, q method.Picture) []bridge {
	share, pressure, decision, interests := bridge{id: "share"}, bridge{id: "pressure"}, bridge{id: "decision"}, bridge{id: "interests"}
	share.known = p.said(p.shareWords(q.Share))
	var pressed []string
	for i := range q.Pressures {
		if kind := q.Pressures[i].Kind; kind != "" {
			pressed = append(pressed, p.listed("pressure", kind))
		}
	}
	pressure.known = p.said(p.w.List(pressed))
	if d := q.Decision; d != nil {
		decision.known = p.said(p.listed("decision-scope", string(d.Scope)))
		for _, who := range []struct {
			key string
			ref plan.Ref
		}{{"lead", d.Lead}, {"payer", d.Payer}} {
			said := view.Line{{S: p.key(who.key) + " ", Kind: view.Quiet}, {S: p.t("sheet.not-known"), Kind: view.Late}}
			if who.ref.Text != "" {
				said[1] = p.ref(a, who.ref)
			}
			decision.known = p.dotted(decision.known, said)
		}
	}
	if n := q.Interests; n != nil {
		for _, side := range []struct {
			key  string
			list []plan.Interest
		}{{"gains", n.Gains}, {"loses", n.Loses}} {
			var units []string
			for i := range side.list {
				units = append(units, side.list[i].Unit)
			}
			if len(units) > 0 {
				said := append(view.Line{{S: p.key(side.key) + " ", Kind: view.Quiet}}, p.line(p.w.List(units))...)
				interests.known = p.dotted(interests.known, said)
			}
		}
	}
	return []bridge{share, pressure, decision, interests}
}

// askedBefore are the last few questions that they opened a visit with, this
// one's first.
func (p *pen) askedBefore(x *meeting) view.Items {
	const few = 4
	var items view.Items
	visits := slices.Clone(x.a.Visits)
	slices.Reverse(visits)
	for _, v := range append([]*plan.Visit{x.v}, visits...) {
		if v == x.v && len(items) > 0 || v != x.v && v.Status != plan.VisitHeld {
			continue
		}
		for i := range v.Questions {
			if len(items) == few {
				return items
			}
			q := &v.Questions[i]
			item := view.Item{Line: view.Line{{S: upper(p.listed("question-kind", q.Kind)), Kind: view.Strong}}, Detail: p.line(q.Note)}
			if q.BridgedTo != "" {
				item.Line = append(item.Line, view.Text{S: " → " + p.listed("bridged-to", q.BridgedTo)})
			}
			if v != x.v {
				item.Line = append(item.Line, view.Text{S: p.t("list.comma")}, p.link(p.day(v.Date), v.Address))
			}
			items = append(items, item)
		}
	}
	return items
}

// sheetOpen is what those who will be there have promised, and what we owe.
func (p *pen) sheetOpen(x *meeting) view.Section {
	s := view.Section{ID: "open", Title: p.t("sheet.open")}
	var theirs []*plan.Commitment
	for _, c := range x.a.AllCommitments {
		if c.Open() && slices.ContainsFunc(c.Who, x.has) {
			theirs = append(theirs, c)
		}
	}
	if len(theirs) > 0 {
		var list view.Commitments
		for _, c := range byDate(theirs) {
			list = append(list, p.promise(x.a, c))
		}
		s.Parts = append(s.Parts, view.Part{Title: p.key("commitments"), Blocks: []view.Block{list}})
	}
	var ours view.Items
	for _, t := range x.a.AllTasks {
		concerns := t.Origin.Visit == x.v || x.o != nil && t.Origin.Opportunity == x.o || slices.ContainsFunc(t.About, x.has) || x.has(t.AskedBy)
		if t.Status == plan.TaskOpen && concerns {
			item := view.Item{Line: p.line(t.Text), Detail: p.who(x.a, t.Who)}
			if !t.Due.IsZero() {
				item.Detail = p.dotted(item.Detail, view.Line{p.dated(t.Due)})
			}
			ours = append(ours, item)
		}
	}
	if len(ours) > 0 {
		s.Parts = append(s.Parts, view.Part{Title: p.key("tasks"), Blocks: []view.Block{ours}})
	}
	return s
}

// sheetUnknowns is what to find out there: the plan's own questions, musts that
// nobody has tested, and what only one source says.
func (p *pen) sheetUnknowns(x *meeting) view.Section {
	var items view.Items
	add := func(label, text string, whom plan.Ref) {
		item := view.Item{Line: append(view.Line{{S: p.t("sheet.find."+label) + p.t("colon"), Kind: view.Quiet}}, p.line(text)...)}
		if whom.Text != "" {
			item.Detail = p.who(x.a, whom)
		}
		items = append(items, item)
	}
	deals := []*plan.Deal{&x.a.Deal}
	if x.o != nil {
		deals = append(deals, &x.o.Deal)
	}
	for _, d := range deals {
		for i := range d.Unknowns {
			if u := &d.Unknowns[i]; u.From.Text == "" || x.has(u.From) {
				add("ask", u.Question, u.From)
			}
		}
		for i := range d.Criteria {
			c := &d.Criteria[i]
			if x.has(c.SaidBy) && c.Class == plan.CriterionMust && c.Believed != plan.BelievedYes && c.Believed != plan.BelievedNo {
				add("test", c.Text, c.SaidBy)
			}
		}
	}
	for i := range x.a.Claims {
		c := &x.a.Claims[i]
		if len(c.Sources) == 1 && !x.has(c.Sources[0].Who) {
			add("confirm", c.Text, c.Sources[0].Who)
		}
	}
	return listed(view.Section{ID: "find-out", Title: p.t("sheet.find-out")}, items)
}
