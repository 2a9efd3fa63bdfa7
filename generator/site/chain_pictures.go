package site

import (
	"cmp"
	"slices"
	"strconv"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/draw"
	"stratbook/generator/site/view"
)

// ladderFigure is where we stand on the sales influence ladder and where we
// want to be (method, 1 S).
func (p *pen) ladderFigure(a *plan.Account) []view.Block {
	l := method.LadderOf(a)
	if l.Now == 0 && l.Target == 0 {
		return nil
	}
	rungs := make(view.Ladder, len(l.Rungs))
	explained := p.explained("strat", "ladder")
	for i, id := range l.Rungs {
		rungs[i] = view.Rung{ID: id, Name: view.Text{S: upper(p.listed("ladder", id)), Href: explained.Href}, Means: p.t("ladder." + id + ".means")}
	}
	f := &view.Figure{Name: "ladder", Picture: rungs, How: p.how(p.t("ladder.how"), explained)}
	args := map[string]any{}
	if l.Now > 0 {
		rungs[l.Now-1].Here = p.t("ladder.here")
		args["now"] = p.listed("ladder", l.Rungs[l.Now-1])
	}
	if l.Target > 0 {
		rungs[l.Target-1].There = p.t("ladder.there")
		args["target"] = p.listed("ladder", l.Rungs[l.Target-1])
		if !l.By.IsZero() {
			rungs[l.Target-1].There = p.w.Say("ladder.there-by", map[string]any{"by": l.By})
		}
	}
	id := "ladder.says"
	switch steps := l.Target - l.Now; {
	case l.Now == 0:
		id = "ladder.says.no-now"
	case l.Target == 0:
		id = "ladder.says.no-target"
	case steps <= 0:
		id = "ladder.says.there"
	default:
		args["n"] = steps
		f.Follows = p.coded(p.w.Say("ladder.follows", map[string]any{"next": p.listed("ladder", l.Rungs[l.Now]), "means": p.t("ladder." + l.Rungs[l.Now] + ".means")}))
	}
	f.Says = p.coded(p.w.Say(id, args))
	if note := a.Ladder.Note; note != "" {
		f.Follows = p.dottedText(f.Follows, note)
	}
	return []view.Block{f}
}

// dottedText adds a sentence of an author's to a line.
func (p *pen) dottedText(line view.Line, said string) view.Line {
	if len(line) > 0 {
		line = append(line, view.Text{S: " "})
	}
	return append(line, p.line(said)...)
}

// visionBreadth is how much of a vision the chain repeats.
const visionBreadth = 90

// linking is what the picture of the issue chain is made from.
type linking struct {
	a       *plan.Account
	issues  []*method.Issue
	records []any // what was written for the first of them
	code    map[*method.Issue]string
	loose   int
}

// issuesFigure is the chain from what happens around the customer to what we
// want to reach with it (method, 1 S).
func (p *pen) issuesFigure(a *plan.Account) []view.Block {
	if len(a.Environment)+len(a.Responses)+len(a.Challenges) == 0 {
		return nil
	}
	x := &linking{a: a, issues: method.IssuesOf(a), records: issueRecords(a), code: map[*method.Issue]string{}}
	count := map[method.Layer]int{}
	for _, i := range x.issues {
		count[i.Layer]++
		x.code[i] = p.t("issues.code." + string(i.Layer))
		if i.Layer != method.LayerPath && i.Layer != method.LayerVision {
			x.code[i] += strconv.Itoa(count[i.Layer])
		}
	}
	c, drawn := p.issueStages(x), (*view.Flow)(nil)
	if flow := flowOf(x.issues); flow.Rows <= view.MostRows {
		drawn = flowed(c, flow)
	}
	args := map[string]any{"n": x.loose, "of": len(x.issues)}
	f := &view.Figure{Name: "issues", Picture: c, How: p.how(p.t("issues.how"), p.explained("strat", "issues"))}
	if drawn != nil {
		f.Picture = drawn
	}
	f.Says, f.Follows = p.coded(p.t("issues.says")), p.coded(p.t("issues.follows"))
	if x.loose > 0 {
		f.Says, f.Follows = p.coded(p.w.Say("issues.loose", args)), p.coded(p.t("issues.follows.loose"))
	}
	return []view.Block{f}
}

// issueColumns are the columns of the chain, and the layers in each.
func issueColumns() [4][]method.Layer {
	return [4][]method.Layer{{method.LayerEnvironment}, {method.LayerResponse}, {method.LayerChallenge}, {method.LayerPath, method.LayerVision, method.LayerGoal}}
}

// issueStages are the columns with what stands in them.
func (p *pen) issueStages(x *linking) view.Chain {
	var c view.Chain
	for at, column := range issueColumns() {
		id := []string{"environment", "response", "challenge", "goal"}[at]
		stage := view.Stage{ID: id, Under: p.t("issues." + id + ".means"), Bare: p.t("issues.bare")}
		stage.Name = view.Text{S: []string{p.key("environment"), p.key("responses"), p.key("challenges"), p.t("issues.wanted")}[at]}
		for i, issue := range x.issues {
			if slices.Contains(column, issue.Layer) {
				stage.Links = append(stage.Links, p.issue(x, i))
			}
		}
		c = append(c, stage)
	}
	return c
}

// flowOf places the issues so that lines can be drawn between them.
func flowOf(issues []*method.Issue) *draw.Flow {
	number := map[*method.Issue]int{}
	for i, issue := range issues { // in the order of the columns
		number[issue] = i
	}
	var f draw.Flow
	for _, column := range issueColumns() {
		var from [][]int
		for _, issue := range issues {
			if slices.Contains(column, issue.Layer) {
				var sources []int
				for _, source := range issue.From {
					sources = append(sources, number[source])
				}
				from = append(from, sources)
			}
		}
		f.Column(from)
	}
	return &f
}

// flowed gives the things of a chain their rows, and lines between them.
func flowed(c view.Chain, f *draw.Flow) *view.Flow {
	v := &view.Flow{Stages: c, Wires: make([][]view.Wire, len(c)), Passes: make([][]int, len(c))}
	n := 0
	for i := range c {
		for j := range c[i].Links {
			c[i].Links[j].Row = f.Row[n] + 1
			n++
		}
	}
	for _, w := range f.Wires {
		v.Wires[w.After] = append(v.Wires[w.After], view.Wire{From: w.From, To: w.To})
		for j := range c[w.After+1].Links {
			if to := &c[w.After+1].Links[j]; to.Row == w.To+1 {
				to.Fed = true
			}
		}
	}
	for _, at := range f.Passes {
		v.Passes[at.Column] = append(v.Passes[at.Column], at.Row)
	}
	return v
}

// issueRecords are what was written for the first links of the chain, in its
// order.
func issueRecords(a *plan.Account) []any {
	var list []any
	for i := range a.Environment {
		list = append(list, &a.Environment[i])
	}
	for i := range a.Responses {
		list = append(list, &a.Responses[i])
	}
	for i := range a.Challenges {
		list = append(list, &a.Challenges[i])
	}
	return list
}

// issue is a link of the chain: what it says, all else that is known about it,
// and the codes of those that it follows from and leads to.
func (p *pen) issue(x *linking, at int) view.Linked {
	i := x.issues[at]
	l := view.Linked{ID: i.ID, Code: x.code[i], Line: p.line(i.Text)}
	switch i.Layer {
	case method.LayerPath:
		l.Line = view.Line{p.link(upper(p.listed("path", i.Text)), x.a.Address+"#path")}
	case method.LayerVision:
		l.Line = view.Line{p.link(cmp.Or(cut(i.Text, visionBreadth), p.key("vision")), x.a.Address+"#vision")}
	case method.LayerGoal:
		l.Line = view.Line{p.link(i.Text, x.a.Address+"#"+plan.Anchor(plan.GoalThing, i.ID))}
	default:
		l.Detail = p.besides(x.a, x.records[at], "text", "from")
		if i.ID != "" {
			l.Anchor = plan.Anchor(plan.IssueThing, i.ID)
		}
	}
	if len(i.From) > 0 {
		l.From = view.Line{{S: p.t("issues.from")}}
	}
	for _, from := range i.From {
		l.From = append(l.From, p.tie(x, from))
	}
	if i.Rootless() {
		l.Loose = append(l.Loose, p.t("issues.rootless"))
	}
	if i.Fruitless() {
		l.Loose = append(l.Loose, p.t("issues.fruitless"))
	}
	if len(l.Loose) > 0 {
		x.loose++
	}
	return l
}

// tie is the code of another link, which leads there.
func (p *pen) tie(x *linking, to *method.Issue) view.Text {
	t := view.Text{S: x.code[to]}
	switch {
	case to.Layer == method.LayerPath || to.Layer == method.LayerVision:
		t.Href = p.href(x.a.Address + "#" + string(to.Layer))
	case to.Layer == method.LayerGoal:
		t.Href = p.href(x.a.Address + "#" + plan.Anchor(plan.GoalThing, to.ID))
	case to.ID != "":
		t.Href = p.href(x.a.Address + "#" + plan.Anchor(plan.IssueThing, to.ID))
	}
	return t
}

// besides is all that a record says under other keys, in one line.
func (p *pen) besides(a *plan.Account, record any, shown ...string) view.Line {
	var line view.Line
	for _, f := range noteLast(plan.FilledOf(record)) {
		switch {
		case slices.Contains(shown, f.Key):
		case slices.Contains(byItself, f.Key) || f.Key == "note":
			line = p.dotted(line, p.values(a, f))
		default:
			line = p.dotted(line, append(view.Line{{S: p.label(f) + " "}}, p.values(a, f)...))
		}
	}
	return line
}

// valueChainFigure is the customer's value chain: we supply it, it supplies its
// customers, and those theirs (method, 4).
func (p *pen) valueChainFigure(a *plan.Account) []view.Block {
	stages := method.ValueChainOf(a)
	if len(stages) == 0 {
		return nil
	}
	c := view.Chain{
		{ID: "us", Name: view.Text{S: p.t("chain.us")}, Under: p.t("chain.us.means")},
		{ID: "customer", Name: view.Text{S: a.Name, Lang: p.lang(a.Name)}, Under: cmp.Or(a.Industry, p.t("chain.customer.means"))},
	}
	known, silent := 0, 0
	for _, s := range stages {
		stage := view.Stage{ID: "level-" + strconv.Itoa(s.Level), Name: view.Text{S: p.w.Say("chain.level", map[string]any{"level": s.Level})}, Under: p.t("chain.level.means")}
		switch s.Level {
		case 0:
			stage = view.Stage{ID: "unplaced", Name: view.Text{S: p.t("unplaced")}, Under: p.t("chain.unplaced")}
		case 1:
			stage.Under = p.t("chain.first.means")
		}
		for _, x := range s.Customers {
			known++
			if x.Wants == "" {
				silent++
			}
			stage.Links = append(stage.Links, p.downstream(a, x))
		}
		c = append(c, stage)
	}
	f := &view.Figure{Name: "value-chain", Picture: c, How: p.how(p.t("chain.how"), p.explained("value-plan", "chain"))}
	f.Says = p.coded(p.w.Say("chain.says", map[string]any{"n": known}))
	f.Follows = p.coded(p.t("chain.follows"))
	if silent > 0 {
		f.Says = p.coded(p.w.Say("chain.says.silent", map[string]any{"n": known, "silent": silent}))
		f.Follows = p.coded(p.t("chain.follows.silent"))
	}
	return []view.Block{f}
}

// downstream is one of the customer's customers: what it wants, and our part in
// the sale to it.
func (p *pen) downstream(a *plan.Account, x *plan.Customer) view.Linked {
	l := view.Linked{Line: p.line(x.Name)}
	if other := p.site.Book.AccountOf(x.Account); other != nil {
		l.ID = other.ID
		l.Line = view.Line{p.link(cmp.Or(x.Name, other.Name), other.Address)}
	}
	for i := range l.Line {
		if l.Line[i].Kind == "" {
			l.Line[i].Kind = view.Strong
		}
	}
	for _, f := range noteLast(plan.FilledOf(x)) {
		switch f.Key {
		case "name", "level", "account":
			continue
		}
		if len(l.Detail) > 0 {
			l.Detail = append(l.Detail, view.Text{Kind: view.Break})
		}
		l.Detail = append(append(l.Detail, view.Text{S: p.label(f) + p.t("colon")}), p.values(a, f)...)
	}
	if x.Wants == "" {
		l.Loose = []string{p.t("chain.silent")}
	}
	return l
}
