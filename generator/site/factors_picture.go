package site

import (
	"cmp"
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// explained is a link to the place of the handbook where a picture's method is
// told: the chapter, and in it the heading that bears the words of the id.
func (p *pen) explained(chapter, heading string) view.Text {
	for _, x := range p.site.Book.Method {
		if x.ID != chapter {
			continue
		}
		for _, h := range x.Body.Headings {
			if h.Text == p.t("handbook.at."+heading) {
				return p.link(p.t("explained"), x.Address+"#"+h.ID)
			}
		}
		return p.link(p.t("explained"), x.Address)
	}
	return view.Text{}
}

// how says how a picture is worked out, and where the handbook tells more.
func (p *pen) how(said string, more view.Text) view.Line {
	line := p.coded(said)
	if more.S != "" {
		line = append(line, view.Text{S: " "}, more)
	}
	return line
}

// sentences are whole sentences of ours and of authors, one after the other.
func (p *pen) sentences(list ...string) view.Line {
	var line view.Line
	for _, said := range list {
		if said == "" {
			continue
		}
		if len(line) > 0 {
			line = append(line, view.Text{S: " "})
		}
		line = append(line, p.coded(said)...)
	}
	return line
}

// ownDeal is what a deal says itself, or without a deal the account.
func ownDeal(a *plan.Account, o *plan.Opportunity) (*plan.Deal, string) {
	if o == nil {
		return &a.Deal, a.Address
	}
	return &o.Deal, o.Address
}

// dealID is the opportunity that a picture is of; "" for the account's own.
func dealID(o *plan.Opportunity) string {
	if o == nil {
		return ""
	}
	return o.ID
}

// weighing is what stands behind one picture of factors.
type weighing struct {
	a     *plan.Account
	page  string // where the factors stand with all that is known about them
	brief bool   // only what they say, with links there
	q     method.Quadrants
	m     method.Macro
}

// factorsFigure is the matrix of sign and control of a deal's factors, or
// without a deal of the account's, with the strategy that their weights name
// (method, 1 R and A). On another page than their own it is brief.
func (p *pen) factorsFigure(a *plan.Account, o *plan.Opportunity) []view.Block {
	d, page := ownDeal(a, o)
	if len(d.Factors) == 0 {
		return nil
	}
	x := weighing{a: a, page: page, brief: page != p.address, q: method.QuadrantsOf(d), m: method.MacroOf(d)}
	how := p.how(p.t("factors.how"), p.explained("strat", "macro"))
	if x.brief {
		how = p.how(p.t("factors.how.deal"), p.link(p.t("factors.on-page"), page+"#review"))
	}
	return []view.Block{&view.Figure{Name: "factors", Deal: dealID(o), Picture: p.factorsQuad(&x),
		Says: p.coded(p.factorsSay(&x)), Follows: p.factorsFollow(&x), How: how}}
}

func (p *pen) factorsQuad(x *weighing) *view.Quad {
	q := &view.Quad{
		Across: [2]string{p.t("factors.low"), p.t("factors.high")},
		Down:   [2]string{upper(p.listed("sign", "positive")), upper(p.listed("sign", "negative"))},
	}
	more := p.explained("strat", "micro")
	for i, name := range []plan.Quadrant{plan.QuadrantLeverage, plan.QuadrantMaximise, plan.QuadrantReduce, plan.QuadrantEliminate} {
		of := x.q.Of(name)
		c := &q.Cells[i]
		*c = view.QuadCell{ID: string(name), Axes: p.joined(q.Down[i/2], q.Across[i%2]), Marked: p.heavy(x, name),
			Means: p.line(p.t("factors." + string(name) + ".means"))}
		c.Name = view.Text{S: upper(p.listed("quadrant", string(name))), Href: more.Href}
		c.Sum = view.Text{S: p.w.Number(float64(of.Weight)), Kind: "sum"}
		for _, f := range heaviestFirst(of.Factors) {
			c.Things = append(c.Things, p.factor(x, f))
		}
		p.shortenCell(c)
	}
	q.Loose = view.QuadCell{ID: "unplaced", Name: view.Text{S: p.t("unplaced")}, Means: p.coded(p.t("factors.unplaced"))}
	for _, f := range x.q.Unplaced {
		q.Loose.Things = append(q.Loose.Things, p.factor(x, f))
	}
	p.shortenCell(&q.Loose)
	return q
}

func heaviestFirst(factors []*plan.Factor) []*plan.Factor {
	list := slices.Clone(factors)
	slices.SortStableFunc(list, func(x, y *plan.Factor) int { return cmp.Compare(y.Weight, x.Weight) })
	return list
}

// shortenCell folds away all but the heaviest factors of a quadrant.
func (p *pen) shortenCell(c *view.QuadCell) {
	const shown, more = 6, 2
	if n := len(c.Things) - shown; n >= more {
		c.Things, c.Rest, c.More = c.Things[:shown], c.Things[shown:], p.w.N("factors.more", n)
	}
}

// heavy is the word for a quadrant that is one of the two heaviest, or ties.
func (p *pen) heavy(x *weighing, name plan.Quadrant) string {
	in := 0
	for _, m := range x.m.Candidates {
		if one, other := method.PairOf(m); one == name || other == name {
			in++
		}
	}
	switch {
	case in == 0:
		return ""
	case in == len(x.m.Candidates):
		return p.t("factors.heaviest")
	}
	return p.t("factors.tied")
}

// factor is one with its weight, what is done about it and by whom, and all
// else that is known about it.
func (p *pen) factor(x *weighing, f *plan.Factor) view.Placed {
	t := view.Placed{ID: f.ID, Weight: f.Weight, Heavy: p.w.Say("factors.weight", map[string]any{"weight": f.Weight})}
	anchor := plan.Anchor(plan.FactorThing, f.ID)
	if x.brief {
		t.Line = view.Line{p.link(f.Text, x.page+"#"+anchor)}
		return t
	}
	t.Anchor, t.Line = anchor, p.line(f.Text)
	for _, k := range plan.FilledOf(f) {
		switch k.Key {
		case "text", "weight":
		case "strategy":
			t.Then = append(p.line(f.Strategy), t.Then...)
		case "by":
			t.Then = p.dotted(t.Then, p.values(x.a, k))
		case "sign", "control":
			if method.QuadrantOf(f) == "" {
				t.Detail = p.dotted(t.Detail, append(view.Line{{S: p.key(k.Key) + " "}}, p.values(x.a, k)...))
			}
		case "kind":
			t.Detail = p.dotted(t.Detail, p.values(x.a, k))
		default:
			t.Detail = p.dotted(t.Detail, append(view.Line{{S: p.label(k) + " "}}, p.values(x.a, k)...))
		}
	}
	return t
}

// factorsSay is what the matrix means, in one sentence.
func (p *pen) factorsSay(x *weighing) string {
	args := map[string]any{"of": x.q.Weight(), "stated": p.listed("macro", string(x.m.Stated))}
	switch {
	case x.q.Filled() == 0:
		return p.t("factors.says.none")
	case len(x.m.Candidates) == 0:
		for _, name := range []plan.Quadrant{plan.QuadrantLeverage, plan.QuadrantMaximise, plan.QuadrantReduce, plan.QuadrantEliminate} {
			if of := x.q.Of(name); of.Weight > 0 {
				args["one"], args["weight"] = p.listed("quadrant", string(name)), of.Weight
			}
		}
		return upper(p.w.Say("factors.says.one", args))
	case x.m.Tied():
		var fit []string
		for _, m := range x.m.Candidates {
			fit = append(fit, p.listed("macro", string(m)))
		}
		args["n"], args["macros"] = len(fit), fit
		return p.w.Say(p.sayingOf("factors.says.tie", x.m), args)
	}
	one, other := method.PairOf(x.m.Candidates[0])
	if x.q.Of(other).Weight > x.q.Of(one).Weight {
		one, other = other, one
	}
	args["one"], args["other"] = p.listed("quadrant", string(one)), p.listed("quadrant", string(other))
	args["sum"] = x.q.Of(one).Weight + x.q.Of(other).Weight
	args["macro"] = p.listed("macro", string(x.m.Candidates[0]))
	id := "factors.says"
	if x.m.Against() {
		id += ".against"
	}
	return upper(p.w.Say(id, args))
}

// sayingOf is the id of what is said of a tie: the plan chooses, says another
// strategy, or leaves it open.
func (p *pen) sayingOf(id string, m method.Macro) string {
	switch {
	case m.Against():
		return id + ".against"
	case m.Stated != "":
		return id + ".chosen"
	}
	return id
}

// strategyOf is the word for the macro strategy that holds: the stated one, else
// the one that the factors name; "" without either.
func (p *pen) strategyOf(d *plan.Deal) string {
	switch m := method.MacroOf(d); {
	case m.Stated != "":
		return p.listed("macro", string(m.Stated))
	case m.Tied():
		return p.t("factors.open")
	case len(m.Candidates) == 1:
		return p.listed("macro", string(m.Candidates[0]))
	}
	return ""
}

// factorsFollow is what follows: the advice of the strategy that holds, or of
// each that may, and what the author states.
func (p *pen) factorsFollow(x *weighing) view.Line {
	m := x.m
	advice := func(name plan.Macro) string { return p.t("macro." + string(name) + ".advice") }
	named := func(name plan.Macro) string {
		return upper(p.listed("macro", string(name))) + p.t("colon") + p.w.T("macro."+string(name)+".advice")
	}
	var list []string
	switch {
	case m.Stated == "" && len(m.Candidates) == 0:
		return p.coded(p.t("factors.follows.none"))
	case m.Stated == "" && m.Tied():
		for _, name := range m.Candidates {
			list = append(list, named(name))
		}
		return p.sentences(append(list, p.t("factors.choose"))...)
	case m.Stated == "":
		return p.coded(advice(m.Candidates[0]))
	case len(m.Candidates) == 0:
		list = append(list, p.w.Say("factors.stated", map[string]any{"stated": p.listed("macro", string(m.Stated))}), advice(m.Stated))
	case m.Against() && m.Reason == "":
		return p.sentences(p.t("factors.unreasoned"), named(m.Candidates[0]), named(m.Stated))
	case m.Against() || slices.Contains(m.Candidates, m.Stated):
		list = append(list, advice(m.Stated))
		if !m.Against() && !m.Tied() {
			list = append(list, p.t("factors.agreed"))
		}
	}
	line := p.sentences(list...)
	if m.Reason != "" {
		line = append(append(line, view.Text{S: " " + p.t("factors.reason") + p.t("colon")}), p.line(m.Reason)...)
	}
	return line
}
