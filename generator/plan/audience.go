package plan

import (
	"slices"
	"strings"

	"stratbook/generator/source"
)

// Audience is who may read a build: one of the book's audiences, and with it
// everything that wider ones may read. One without a name (see Settings.Author)
// reads everything; it is for judging the files, never for making pages.
type Audience struct {
	Name  string
	order []string // of the book, widest first
}

// Audience returns the audience of a name, the widest where the name is empty,
// and whether the book has it.
func (s *Settings) Audience(name string) (Audience, bool) {
	if name == "" {
		name = s.Audiences[0]
	}
	return Audience{name, s.Audiences}, slices.Contains(s.Audiences, name)
}

// Author returns the one who reads everything.
func (s *Settings) Author() Audience { return Audience{order: s.Audiences} }

// hides tells of a mark in a file whether it hides what bears it from this
// audience, and whether the book knows it. An unknown mark hides from all.
func (a Audience) hides(mark string) (hide, known bool) {
	i := slices.Index(a.order, mark)
	if a.Name == "" {
		return false, i >= 0
	}
	return i < 0 || i > slices.Index(a.order, a.Name), i >= 0
}

// project returns the tree as the audience may see it, and whether anything was
// taken out. Projection comes before anything is decoded, so that no later step
// can reach what is hidden. The given tree stays as it is; a hidden top gives
// nil.
func (a Audience) project(n *source.Node) (seen *source.Node, held bool) {
	if !marked(n) {
		return n, false
	}
	if mark := n.Get("audience"); mark != nil && !mark.Empty() {
		if hide, _ := a.hides(strings.TrimSpace(mark.Text)); hide {
			return nil, true
		}
	}
	copied := *n
	if n.Kind == source.Sequence {
		copied.Items = nil
		for _, item := range n.Items {
			if child, cut := a.project(item); child != nil {
				copied.Items = append(copied.Items, child)
				held = held || cut
			} else {
				held = true
			}
		}
	} else {
		copied.Fields = nil
		for _, f := range n.Fields {
			child, cut := a.project(f.Value)
			held = held || cut
			if child != nil {
				f.Value = child
				copied.Fields = append(copied.Fields, f)
			}
		}
	}
	if !held {
		return n, false
	}
	return &copied, true
}

// marked reports whether anything in a tree says who may see it.
func marked(n *source.Node) bool {
	for _, item := range n.Items {
		if marked(item) {
			return true
		}
	}
	for i := range n.Fields {
		if n.Fields[i].Key == "audience" || marked(n.Fields[i].Value) {
			return true
		}
	}
	return false
}
