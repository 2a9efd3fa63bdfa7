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
		return markdown.Anchor{Href: p.way(escapePath(t.Attachment))}, true
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
	return p.settledOf(a, list)
}

func (p *pen) settledOf(a *plan.Account, list []*plan.Commitment) []view.Block {
	if len(list) == 0 {
		return nil
	}
	list = byDate(list)
	slices.Reverse(list)
	return []view.Block{p.fold("settled", p.commitmentList(a, list))}
}

// fold puts a long list away under how many it holds.
func (p *pen) fold(what string, list view.Commitments) view.Block {
	const few = 3
	if len(list) <= few {
		return list
	}
	return view.Fold{Summary: p.w.N("count."+what, len(list)), Blocks: []view.Block{list}}
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
	v := p.promise(a, c)
	o := c.Origin.Opportunity
	if p.address == a.Address || o != nil && p.address == o.Address {
		v.Anchor = plan.Anchor(plan.CommitmentThing, c.ID)
	}
	if o != nil && p.address != o.Address {
		v.Where = view.Line{p.link(o.Name, o.Address)}
	}
	if v.Late {
		v.Flag = p.overdue(a, c)
	}
	for _, f := range plan.FilledOf(c) {
		switch f.Key {
		case "due":
			if c.Status == plan.CommitmentDone && c.DoneOn != c.Due {
				v.Detail = p.dotted(v.Detail, append(view.Line{{S: p.key(f.Key) + " ", Kind: view.Quiet}}, p.values(a, f)...))
			}
		case "where", "how", "note":
			v.Detail = p.dotted(v.Detail, p.values(a, f))
		case "milestone", "gain", "level", "reason", "skips", "retried_as", "lowered_to":
			label := view.Text{S: p.key(f.Key) + " ", Kind: view.Quiet}
			v.Detail = p.dotted(v.Detail, append(view.Line{label}, p.values(a, f)...))
		}
	}
	return v
}

// promise is a commitment in brief: what was promised, and whether it was.
func (p *pen) promise(a *plan.Account, c *plan.Commitment) view.Commitment {
	v := view.Commitment{ID: c.ID, Text: p.line(c.Text), Due: p.date(dayOf(c)),
		Open: c.Open(), Agreed: c.Status == plan.CommitmentAgreed, Late: c.OverdueDays(p.today) > 0, When: p.when(c)}
	if who := p.parties(a, c.Who); len(who) > 0 {
		v.Text = append(append(who, view.Text{S: p.t("colon")}), v.Text...)
	}
	if c.Open() {
		v.Detail = view.Line{{S: p.listed("commitment-status", string(c.Status)), Kind: string(c.Status)}}
	}
	switch visit := c.Origin.Visit; {
	case visit != nil && visit.Address != p.address:
		at := p.link(p.w.Say("at-visit", map[string]any{"date": p.day(visit.Date)}), visit.Address)
		if len(v.Detail) > 0 {
			v.Detail = append(v.Detail, view.Text{S: " "})
		}
		v.Detail = append(v.Detail, at)
	case visit == nil && c.Status == plan.CommitmentAsked && !c.AskedOn.IsZero():
		v.Detail = append(v.Detail, view.Text{S: " "}, p.dated(c.AskedOn))
	case visit == nil && !c.AskedOn.IsZero():
		v.Detail = p.dotted(v.Detail, view.Line{{S: p.key("asked_on") + " ", Kind: view.Quiet}, p.dated(c.AskedOn)})
	}
	return v
}

// dotted adds a saying to others, with a dot between.
func (p *pen) dotted(line, saying view.Line) view.Line {
	if len(line) > 0 {
		line = append(line, view.Text{S: " · "})
	}
	return append(line, saying...)
}

// overdue is what to do about a commitment that is late; it stands beside it.
func (p *pen) overdue(a *plan.Account, c *plan.Commitment) *view.Flag {
	for _, f := range p.site.about(a) {
		if f.Rule.ID == "commitment-overdue" && f.About.ID == c.ID && f.SetAside == nil {
			flag := p.flag(f)
			return &flag
		}
	}
	return nil
}

// briefly is a commitment for a page of many accounts.
func (p *pen) briefly(a *plan.Account, c *plan.Commitment) view.Commitment {
	v := p.promise(a, c)
	v.Where = view.Line{p.link(a.Name, a.Address)}
	if o := c.Origin.Opportunity; o != nil {
		deal := p.link(o.Name, o.Address)
		deal.Kind = view.Under
		v.Where = append(v.Where, deal)
	}
	return v
}

// next shows all that is late and a few more, and folds the rest away: where
// something is missing it has to be seen below them without scrolling.
func (p *pen) next(list view.Commitments, missing int) view.Moves {
	shown := 5
	if missing > 0 {
		shown = 3
	}
	const more = 1 // to fold one away would save nothing
	m := view.Moves{List: list, Shown: min(shown, len(list))}
	for m.Shown < len(list) && list[m.Shown].Late {
		m.Shown++
	}
	if len(list) <= m.Shown+more {
		m.Shown = len(list)
		return m
	}
	m.More = p.w.N("more-moves", len(list)-m.Shown)
	return m
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
	for _, f := range p.site.about(a) {
		if missesPromise(f) {
			list = append(list, p.missingOf(f))
		}
	}
	return list
}

// gaps shows the first few of what is missing.
func (p *pen) gaps(list []view.Missing) view.Gaps {
	const shown = 5
	g := view.Gaps{List: list, Shown: min(shown, len(list))}
	if more := len(list) - g.Shown; more > 0 {
		g.More = p.w.N("more-missing", more)
	}
	return g
}

func (p *pen) missingOf(f *check.Finding) view.Missing {
	m := view.Missing{Rule: f.Rule.ID, Severity: string(f.Severity),
		Title: p.finding(f.Message(p.marking)), Advice: p.finding(f.Help(p.marking)),
		How: p.link(p.t("how-to-ask"), "flags/"+f.Rule.ID+"/")}
	a := p.site.Book.Account(f.About.Account)
	if a == nil {
		return m
	}
	about := a.Address
	for _, o := range a.Opportunities {
		if o.ID == f.About.Deal {
			about = o.Address
		}
	}
	if about != p.address {
		m.Href = p.href(about)
	}
	return m
}

// tasks are what we do.
func (p *pen) tasks(a *plan.Account, list []*plan.Task) []view.Block {
	if len(list) == 0 {
		return nil
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y *plan.Task) int {
		return x.Due.CompareDue(y.Due)
	})
	open, over := p.taskTable(), p.taskTable()
	for _, x := range list {
		t := over
		if x.Status == plan.TaskOpen {
			t = open
		}
		t.Rows = append(t.Rows, p.taskRow(a, x))
		if o := x.Origin.Opportunity; p.address == a.Address || o != nil && p.address == o.Address {
			t.Anchors = append(t.Anchors, plan.Anchor(plan.TaskThing, x.ID))
		}
	}
	var blocks []view.Block
	if len(open.Rows) > 0 {
		blocks = append(blocks, tabled(open))
	}
	if n := len(over.Rows); n > 0 {
		blocks = append(blocks, view.Fold{Summary: p.w.N("count.tasks-done", n), Blocks: []view.Block{tabled(over)}})
	}
	return blocks
}

func (p *pen) taskTable() *view.Table {
	return &view.Table{Head: []view.Column{{Label: p.key("text")}, {Label: p.key("due")}, {Label: p.key("who")},
		{Label: p.key("status"), Plain: true}, {Label: p.key("for")}}}
}

// task is what is to be done, and by when.
func (p *pen) task(x *plan.Task) (text, due view.Line) {
	text = p.line(x.Text)
	if x.Note != "" {
		text = append(text, view.Text{S: x.Note, Kind: view.Under, Lang: p.lang(x.Note)})
	}
	due = view.Line{p.dated(x.Due)}
	if x.Status == plan.TaskOpen && !x.Due.IsZero() && x.Due.Before(p.today) {
		due[0].Kind = view.Late
	}
	return text, due
}

func (p *pen) taskRow(a *plan.Account, x *plan.Task) []view.Line {
	text, due := p.task(x)
	var serves view.Line
	if x.For.Text != "" {
		serves = view.Line{p.ref(a, x.For)}
	}
	if about := p.parties(a, x.About); len(about) > 0 {
		serves = p.dotted(serves, about)
	}
	return []view.Line{text, due, p.who(a, x.Who), {{S: p.listed("task-status", string(x.Status))}}, serves}
}

// who is one person, or nobody.
func (p *pen) who(a *plan.Account, r plan.Ref) view.Line {
	if r.Text == "" {
		return nil
	}
	return view.Line{p.ref(a, r)}
}
