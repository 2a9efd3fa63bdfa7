package site

import (
	"cmp"
	"slices"
	"strings"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// What a timeline shows: so many days before and after the page's day, and in
// each lane so many rows of words. What has no room for its words is a mark
// alone, what is outside or has no date stands in the table alone.
const (
	daysBack     = 240
	daysAhead    = 240
	rowsOfWords  = 8
	wordsAtMost  = 34 // in letters, a Chinese character is two
	unitsALetter = 7
	rowHeight    = 21
	plotWidth    = 960
	plotEdge     = 8
	tickRoom     = 36 // for the name of a month
)

// scale turns days into places.
type scale struct {
	from plan.Date
	days int
}

func (s scale) x(d plan.Date) int {
	return plotEdge + d.Days(s.from)*(plotWidth-2*plotEdge)/s.days
}

func (s scale) holds(d plan.Date) bool {
	n := d.Days(s.from)
	return !d.IsZero() && n >= 0 && n <= s.days
}

// scaleOf spans the dated moves around a day.
func scaleOf(moves []method.Move, today plan.Date) scale {
	first, last := -14, 14
	for _, m := range moves {
		if m.On.IsZero() {
			continue
		}
		n := m.On.Days(today)
		first, last = max(-daysBack, min(first, n-7)), min(daysAhead, max(last, n+7))
	}
	return scale{today.Add(plan.Length{N: first, Unit: 'd'}), last - first}
}

// movesFigure is the dated timeline of a deal, or without a deal of all the
// account: what the customer does, the order's own progress, and what we do
// (method, 2).
func (p *pen) movesFigure(a *plan.Account, o *plan.Opportunity) []view.Block {
	t := method.TimelineOf(a, o, p.today)
	all := slices.Concat(t.Customer, t.Order, t.Ours)
	if !slices.ContainsFunc(all, func(m method.Move) bool { return !m.On.IsZero() }) {
		return nil
	}
	d := drawing{p: p, a: a, o: o, scale: scaleOf(all, p.today)}
	v := &view.Timeline{ID: "moves-drawn", Title: p.t("moves.title"), Now: view.Tick{X: d.x(p.today), Label: p.w.Say("moves.today", map[string]any{"date": p.day(p.today)})}}
	v.Ticks = d.ticks()
	top := 56
	for _, lane := range []struct {
		id    string
		moves []method.Move
	}{{"customer", t.Customer}, {"order", t.Order}, {"ours", t.Ours}} {
		l := view.Lane{ID: lane.id, Name: p.t("moves." + lane.id), Top: top, Bare: p.t("moves.bare")}
		rows := d.lane(&l, lane.moves)
		v.Lanes = append(v.Lanes, l)
		top += 28 + max(1, rows)*rowHeight + 12
	}
	v.Height = top - 22
	for _, shape := range []string{"overdue", "open", "asked", "done"} {
		v.Signs = append(v.Signs, view.Sign{Shape: shape, Word: p.t("moves.sign." + shape)})
	}
	v.Same = view.Same{Summary: p.w.N("moves.same", len(all)), Table: d.table(t)}
	v.Desc = p.w.Say("moves.desc", map[string]any{"from": d.from, "to": d.from.Add(plan.Length{N: d.days, Unit: 'd'})})
	f := &view.Figure{Name: "moves", Deal: dealID(o), Picture: v, How: p.how(p.t("moves.how"), p.explained("commitments", "processes"))}
	f.Says, f.Follows = p.movesSay(t)
	if n := d.outside + d.undated; n > 0 {
		f.How = append(p.coded(p.w.N("moves.left-out", n)), append(view.Line{{S: " "}}, f.How...)...)
	}
	if d.wordless > 0 {
		f.How = append(p.coded(p.w.N("moves.wordless", d.wordless)), append(view.Line{{S: " "}}, f.How...)...)
	}
	return []view.Block{f}
}

// movesSay is what the timeline means, and what follows.
func (p *pen) movesSay(t method.Timeline) (says, follows view.Line) {
	count := func(list []method.Move, state method.State) int {
		n := 0
		for _, m := range list {
			if m.State == state {
				n++
			}
		}
		return n
	}
	args := map[string]any{"late": count(t.Customer, method.StateOverdue), "open": count(t.Customer, method.StateOpen),
		"ours": count(t.Ours, method.StateOpen) + count(t.Ours, method.StateOverdue)}
	id := "moves.says"
	switch {
	case args["late"].(int) > 0:
		id = "moves.says.late"
	case args["open"].(int) == 0:
		id = "moves.says.none"
	}
	return p.coded(p.w.Say(id, args)), p.coded(p.t(strings.Replace(id, "says", "follows", 1)))
}

// drawing is a timeline while it is laid out.
type drawing struct {
	scale
	p *pen
	a *plan.Account
	o *plan.Opportunity

	outside, undated, wordless int
}

// page is where the moves stand with all that is known about them.
func (d *drawing) page() string {
	_, page := ownDeal(d.a, d.o)
	return page
}

// ticks are the firsts of months, every third where there are many.
func (d *drawing) ticks() []view.Tick {
	var ticks []view.Tick
	names := strings.Fields(d.p.t("date.months"))
	first, _ := plan.ParseDate(d.from.ISO()[:len("2006-01-")] + "01")
	for i := 1; ; i++ {
		day := first.Add(plan.Length{N: i, Unit: 'm'})
		if !d.holds(day) {
			return ticks
		}
		if d.x(day) > plotWidth-tickRoom {
			return append(ticks, view.Tick{X: d.x(day)})
		}
		month := int(day.ISO()[5]-'0')*10 + int(day.ISO()[6]-'0')
		label := names[month-1]
		if month == 1 {
			label = day.ISO()[:4]
		}
		ticks = append(ticks, view.Tick{X: d.x(day), Label: label})
	}
}

// lane places the marks of a lane and says how many rows they take. What is
// late or still open gets room for its words first, then what is newest.
func (d *drawing) lane(l *view.Lane, moves []method.Move) int {
	order := slices.Clone(moves)
	rank := map[method.State]int{method.StateOverdue: 0, method.StateOpen: 1, method.StateDone: 2}
	slices.SortStableFunc(order, func(x, y method.Move) int {
		return cmp.Or(cmp.Compare(rank[x.State], rank[y.State]), cmp.Compare(abs(x.On.Days(d.p.today)), abs(y.On.Days(d.p.today))))
	})
	var taken [rowsOfWords][]stretch
	used, alone := 0, 0
	for _, m := range order {
		switch {
		case m.On.IsZero():
			d.undated++
			continue
		case !d.holds(m.On):
			d.outside++
			continue
		}
		mark := d.mark(m)
		row := place(&taken, &mark, m.State == method.StateDone)
		if row == rowsOfWords {
			alone++
		}
		used = max(used, row+1)
		mark.Y = l.Top + 17 + row*rowHeight
		l.Marks = append(l.Marks, mark)
	}
	d.wordless += alone
	slices.SortStableFunc(l.Marks, func(x, y view.Mark) int { return cmp.Compare(x.X, y.X) })
	return used
}

// stretch is a piece of a row that is taken.
type stretch struct{ from, to int }

// place finds the first row with room for a mark and its words; what is over
// has them on its left if it can, so that what is to come has the right side to
// itself. Without room, the mark stands alone in the row below all others.
func place(taken *[rowsOfWords][]stretch, m *view.Mark, over bool) int {
	const shape, gap = 8, 6
	letter := unitsALetter
	if m.Shape == string(method.StateOverdue) {
		letter++ // in bold
	}
	long := 10 + gap + letter*breadth(view.Line{{S: m.Words}})
	for row := range taken {
		for _, left := range []bool{over, !over} {
			s := stretch{m.X - shape, m.X + long}
			if left {
				s = stretch{m.X - long, m.X + shape}
			}
			free := !slices.ContainsFunc(taken[row], func(t stretch) bool { return s.from < t.to && t.from < s.to })
			if free && s.from >= -gap && s.to <= plotWidth+gap {
				taken[row] = append(taken[row], s)
				m.Left = left
				return row
			}
		}
	}
	m.Words = ""
	return rowsOfWords
}

func abs(n int) int { return max(n, -n) }

func (d *drawing) mark(m method.Move) view.Mark {
	said, href, id := d.words(m)
	shape := string(m.State)
	if m.State == method.StateOpen && m.Commitment != nil && m.Commitment.Status == plan.CommitmentAsked {
		shape = "asked"
	}
	return view.Mark{ID: id, Shape: shape, X: d.x(m.On), Words: cut(said, wordsAtMost), Lang: d.p.lang(said), Href: href,
		Full: d.p.joined(d.p.day(m.On), d.p.joined(d.p.t("moves.sign."+shape), said))}
}

// words are what a move says, where it stands with all that is known, and its id.
func (d *drawing) words(m method.Move) (said, href, id string) {
	switch {
	case m.Commitment != nil:
		return m.Commitment.Text, d.p.href(d.page() + "#" + plan.Anchor(plan.CommitmentThing, m.Commitment.ID)), m.Commitment.ID
	case m.Task != nil:
		return m.Task.Text, d.p.href(d.page() + "#" + plan.Anchor(plan.TaskThing, m.Task.ID)), m.Task.ID
	case m.Step != nil:
		return m.Step.Text, d.p.href(m.Deal.Address + "#buying_process"), m.Step.ID
	}
	return upper(d.p.listed("progress", m.Progress.Step)), d.p.href(m.Deal.Address + "#progress"), m.Progress.ID
}

// cut shortens words to a breadth.
func cut(s string, most int) string {
	if breadth(view.Line{{S: s}}) <= most {
		return s
	}
	n := 0
	for i, r := range s {
		n++
		if r >= 0x2E80 {
			n++
		}
		if n >= most {
			return strings.TrimRight(s[:i], " ,.;:，。；：、") + "…"
		}
	}
	return s
}

// table is all that the timeline shows, and what it has no room for.
func (d *drawing) table(t method.Timeline) *view.Table {
	p := d.p
	table := &view.Table{Head: []view.Column{{Label: p.key("text")}, {Label: p.key("date")}, {Label: p.key("status"), Plain: true}, {Label: p.t("moves.lane"), Plain: true}}}
	if d.o == nil {
		table.Head = append(table.Head, view.Column{Label: p.key("opportunity")})
	}
	for _, lane := range []struct {
		id    string
		moves []method.Move
	}{{"customer", t.Customer}, {"order", t.Order}, {"ours", t.Ours}} {
		for _, m := range lane.moves {
			said, href, _ := d.words(m)
			status := view.Line{{S: p.t("moves.sign." + d.mark(m).Shape)}}
			if m.State == method.StateOverdue {
				status[0].Kind = view.Late
			}
			row := []view.Line{{{S: said, Href: href, Lang: p.lang(said)}}, p.on(m.On), status, p.said(p.t("moves." + lane.id))}
			if d.o == nil {
				var deal view.Line
				if m.Deal != nil {
					deal = view.Line{p.link(m.Deal.Name, m.Deal.Address)}
				}
				row = append(row, deal)
			}
			table.Rows = append(table.Rows, row)
		}
	}
	return table
}
