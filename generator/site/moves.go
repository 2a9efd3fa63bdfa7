package site

import (
	"cmp"
	"slices"

	"stratbook/generator/check"
	"stratbook/generator/markdown"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// anchor fills the slot of a link in a body.
func (p *pen) anchor(t plan.Target) (markdown.Anchor, bool) {
	switch {
	case t.Attachment != "":
		return markdown.Anchor{Href: p.root + escapePath(t.Attachment)}, true
	case t.Thing.Kind != "":
		address := t.Thing.Address
		if t.Fragment != "" {
			address += "#" + t.Fragment
		}
		return markdown.Anchor{Href: p.href(address), Text: cmp.Or(t.Thing.Name, t.Thing.ID)}, true
	}
	return markdown.Anchor{}, false
}

// byDate orders commitments as they come due: overdue first, undated last.
func byDate(list []*plan.Commitment) []*plan.Commitment {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y *plan.Commitment) int {
		return cmp.Compare(dueKey(x), dueKey(y))
	})
	return list
}

// dueKey sorts like dates, with none after all others.
func dueKey(c *plan.Commitment) string { return cmp.Or(c.Due.ISO(), "~") }

// moves are the open commitments of an account.
func (p *pen) moves(a *plan.Account) view.Commitments {
	var open []*plan.Commitment
	for _, c := range a.AllCommitments {
		if c.Open() {
			open = append(open, c)
		}
	}
	return p.commitmentList(a, byDate(open))
}

// settled are those that are done, refused or dropped, newest first.
func (p *pen) settled(a *plan.Account) []view.Block {
	var list []*plan.Commitment
	for _, c := range a.AllCommitments {
		if !c.Open() {
			list = append(list, c)
		}
	}
	if len(list) == 0 {
		return nil
	}
	list = byDate(list)
	slices.Reverse(list)
	return []view.Block{p.commitmentList(a, list)}
}

func (p *pen) commitmentList(a *plan.Account, list []*plan.Commitment) view.Commitments {
	shown := make(view.Commitments, len(list))
	for i, c := range list {
		shown[i] = p.commitment(a, c)
	}
	return shown
}

// commitment is one, as every page shows it.
func (p *pen) commitment(a *plan.Account, c *plan.Commitment) view.Commitment {
	v := view.Commitment{ID: c.ID, Text: view.Line{p.text(c.Text)}, Who: p.parties(a, c.Who), Due: p.date(c.Due),
		Open: c.Open(), Late: c.OverdueDays(p.today) > 0, When: p.when(c),
		Status: p.listed("commitment-status", string(c.Status))}
	if p.address == a.Address {
		v.Anchor = plan.Anchor(plan.CommitmentThing, c.ID)
	}
	if c.Origin.Opportunity != nil {
		v.Deal = p.link(c.Origin.Opportunity.Name, c.Origin.Opportunity.Address)
	}
	for _, f := range plan.FilledOf(c) {
		switch f.Key {
		case "where", "how", "note", "reason", "gain", "skips":
			v.Detail = append(v.Detail, p.values(a, f)...)
		case "milestone", "level", "retried_as", "lowered_to", "asked_on", "done_on":
			line := p.values(a, f)
			line[0].S = p.key(f.Key) + p.t("colon") + line[0].S
			v.Detail = append(v.Detail, line...)
		}
	}
	if c.Origin.Visit != nil {
		v.Detail = append(v.Detail, p.link(p.w.Say("at-visit", map[string]any{"date": c.Origin.Visit.Date}), c.Origin.Visit.Address))
	}
	return v
}

// when says how far away a date is.
func (p *pen) when(c *plan.Commitment) string {
	switch days := c.Due.Days(p.today); {
	case !c.Open():
		return p.listed("commitment-status", string(c.Status))
	case c.Due.IsZero():
		return p.t("no-date")
	case days < 0:
		return p.w.N("days-late", -days)
	case days == 0:
		return p.t("today")
	default:
		return p.w.N("in-days", days)
	}
}

// missing says where nobody at the customer has promised anything.
func (p *pen) missing(a *plan.Account) []view.Missing {
	var list []view.Missing
	for _, f := range p.site.byAccount[a.ID] {
		if f.Rule.ID != "commitment-missing" || f.SetAside != nil {
			continue
		}
		list = append(list, p.missingOf(f))
	}
	return list
}

func (p *pen) missingOf(f *check.Finding) view.Missing {
	return view.Missing{Rule: f.Rule.ID, Severity: string(f.Severity),
		Title: upper(f.Message(p.w)) + p.t("stop"), Advice: upper(f.Help(p.w)) + p.t("stop"),
		How: p.link(p.t("how-to-ask"), "flags/"+f.Rule.ID+"/")}
}

// tasks are what we do.
func (p *pen) tasks(a *plan.Account, list []*plan.Task) []view.Block {
	if len(list) == 0 {
		return nil
	}
	t := &view.Table{Head: []string{p.key("due"), p.key("text"), p.key("who"), p.key("status"), p.key("for")}}
	for _, x := range list {
		var serves view.Line
		if x.For.Text != "" {
			serves = view.Line{p.ref(a, x.For)}
		}
		about := p.parties(a, x.About)
		t.Rows = append(t.Rows, []view.Line{
			{{S: p.day(x.Due)}}, append(p.line(x.Text), p.aside(x.Note)...), p.who(a, x.Who),
			{{S: p.listed("task-status", string(x.Status))}}, append(serves, about...)})
		if p.address == a.Address {
			t.Anchors = append(t.Anchors, plan.Anchor(plan.TaskThing, x.ID))
		}
	}
	return []view.Block{t}
}

// who is one person, or nobody.
func (p *pen) who(a *plan.Account, r plan.Ref) view.Line {
	if r.Text == "" {
		return nil
	}
	return view.Line{p.ref(a, r)}
}

// aside is a note beside what it is about.
func (p *pen) aside(note string) view.Line {
	if note == "" {
		return nil
	}
	return view.Line{{S: " " + note, Kind: "small", Lang: p.lang(note)}}
}
