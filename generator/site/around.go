package site

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// aroundMost is how many people stand on one level of the chart around somebody.
const aroundMost = 10

// placeOf is where a person stands: the line up and down, ties, and a chart of
// them with their boss, peers and reports in it.
func (p *pen) placeOf(a *plan.Account, x *plan.Stakeholder) []view.Block {
	tree := method.TreeOf(a)
	boss, self := bossOf(tree, x)
	var facts view.Facts
	add := func(label string, value view.Line) {
		if len(value) > 0 {
			facts = append(facts, view.Fact{Label: label, Value: value})
		}
	}
	var up, down view.Line
	for b := boss; b != nil; b, _ = bossOf(tree, b.Who) {
		if len(up) > 0 {
			up = append(up, view.Text{S: " → "})
		}
		up = append(up, p.person(b.Who))
	}
	if boss == nil && x.ReportsTo.Text != "" {
		up = p.who(a, x.ReportsTo)
	}
	add(p.t("reports-to-chain"), up)
	if self != nil {
		for _, n := range self.Under {
			down = append(down, p.person(n.Who))
		}
	}
	add(p.t("under-them"), p.join(down))
	c := &charted{id: "around-" + a.ID, a: a, here: x, tree: tree, looseTitle: p.t("tied-to-them"),
		title: p.w.Say("org.around", map[string]any{"name": x.Name})}
	tied, ties := p.tiesOf(c)
	add(p.key("ties"), ties)
	var blocks []view.Block
	if len(facts) > 0 {
		blocks = append(blocks, facts)
	}
	c.around(boss, self, tied)
	if size(c.roots)+size(c.loose) < 2 {
		return blocks
	}
	p.aroundSays(c, boss)
	return append(blocks, p.organisationFigure(c))
}

// bossOf is a person's place in a tree, and the one above it.
func bossOf(t method.Tree, x *plan.Stakeholder) (boss, self *method.Node) {
	for _, n := range t.Loose {
		if n.Who == x {
			return nil, n
		}
	}
	for _, level := range t.Levels() {
		for _, n := range level {
			if n.Who == x {
				self = n
			}
			for _, u := range n.Under {
				if u.Who == x {
					boss = n
				}
			}
		}
	}
	return boss, self
}

// tiesOf are whom a person is tied to, and the ties in words.
func (p *pen) tiesOf(c *charted) (tied []*plan.Stakeholder, said view.Line) {
	for i := range c.a.Ties {
		t := &c.a.Ties[i]
		from, to := endsOf(c.a, t.From), endsOf(c.a, t.To)
		if !from[c.here] && !to[c.here] {
			continue
		}
		if len(said) > 0 {
			said = append(said, view.Text{Kind: view.Break})
		}
		said = append(said, p.tieLine(c.a, t)...)
		for _, r := range []plan.Ref{t.From, t.To} {
			if s := c.end(r); s != nil && s != c.here && !slices.Contains(tied, s) {
				tied = append(tied, s)
			}
		}
	}
	return tied, said
}

// around picks whom the chart shows.
func (c *charted) around(boss, self *method.Node, tied []*plan.Stakeholder) {
	if self == nil {
		return
	}
	place := map[*plan.Stakeholder]bool{}
	bare := func(n *method.Node) *method.Node {
		place[n.Who] = true
		b := *n
		b.Under = nil
		return &b
	}
	few := func(list []*method.Node) []*method.Node {
		var shown []*method.Node
		for _, n := range list {
			switch {
			case n == self || len(shown) < aroundMost:
				shown = append(shown, bare(n))
			default:
				c.left++
			}
		}
		return shown
	}
	me := bare(self)
	me.Under = few(self.Under)
	root := me
	if boss != nil {
		root = bare(boss)
		root.Under = few(boss.Under)
		for i, n := range root.Under {
			if n.Who == c.here {
				root.Under[i] = me
			}
		}
	}
	c.roots = []*method.Node{root}
	for _, level := range append(c.tree.Levels(), c.tree.Loose) {
		for _, n := range level {
			if slices.Contains(tied, n.Who) && !place[n.Who] {
				c.loose = append(c.loose, bare(n))
			}
		}
	}
}

func (p *pen) aroundSays(c *charted, boss *method.Node) {
	switch {
	case boss == nil && len(c.roots[0].Under) > 0:
		c.says = p.said(p.t("around.top"))
	case boss == nil:
		c.says = p.said(p.t("around.unknown"))
	case boss.Who.EmptyChair():
		c.says = p.said(p.t("around.chair"))
	default:
		c.says = p.naming("around.boss", p.named([]*plan.Stakeholder{boss.Who}))
		if !boss.Met && !method.LastMet(c.a, c.here).IsZero() {
			c.follows = p.said(p.t("around.boss-unmet"))
		}
	}
}
