package method

import (
	"slices"

	"stratbook/generator/plan"
)

// Tree is who reports to whom at the customer (method, 1 T: relationships at
// every level), with empty chairs.
type Tree struct {
	Roots []*Node // who report to nobody, and somebody to them, in the plan's order
	Loose []*Node // nobody above them and nobody below, in the plan's order
}

// Node is somebody's place in the tree.
type Node struct {
	Who   *plan.Stakeholder
	Level int     // 0 at the top, one more for each step down
	Met   bool    // at a held visit
	Under []*Node // who report to them, in the plan's order

	boss        *Node
	place, walk int // in the plan's order; in which search for circles it was come by, from 1
}

// TreeOf is the reporting tree of an account. A boss whom the plan does not know
// counts as none. Where people report to each other in a circle, the first of
// them in the plan's order stands at its top.
func TreeOf(a *plan.Account) Tree {
	nodes, met := make([]*Node, len(a.People)), LastMets(a)
	of := make(map[*plan.Stakeholder]*Node, len(a.People))
	for i, s := range a.People {
		nodes[i] = &Node{Who: s, Met: !met[s].IsZero(), place: i}
		of[s] = nodes[i]
	}
	for _, n := range nodes {
		n.boss = of[a.Person(n.Who.ReportsTo)]
	}
	cutCircles(nodes)
	for _, n := range nodes {
		if n.boss != nil {
			n.boss.Under = append(n.boss.Under, n)
		}
	}
	var t Tree
	for _, n := range nodes {
		switch {
		case n.boss != nil:
		case len(n.Under) == 0:
			t.Loose = append(t.Loose, n)
		default:
			t.Roots = append(t.Roots, n)
		}
	}
	for level, row := range t.Levels() {
		for _, n := range row {
			n.Level = level
		}
	}
	return t
}

// cutCircles frees the first of each circle from their boss.
func cutCircles(nodes []*Node) {
	for i, start := range nodes {
		n := start
		for ; n != nil && n.walk == 0; n = n.boss {
			n.walk = i + 1
		}
		if n == nil || n.walk != i+1 {
			continue // at a top, or where somebody has been before
		}
		first := n
		for x := n.boss; x != n; x = x.boss {
			if x.place < first.place {
				first = x
			}
		}
		first.boss = nil
	}
}

// Levels are the people of the tree by level, the top first, without the loose
// ones: nobody knows which level they are on.
func (t Tree) Levels() [][]*Node {
	var levels [][]*Node
	for row := t.Roots; len(row) > 0; {
		levels = append(levels, row)
		var next []*Node
		for _, n := range row {
			next = append(next, n.Under...)
		}
		row = next
	}
	return levels
}

// SkippedLevels are those where nobody was ever met, between two where somebody
// was: there we go over somebody's head.
func (t Tree) SkippedLevels() [][]*Node {
	var skipped, unmet [][]*Node
	above := false // somebody was met further up
	for _, level := range t.Levels() {
		switch met := slices.ContainsFunc(level, func(n *Node) bool { return n.Met }); {
		case met:
			skipped, unmet, above = append(skipped, unmet...), nil, true
		case above:
			unmet = append(unmet, level)
		}
	}
	return skipped
}

// Tops are the people at the top of the reporting tree: somebody reports to
// them, and they to nobody (method, 3: a door to a higher level).
func Tops(a *plan.Account) map[*plan.Stakeholder]bool {
	tops := map[*plan.Stakeholder]bool{}
	for _, s := range a.People {
		if above := a.Person(s.ReportsTo); above != nil && a.Person(above.ReportsTo) == nil {
			tops[above] = true
		}
	}
	return tops
}
