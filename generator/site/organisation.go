package site

import (
	"cmp"
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/draw"
	"stratbook/generator/site/view"
)

// An organisation stands on the account's page up to so many people; a larger
// one on a page of its own. A chart of more than the most leaves out those of
// whom nothing is known but their boss.
const (
	smallOrganisation = 15
	mostInChart       = 120
)

// forest is how charts are laid out, in pixels at the usual size of letters.
var forest = draw.Forest{Width: 940, Box: draw.Box{W: 180, H: 58}, Gap: 8, Step: 28, Indent: 20}

// organisationAddress is the chart's own page.
func organisationAddress(a *plan.Account) string { return a.Address + "organisation/" }

// organisationParts are the chart, or where it is large the way to it.
func (p *pen) organisationParts(a *plan.Account) []view.Part {
	t := method.TreeOf(a)
	if len(t.Roots) == 0 {
		return nil
	}
	more := p.link(p.w.N("org.more", len(a.People)), organisationAddress(a))
	if len(a.People) > smallOrganisation {
		return []view.Part{{Blocks: []view.Block{view.Items{{Line: append(p.orgSays(a, t), view.Text{S: " "}, more)}}}}}
	}
	return []view.Part{{Blocks: []view.Block{p.organisationFigure(p.wholeChart(a, t))}}}
}

// hasOrganisation reports whether there are people, so that the chart has a page.
func hasOrganisation(a *plan.Account) bool { return len(a.People) > 0 }

// organisation is the page of an account's chart alone, to filter and to print.
func (s *Site) organisation(p *pen, a *plan.Account) values {
	h := view.Head{Title: p.said(p.w.Say("org.title", map[string]any{"account": a.Name})), Crumb: []view.Text{p.link(p.t("nav.accounts"), "accounts/"), p.link(a.Name, a.Address)}}
	c := p.wholeChart(a, method.TreeOf(a))
	c.filtered = true
	p.use(listScript)
	section := view.Section{ID: "chart", Parts: []view.Part{{Blocks: []view.Block{p.organisationFigure(c)}}}}
	return p.sheet(sheet{kind: "page", head: h, sections: []view.Section{section}})
}

// charted is what one chart shows.
type charted struct {
	id       string
	a        *plan.Account
	roots    []*method.Node
	loose    []*method.Node
	title    string
	here     *plan.Stakeholder // whom it is about; nil for the whole
	says     view.Line
	follows  view.Line
	left     int // out
	filtered bool

	looseTitle string // over those who stand in no tree

	tree    method.Tree
	last    map[*plan.Stakeholder]plan.Date
	key     map[*plan.Stakeholder]bool
	boxes   map[*plan.Stakeholder]*draw.Branch
	said    map[*plan.Stakeholder]view.Leaf // what stands in both the chart and its list
	stances map[plan.Stance]bool
}

func (p *pen) wholeChart(a *plan.Account, t method.Tree) *charted {
	c := &charted{id: "organisation", a: a, roots: t.Roots, loose: t.Loose, tree: t,
		title: p.w.Say("org.title", map[string]any{"account": a.Name}), looseTitle: p.t("org.not-placed"), says: p.orgSays(a, t), follows: p.orgFollows(t)}
	if len(a.People) > mostInChart {
		c.left = len(a.People)
		c.roots, c.loose = pruned(t.Roots), pruned(t.Loose)
		c.left -= size(c.roots) + size(c.loose)
	}
	return c
}

func size(list []*method.Node) int {
	n := len(list)
	for _, x := range list {
		n += size(x.Under)
	}
	return n
}

// pruned leaves out those of whom nothing is known but their boss.
func pruned(list []*method.Node) []*method.Node {
	var kept []*method.Node
	for _, n := range list {
		c := *n
		c.Under = pruned(n.Under)
		s := n.Who
		if len(n.Under) > 0 || n.Met || s.Role != "" || s.Influence > 0 || s.Stance != plan.StanceUnknown {
			kept = append(kept, &c)
		}
	}
	return kept
}

// organisationFigure draws a chart.
func (p *pen) organisationFigure(c *charted) *view.Figure {
	c.last, c.key = method.LastMets(c.a), map[*plan.Stakeholder]bool{}
	c.boxes, c.stances = map[*plan.Stakeholder]*draw.Branch{}, map[plan.Stance]bool{}
	c.said = map[*plan.Stakeholder]view.Leaf{}
	for _, o := range append([]*plan.Opportunity{nil}, c.a.OpenOpportunities()...) {
		for _, part := range method.Parts(c.a, o) {
			c.key[part.Who] = c.key[part.Who] || part.Named() && (part.Decider() || part.Influence >= strong)
		}
	}
	v := &view.Chart{ID: c.id, Title: c.title, AsList: p.t("as-list"),
		About: p.w.N("org.about", size(c.roots)+size(c.loose))}
	p.placeChart(c, v)
	v.List, v.Groups = p.leaves(c, c.roots), p.leafGroups(c)
	for _, s := range plan.ListNamed("stance").Values {
		if c.stances[plan.Stance(s.Key)] {
			v.Legend = append(v.Legend, view.Named{Key: s.Key, Word: p.listed("stance", s.Key)})
		}
	}
	v.Signs.Role, v.Signs.Influence, v.Signs.Key = p.t("sign.role"), p.t("sign.influence"), p.t("sign.key")
	if c.filtered {
		v.Filter = p.chartFilter(c)
	}
	f := &view.Figure{Name: "organisation", Picture: v, Says: c.says, Follows: c.follows, How: p.how(p.t("org.how"), p.explained("strat", "people"))}
	if c.left > 0 && c.here != nil {
		f.How = append(f.How, view.Text{S: " " + p.w.N("around.left", c.left)})
	} else if c.left > 0 {
		f.How = append(f.How, view.Text{S: " " + p.w.N("org.left", c.left)})
	}
	return f
}

// placeChart puts the boxes where they stand, and the lines between.
func (p *pen) placeChart(c *charted, v *view.Chart) {
	trees := c.branches(c.roots)
	v.Width, v.Height = forest.Place(trees)
	v.Lines = draw.Lines(trees)
	if loose := c.branches(c.loose); len(loose) > 0 {
		top := 0
		if len(trees) > 0 {
			top = v.Height + 48
			v.Notes = []view.ChartNote{{X: 0, Y: top - 12, S: c.looseTitle}}
		}
		width, height := forest.Place(loose)
		for _, b := range loose {
			b.Y += top
		}
		v.Width, v.Height = max(v.Width, width), top+height
	}
	if len(v.Notes) > 0 {
		v.Width = max(v.Width, 420)
	}
	p.chartTies(c, v)
	for _, list := range [][]*method.Node{c.roots, c.loose} {
		p.chartBoxes(c, v, list)
	}
	// Room for the frames' own breadth.
	const rim = 2
	v.Width, v.Height = v.Width+2*rim, v.Height+2*rim
}

func (c *charted) branches(list []*method.Node) []*draw.Branch {
	var trees []*draw.Branch
	for _, n := range list {
		b := &draw.Branch{Under: c.branches(n.Under)}
		c.boxes[n.Who] = b
		trees = append(trees, b)
	}
	return trees
}

func (p *pen) chartBoxes(c *charted, v *view.Chart, list []*method.Node) {
	for _, n := range list {
		b := c.boxes[n.Who]
		c.said[n.Who] = p.leaf(c, n)
		box := view.ChartBox{X: b.X, Y: b.Y, W: b.W, H: b.H, Leaf: c.said[n.Who], Here: n.Who == c.here,
			Role: p.listed("role", string(n.Who.Role))}
		name := cmp.Or(n.Who.Name, p.t("nobody-known"))
		box.Lang = p.lang(name)
		if box.Names = draw.Wrap(name, b.W-34, 13); len(box.Names) == 1 {
			if box.Title = p.titleOf(n.Who); draw.Breadth(box.Title, 11) > b.W-34 {
				box.Title = draw.Cut(cmp.Or(n.Who.Title, n.Who.Unit), b.W-34, 11)
			}
			box.TitleLang = p.lang(box.Title)
		}
		switch last := c.last[n.Who]; {
		case n.Who.EmptyChair():
			v.Signs.Empty = p.t("sign.empty")
		case last.IsZero():
			box.Last = p.t("not-met")
		case last.ISO()[:4] == p.today.ISO()[:4]:
			box.Last = p.day(last)
		default:
			box.Last = last.ISO()[:4]
		}
		c.stances[n.Who.Stance] = c.stances[n.Who.Stance] || !n.Who.EmptyChair()
		v.Boxes = append(v.Boxes, box)
		p.chartBoxes(c, v, n.Under)
	}
}

// leaf is somebody with all that their box shows, in words.
func (p *pen) leaf(c *charted, n *method.Node) view.Leaf {
	s := n.Who
	l := view.Leaf{ID: s.ID, Who: p.person(s), Quadrant: string(s.Role), Influence: s.Influence, Unit: s.Unit, Met: n.Met,
		Key: c.key[s], Empty: s.EmptyChair(), Stance: view.Named{Key: string(s.Stance), Word: p.listed("stance", string(s.Stance))}}
	said := []string{s.Name}
	if l.Empty {
		said[0] = p.t("nobody-known")
	}
	add := func(x string) {
		if x != "" {
			said = append(said, x)
		}
	}
	add(p.titleOf(s))
	add(p.listed("role", string(s.Role)))
	if !l.Empty {
		add(l.Stance.Word)
		if s.Influence > 0 {
			add(p.w.Say("influence-of", map[string]any{"n": s.Influence}))
		}
		if last := c.last[s]; last.IsZero() {
			add(p.t("never-met"))
		} else {
			add(p.w.Say("met-on", map[string]any{"date": p.day(last)}))
		}
		if l.Key {
			add(p.t("key-player"))
		}
	}
	for i, x := range said {
		if i > 0 {
			l.Says += p.t("list.comma")
		}
		l.Says += x
	}
	return l
}

// leaves are the same people as a list; a name is not said twice there.
func (p *pen) leaves(c *charted, list []*method.Node) []view.Leaf {
	var leaves []view.Leaf
	for _, n := range list {
		l := c.said[n.Who]
		if name := cmp.Or(n.Who.Name, p.t("nobody-known")) + p.t("list.comma"); len(l.Says) > len(name) {
			l.Says = l.Says[len(name):]
		} else {
			l.Says = ""
		}
		l.Under = p.leaves(c, n.Under)
		leaves = append(leaves, l)
	}
	return leaves
}

// leafGroups are what the list holds besides the trees.
func (p *pen) leafGroups(c *charted) []view.LeafGroup {
	var groups []view.LeafGroup
	if len(c.loose) > 0 {
		groups = append(groups, view.LeafGroup{Title: c.looseTitle, List: p.leaves(c, c.loose)})
	}
	var ties []view.Line
	for i := range c.a.Ties {
		t := &c.a.Ties[i]
		if c.here == nil || endsOf(c.a, t.From)[c.here] || endsOf(c.a, t.To)[c.here] {
			ties = append(ties, p.tieLine(c.a, t))
		}
	}
	if len(ties) > 0 {
		groups = append(groups, view.LeafGroup{Title: p.key("ties"), Items: ties})
	}
	return groups
}

// orgSays tells whom we have met, the top first.
func (p *pen) orgSays(a *plan.Account, t method.Tree) view.Line {
	c := method.CoverageOf(a)
	var tops []*plan.Stakeholder
	for _, n := range t.Roots {
		if !n.Met && !n.Who.EmptyChair() {
			tops = append(tops, n.Who)
		}
	}
	unmet := len(c.Unmet())
	switch skipped := t.SkippedLevels(); {
	case len(c.Rows) == 0 || unmet == len(c.Rows):
		return p.said(p.t("coverage.nobody"))
	case len(skipped) > 0 && len(namedIn(skipped[0])) > 0:
		return p.naming("org.skipped", p.named(namedIn(skipped[0])))
	case len(tops) > 0 && len(tops) == len(t.Roots):
		return p.naming("org.top-unmet", p.named(tops))
	case unmet == 0:
		return p.said(p.t("coverage.all"))
	}
	return p.said(p.w.Say("coverage.unmet", map[string]any{"n": unmet, "of": len(c.Rows)}))
}

func namedIn(list []*method.Node) []*plan.Stakeholder {
	var named []*plan.Stakeholder
	for _, n := range list {
		if !n.Who.EmptyChair() {
			named = append(named, n.Who)
		}
	}
	return named
}

// orgFollows is what to ask about the organisation itself.
func (p *pen) orgFollows(t method.Tree) view.Line {
	chairs := 0
	var count func([]*method.Node)
	count = func(list []*method.Node) {
		for _, n := range list {
			if n.Who.EmptyChair() {
				chairs++
			}
			count(n.Under)
		}
	}
	count(t.Roots)
	count(t.Loose)
	loose := slices.DeleteFunc(slices.Clone(t.Loose), func(n *method.Node) bool { return n.Who.EmptyChair() })
	var line view.Line
	if chairs > 0 {
		line = p.said(p.w.N("org.chairs", chairs))
	}
	if len(loose) > 0 && len(t.Roots) > 0 {
		if len(line) > 0 {
			line = append(line, view.Text{S: " "})
		}
		line = append(line, p.said(p.w.N("org.loose", len(loose)))...)
	}
	return line
}
