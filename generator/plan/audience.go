package plan

import (
	"slices"
	"strings"

	"stratbook/generator/nearest"
	"stratbook/generator/source"
)

// Audience is who may read a build: one of the book's audiences, and with it
// everything that wider ones may read. The author (see Settings.Author) reads
// everything; that is for judging the files, never for making pages.
type Audience struct {
	Name   string   // "" for the author
	order  []string // of the book, widest first
	author bool
}

// Audience returns the audience of a name, the widest where the name is empty,
// and whether the book has it.
func (s *Settings) Audience(name string) (Audience, bool) {
	if name == "" {
		name = s.Audiences[0]
	}
	return Audience{Name: name, order: s.Audiences}, slices.Contains(s.Audiences, name)
}

// Author returns the one who reads everything.
func (s *Settings) Author() Audience { return Audience{order: s.Audiences, author: true} }

// Partial reports whether a book as this audience sees it may lack something.
// That depends on nothing but the audience: whatever is told or left untold by
// it says nothing of what is hidden.
func (a Audience) Partial() bool { return !a.author && a.Name != a.order[len(a.order)-1] }

// hides tells of a mark in a file whether it hides what bears it from this
// audience, and whether the book knows it. An unknown mark hides from all.
func (a Audience) hides(mark string) (hide, known bool) {
	i := slices.Index(a.order, mark)
	if a.author {
		return false, i >= 0
	}
	return i < 0 || i > slices.Index(a.order, a.Name), i >= 0
}

// markable reports whether a record may say who may read it: all but the one that
// names the audiences, which is everybody's.
func (s *shape) markable() bool { return s.byKey["audiences"] == nil }

// marks reports whether a key says who may read the record that it stands in, and
// whether it only looks most like the one that does, and was meant to.
func (s *shape) marks(key string) (meant, misspelt bool) {
	if key == "audience" {
		return true, false
	}
	if s.byKey[key] != nil {
		return false, false
	}
	_, near := nearest.To(spelled(key), []string{"audience"})
	return near, near
}

// spelled is a key as the format writes keys.
func spelled(key string) string {
	return strings.TrimSpace(strings.ToLower(strings.ReplaceAll(key, "-", "_")))
}

// hidden reports whether an audience may not see a value, for what stands in it.
func (a Audience) hidden(n *source.Node, s *shape) bool {
	if a.author || s == nil {
		return false
	}
	for i := range n.Fields {
		f := &n.Fields[i]
		meant, misspelt := s.marks(f.Key)
		if f.Key == "" || misspelt || meant && f.Value.Empty() {
			if a.Partial() {
				return true
			}
		} else if !meant {
			continue
		} else if hide, _ := a.hides(strings.TrimSpace(f.Value.Text)); hide {
			return true
		}
	}
	return a.Partial() && slices.ContainsFunc(n.Lost, func(key string) bool {
		meant, _ := s.marks(key)
		return key == "" || meant
	})
}

// project returns the tree of a record as the audience may see it, and whether
// anything was taken out. Projection comes before anything is decoded, so that no
// later step can reach what is hidden. The given tree stays as it is; what is
// hidden gives nil, and so does what holds nothing, or nothing but hidden things.
//
// In doubt more is hidden, never less. A mark that the book does not know hides
// from all. Where a mark is misspelt or has no value, or may have been among what
// could not be read, the narrowest audience alone sees what it stands in.
func (a Audience) project(n *source.Node, s *shape) (seen *source.Node, held bool) {
	if n.Kind == source.Scalar {
		return n, false
	}
	if a.hidden(n, s) {
		return nil, true
	}
	seen, held = a.parts(n, s)
	if (held || a.Partial()) && len(seen.Items)+len(seen.Fields) == 0 {
		return nil, true
	}
	return seen, held
}

// parts projects what a value is made of.
func (a Audience) parts(n *source.Node, s *shape) (seen *source.Node, held bool) {
	if a.author || !a.Partial() && !marked(n) {
		return n, false
	}
	seen = &source.Node{Kind: n.Kind, Lost: n.Lost, Span: n.Span}
	for _, item := range n.Items {
		child, cut := a.project(item, s)
		held = held || cut
		if child != nil {
			seen.Items = append(seen.Items, child)
		}
	}
	for _, f := range n.Fields {
		child, cut := a.project(f.Value, s.under(f.Key))
		if a.Partial() && f.Value.Kind != source.Scalar && slices.Contains(n.Lost, f.Key) {
			child, cut = nil, true // it is there twice, and who may see the other one is not known
		}
		held = held || cut
		if child != nil {
			f.Value = child
			seen.Fields = append(seen.Fields, f)
		}
	}
	if !held {
		return n, false
	}
	return seen, true
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
