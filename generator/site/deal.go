package site

import (
	"slices"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// opportunity is the page of one deal.
func (s *Site) opportunity(p *pen, a *plan.Account, o *plan.Opportunity) values {
	p.deal = o
	h := view.Head{Title: p.line(o.Name), Crumb: []view.Text{p.link(p.t("nav.opportunities"), "opportunities/"), p.link(a.Name, a.Address)}}
	h.Facts = p.facts("", view.Text{S: upper(p.listed("opportunity-status", string(o.Status))), Kind: view.Strong},
		"", view.Text{S: p.money(o.Amount, o.Currency)}, "close", p.dated(o.Close),
		"reason", p.text(o.Reason), "return_on", p.dated(o.ReturnOn))
	var open, settled []*plan.Commitment
	for _, c := range o.AllCommitments {
		if c.Open() {
			open = append(open, c)
		} else {
			settled = append(settled, c)
		}
	}
	var missing []view.Missing
	for _, m := range p.site.about(a) {
		if m.Rule.ID == "commitment-missing" && m.About.Deal == o.ID && m.SetAside == nil {
			missing = append(missing, p.missingOf(m))
		}
	}
	next := p.html(view.Next(p.next(p.commitmentList(a, byDate(open)), len(missing)), p.gaps(missing)))
	sections := []view.Section{
		p.acted(a, o, p.section("take", part{"commitments", p.settledOf(a, settled)}, part{"tasks", p.tasks(a, o.AllTasks)},
			one(p, a, "go", o.Go), many(p, a, "buying_process", o.BuyingProcess), many(p, a, "progress", o.Progress),
			many(p, a, "setbacks", o.Setbacks))),
		p.dealRoles(a, o),
		p.section("key-people", many(p, a, "people", o.Judgements)),
		p.section("picture", part{"share", p.shareFigure(a, o)}, many(p, a, "pressures", o.Pressures),
			one(p, a, "decision", o.Decision), one(p, a, "interests", o.Interests)),
		p.weighed(a, o, p.section("review", part{"factors", p.factorsFigure(a, o)},
			many(p, a, "criteria", o.Criteria), many(p, a, "competitors", o.Competitors), many(p, a, "unknowns", o.Unknowns))),
		p.section("assemble", p.stated(a, &o.Deal, []part{
			{"support", p.anchored(plan.SupportThing, records(p, a, o.Support), idsOf(o.Support, func(x *plan.Support) string { return x.ID }))},
			p.word("support_for", "support-trigger", o.SupportFor...)})...),
	}
	if met := p.visitsOf(a, o); len(met) > 0 {
		sections = append(sections, p.section("met-at", part{"visits", []view.Block{p.visitRows(a, met)}}))
	}
	return p.sheet(sheet{kind: "opportunity", head: h, next: next, flags: p.flagsIn(o.Path), sections: append(sections, p.prose(&o.Page)...)})
}

func (p *pen) listOf(a *plan.Account, list []*plan.Commitment) []view.Block {
	if len(list) == 0 {
		return nil
	}
	return []view.Block{p.commitmentList(a, byDate(list))}
}

func (p *pen) visitsOf(a *plan.Account, o *plan.Opportunity) []*plan.Visit {
	return slices.DeleteFunc(slices.Clone(a.Visits), func(v *plan.Visit) bool { return a.Opportunity(v.Opportunity) != o })
}

// opportunityTable lists deals of an account.
func (p *pen) opportunityTable(a *plan.Account, list []*plan.Opportunity) []view.Block {
	if len(list) == 0 {
		return nil
	}
	t := &view.Table{Head: p.opportunityHead()}
	for _, o := range list {
		t.Rows = append(t.Rows, p.opportunityRow(a, o))
	}
	return []view.Block{tabled(t)}
}

func (p *pen) opportunityHead() []view.Column {
	return []view.Column{{Label: p.key("opportunity"), By: "opportunity"}, {Label: p.key("status"), Plain: true, By: "status", Filter: view.ByValue},
		{Label: p.key("amount"), Number: true, Plain: true, By: "amount"}, {Label: p.key("close"), By: "close", Filter: view.ByDay},
		{Label: p.t("open-commitments"), Number: true, By: "open"}}
}

func (p *pen) opportunityRow(a *plan.Account, o *plan.Opportunity) []view.Line {
	open := 0
	for _, c := range o.AllCommitments {
		if c.Open() {
			open++
		}
	}
	promised := p.said(number(open))
	if p.site.lacksPromise(a, o) {
		promised = view.Line{{S: p.t("nothing-promised"), Href: p.href(o.Address + "#next"), Kind: view.Late, Sort: "0"}}
	}
	return []view.Line{{p.link(o.Name, o.Address)}, {{S: p.listed("opportunity-status", string(o.Status))}},
		p.amount(o.Amount, o.Currency), p.on(o.Close), promised}
}

// visit is the page of one visit.
func (s *Site) visit(p *pen, a *plan.Account, v *plan.Visit) values {
	p.deal = a.Opportunity(v.Opportunity)
	h := p.headOfVisit(a, v)
	var got []*plan.Commitment
	var ours []*plan.Task
	for _, c := range a.AllCommitments {
		if c.Origin.Visit == v {
			got = append(got, c)
		}
	}
	for _, t := range a.AllTasks {
		if t.Origin.Visit == v {
			ours = append(ours, t)
		}
	}
	sections := []view.Section{
		p.section("purpose", part{"goal", p.sentence(v.Goal)}, one(p, a, "ask", v.Ask), many(p, a, "absent", v.Absent)),
		p.section("agreed", part{"commitments", p.listOf(a, got)}, part{"tasks", p.tasks(a, ours)}),
		p.section("learned", part{"bigger_picture", p.sentence(v.BiggerPicture)}, part{"door", p.refItems(a, v.Door)},
			part{"unsaid", p.sentence(v.Unsaid)}, part{"signals", p.sentence(v.Signals)}, many(p, a, "questions", v.Questions)),
		p.section("ours", many(p, a, "by", v.By)),
	}
	return p.sheet(sheet{kind: "visit", head: h, flags: p.flagsIn(v.Path), sections: append(sections, p.prose(&v.Page)...)})
}

// headOfVisit says when a visit is, with whom and what about.
func (p *pen) headOfVisit(a *plan.Account, v *plan.Visit) view.Head {
	h := view.Head{Title: p.line(p.visitTitle(v)), Crumb: []view.Text{p.link(p.t("nav.visits"), "visits/"), p.link(a.Name, a.Address)}}
	h.Facts = p.facts("", p.dated(v.Date), "", view.Text{S: upper(p.listed("visit-status", string(v.Status))), Kind: view.Strong},
		"", view.Text{S: upper(p.listed("channel", v.Channel))}, "next", p.dated(v.Next))
	if o := a.Opportunity(v.Opportunity); o != nil {
		h.Facts = append(h.Facts, view.Fact{Label: p.key("opportunity"), Value: view.Line{p.link(o.Name, o.Address)}})
	}
	h.Facts = append(h.Facts, view.Fact{Label: p.key("with"), Value: p.parties(a, v.With)})
	if v.Status == plan.VisitPlanned {
		h.Print = view.Line{p.link(p.t("sheet.link"), visitSheetAddress(v))}
	}
	return h
}

func (p *pen) sentence(s string) []view.Block {
	if s == "" {
		return nil
	}
	return []view.Block{view.Items{{Line: p.line(s)}}}
}

func (p *pen) refItems(a *plan.Account, r plan.Ref) []view.Block {
	if r.Text == "" {
		return nil
	}
	return []view.Block{view.Items{{Line: p.who(a, r)}}}
}

// visitTitle is what a visit is called: its own name, else its day.
func (p *pen) visitTitle(v *plan.Visit) string {
	if v.Name != "" {
		return v.Name
	}
	return p.w.Say("visit-of", map[string]any{"date": v.Date})
}

func (p *pen) visitTable(a *plan.Account) []view.Block {
	if len(a.Visits) == 0 {
		return nil
	}
	list := slices.Clone(a.Visits)
	slices.Reverse(list)
	return []view.Block{p.visitRows(a, list)}
}

func (p *pen) visitRows(a *plan.Account, list []*plan.Visit) view.Block {
	t := &view.Table{Head: p.visitHead()}
	for _, v := range list {
		t.Rows = append(t.Rows, p.visitRow(a, v))
	}
	return tabled(t)
}

func (p *pen) visitHead() []view.Column {
	return []view.Column{{Label: p.key("visit"), By: "visit"}, {Label: p.key("date"), Plain: true, By: "date", Filter: view.ByDay},
		{Label: p.key("status"), Plain: true, By: "status", Filter: view.ByValue}, {Label: p.key("with"), By: "with", Filter: view.ByValue}}
}

func (p *pen) visitRow(a *plan.Account, v *plan.Visit) []view.Line {
	return []view.Line{{p.link(p.visitTitle(v), v.Address)}, p.on(v.Date),
		{{S: p.listed("visit-status", string(v.Status))}}, p.parties(a, v.With)}
}
