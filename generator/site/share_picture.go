package site

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// shareCells are the four of share and trend as they are drawn, row by row.
var shareCells = [4]method.Cell{
	{Size: plan.SizeLarge, Trend: plan.TrendRising}, {Size: plan.SizeLarge, Trend: plan.TrendFlatOrFalling},
	{Size: plan.SizeSmall, Trend: plan.TrendRising}, {Size: plan.SizeSmall, Trend: plan.TrendFlatOrFalling},
}

// shareQuad is the empty matrix: what its cells mean.
func (p *pen) shareQuad() *view.Quad {
	q := &view.Quad{
		Across: [2]string{upper(p.listed("share-trend", string(plan.TrendRising))), upper(p.listed("share-trend", string(plan.TrendFlatOrFalling)))},
		Down:   [2]string{upper(p.listed("share-size", string(plan.SizeLarge))), upper(p.listed("share-size", string(plan.SizeSmall)))},
	}
	explained := p.explained("big-picture", "share")
	for i, c := range shareCells {
		q.Cells[i] = view.QuadCell{ID: c.ID(), Name: view.Text{S: p.t("share." + c.ID() + ".means"), Href: explained.Href},
			Axes: p.joined(q.Down[i/2], q.Across[i%2]), Means: p.line(p.t("share." + c.ID() + ".do"))}
	}
	q.Loose = view.QuadCell{ID: "unplaced", Name: view.Text{S: p.t("unplaced")}}
	return q
}

// put places a thing in its cell; what has none stands beside the four.
func put(q *view.Quad, at method.Cell, t view.Placed) *view.QuadCell {
	cell := &q.Loose
	for i, c := range shareCells {
		if c == at {
			cell = &q.Cells[i]
		}
	}
	cell.Things = append(cell.Things, t)
	return cell
}

// shareFigure is where our business stands with the account, or what a deal
// says itself about it (method, 3).
func (p *pen) shareFigure(a *plan.Account, o *plan.Opportunity) []view.Block {
	d, _ := ownDeal(a, o)
	x := d.Share
	if x == nil {
		return nil
	}
	at := method.PictureOf(a, o).Cell()
	q := p.shareQuad()
	t := view.Placed{ID: a.ID, Line: p.line(a.Name)}
	if o != nil {
		t = view.Placed{ID: o.ID, Line: p.line(o.Name)}
	}
	if x.Percent.Set {
		t.Line = view.Line{{S: p.w.Percent(x.Percent.V), Kind: view.Strong}}
	}
	if aim := x.Aim; aim != nil {
		t.Then = p.aim(aim)
	}
	t.Detail = p.line(x.Note)
	cell := put(q, at, t)
	f := &view.Figure{Name: "share-trend", Deal: dealID(o), Picture: q, How: p.how(p.t("share.how"), p.explained("big-picture", "share"))}
	if at.ID() == "" {
		f.Says, f.Follows = p.coded(p.t("share.says.open")), p.coded(p.t("share.follows.open"))
		if at.HalfKnown() {
			known := p.listed("share-size", string(at.Size)) + p.listed("share-trend", string(at.Trend))
			f.Says = p.coded(p.w.Say("share.says.half", map[string]any{"known": known}))
		}
		return []view.Block{f}
	}
	cell.Marked = p.t("share.here")
	f.Says = p.coded(upper(p.w.Say("share.says", map[string]any{"size": p.listed("share-size", string(at.Size)),
		"trend": p.listed("share-trend", string(at.Trend)), "means": p.t("share." + at.ID() + ".says")})))
	f.Follows = p.coded(p.t("share." + at.ID() + ".follows"))
	return []view.Block{f}
}

// aim is the share that we want, by when, and how we get it.
func (p *pen) aim(x *plan.ShareAim) view.Line {
	line := view.Line{{S: p.key("aim") + " "}}
	if x.Percent.Set {
		line = append(line, view.Text{S: p.w.Percent(x.Percent.V), Kind: view.Strong})
	}
	if !x.By.IsZero() {
		line = p.dotted(line, view.Line{{S: p.key("by") + " "}, p.dated(x.By)})
	}
	if x.How != "" {
		line = p.dotted(line, p.line(x.How))
	}
	if x.Note != "" {
		line = p.dotted(line, p.line(x.Note))
	}
	return line
}

// sharesFigure is the matrix of the portfolio: the accounts as they stand.
func (p *pen) sharesFigure(list []*plan.Account) view.Block {
	q := p.shareQuad()
	for _, a := range list {
		t := view.Placed{ID: a.ID, Line: view.Line{p.link(a.Name, a.Address)}}
		if a.Share != nil && a.Share.Percent.Set {
			t.Line = append(t.Line, view.Text{S: " " + p.w.Percent(a.Share.Percent.V), Kind: view.Small})
		}
		put(q, method.PictureOf(a, nil).Cell(), t)
	}
	for i := range q.Cells {
		c := &q.Cells[i]
		c.Chips, c.Sum = true, view.Text{S: number(len(c.Things)), Kind: "sum"}
	}
	q.Loose.Chips, q.Loose.Means = true, p.coded(p.t("share.unplaced"))
	unknown := len(q.Loose.Things)
	lose, hurry := len(q.Cells[1].Things), len(q.Cells[2].Things)
	f := &view.Figure{Name: "share-trend", Picture: q, How: p.how(p.t("share.how"), p.explained("big-picture", "share"))}
	f.Says = p.coded(p.w.Say("shares.says", map[string]any{"lose": lose, "hurry": hurry}))
	f.Follows = p.sentences(p.t("shares.follows"))
	if unknown > 0 {
		f.Follows = p.sentences(p.t("shares.follows"), p.w.N("shares.unknown", unknown))
	}
	for i := range q.Cells {
		p.shortenChips(&q.Cells[i])
	}
	p.shortenChips(&q.Loose)
	return f
}

// shortenChips folds away all but the neediest accounts of a cell.
func (p *pen) shortenChips(c *view.QuadCell) {
	const shown, more = 24, 4
	if n := len(c.Things) - shown; n >= more {
		c.Things, c.Rest, c.More = c.Things[:shown], c.Things[shown:], p.w.N("shares.more", n)
	}
}

// shares is the section of that picture on the portfolio.
func (p *pen) shares(list []*plan.Account) []view.Section {
	known := slices.ContainsFunc(list, func(a *plan.Account) bool { return a.Share != nil })
	if !known {
		return nil
	}
	s := view.Section{ID: "shares", Title: p.t("shares.title"), More: p.handbook("big-picture"), Parts: []view.Part{{Blocks: []view.Block{p.sharesFigure(list)}}}}
	if all := len(p.site.Book.Accounts); len(list) < all {
		s.Step = p.w.Say("neediest-of", map[string]any{"n": len(list), "of": all})
	}
	return []view.Section{s}
}
