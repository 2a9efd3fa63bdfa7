package bookgen

import (
	"reflect"
	"slices"
	"strings"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// reader is an audience of a book.
type reader struct {
	order []string
	at    int
}

func (b Book) reader(audience string) reader {
	return reader{b.audiences, slices.Index(b.audiences, audience)}
}

// hides tells of a mark whether it hides from the reader. One that the book does
// not know hides from all.
func (r reader) hides(mark string) bool {
	i := slices.Index(r.order, mark)
	return mark != "" && (i < 0 || i > r.at)
}

// narrower are the marks that hide from the reader.
func (r reader) narrower() []string { return append(slices.Clone(r.order[r.at+1:]), nobody) }

// hidden reports whether the reader may not see a value, for its own mark.
func (r reader) hidden(n *source.Node) bool {
	mark := n.Get("audience")
	return mark != nil && r.hides(mark.Text)
}

// hiddenFile reports whether the reader may not see a file, for its own mark or
// because nobody can tell whom it is meant for: of what is no file, stands where
// none belongs or cannot be read, only the authors hear.
func (r reader) hiddenFile(name string, f file) bool {
	switch {
	case f.private, f.mode != 0:
		return true
	case f.front != nil:
		return r.hidden(f.front)
	}
	return strings.HasSuffix(name, ".md")
}

// closed are the accounts of which the reader may see nothing.
func (b Book) closed(r reader) map[string]bool {
	accounts := map[string]bool{}
	for name, f := range b.files {
		if recordAt(name) == reflect.TypeFor[plan.Account]() && r.hiddenFile(name, f) {
			accounts[accountOf(name)] = true
		}
	}
	return accounts
}

// Bare is the book without anything that an audience may not see.
func (b Book) Bare(audience string) Book {
	r, bare := b.reader(audience), b.clone()
	closed := b.closed(r)
	for name, f := range b.files {
		if r.hiddenFile(name, f) || closed[accountOf(name)] {
			delete(bare.files, name)
			continue
		}
		if f.front != nil {
			f.front = r.bare(f.front)
			f.body = slices.DeleteFunc(slices.Clone(f.body), func(p passage) bool { return r.hides(p.audience) })
			bare.files[name] = f
		}
	}
	return bare
}

// bare is a value without what is hidden in it; nil for what is hidden, or holds
// nothing else.
func (r reader) bare(n *source.Node) *source.Node {
	c := *n
	c.Items, c.Fields = nil, nil
	for _, item := range n.Items {
		if kept := r.inner(item); kept != nil {
			c.Items = append(c.Items, kept)
		}
	}
	for _, f := range n.Fields {
		if f.Value = r.inner(f.Value); f.Value != nil {
			c.Fields = append(c.Fields, f)
		}
	}
	return &c
}

func (r reader) inner(n *source.Node) *source.Node {
	if r.hidden(n) {
		return nil
	}
	kept := r.bare(n)
	if n.Kind != source.Scalar && len(kept.Items)+len(kept.Fields) == 0 {
		return nil
	}
	return kept
}
