package bookgen

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// Vary is the book with other things in it that an audience may not see: of what
// there is some is gone, longer, called otherwise or there twice, and new things
// stand wherever something can be held back.
func (b Book) Vary(audience string, seed uint64) Book {
	v := varier{reader: b.reader(audience), chance: &chance{r: rand.New(rand.NewPCG(seed, 1)), some: 0.4}, book: b.clone()}
	v.marks = []string{"", "", "", "everyone", "sales", "board"}
	closed := b.closed(v.reader)
	for _, id := range b.accounts() {
		if closed[id] {
			closed[v.account(id)] = true
		}
	}
	for _, name := range v.book.paths() {
		f := v.book.files[name]
		switch {
		case closed[accountOf(name)]:
		case v.hiddenFile(name, f):
			v.file(name, f)
		case f.front != nil:
			f.front = v.value(f.front, f.record)
			f.body = v.body(f.body)
			v.book.files[name] = f
		}
	}
	v.add()
	return v.book
}

func (b Book) accounts() []string {
	var ids []string
	for _, name := range b.paths() {
		if id := accountOf(name); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

type varier struct {
	reader
	*chance
	book Book
}

// account changes an account that is hidden, and all that stands in its folder:
// whatever its files are called, they are hidden with it.
func (v *varier) account(id string) (other string) {
	fate := v.r.IntN(3)
	other = v.longer(id)
	for _, name := range v.book.paths() {
		f := v.book.files[name]
		if accountOf(name) != id || fate == 0 {
			continue
		}
		delete(v.book.files, name)
		if fate == 1 {
			v.book.files["accounts/"+other+strings.TrimPrefix(name, "accounts/"+id)] = f
		}
	}
	return other
}

// file changes a file that is hidden.
func (v *varier) file(name string, f file) {
	switch v.r.IntN(4) {
	case 0:
		return
	case 1:
		delete(v.book.files, name)
		return
	case 2: // under another name
		delete(v.book.files, name)
		ext := path.Ext(name)
		name = strings.TrimSuffix(name, ext) + "-" + v.longer("x") + ext
	}
	if f.front == nil {
		f.data += v.sentence()
	} else {
		f.front = v.long(f.front)
		f.body = append(slices.Clone(f.body), passage{text: v.prose(false)})
	}
	v.book.files[name] = f
}

// value changes what is hidden in a value that is not.
func (v *varier) value(n *source.Node, record reflect.Type) *source.Node {
	c := *n
	c.Items, c.Fields = nil, nil
	for _, item := range n.Items {
		c.Items = append(c.Items, v.inner(item, record)...)
	}
	for _, f := range n.Fields {
		var inner reflect.Type
		if record != nil {
			if i := indexOf(keysOf(record), f.Key); i >= 0 {
				inner = keysOf(record)[i].recordOf()
			}
		}
		for _, kept := range v.inner(f.Value, inner) {
			c.Fields = append(c.Fields, source.Field{Key: f.Key, Value: v.among(kept, inner)})
			break
		}
	}
	if n.Kind == source.Mapping && record != nil {
		v.fill(&c, record)
	}
	return &c
}

// inner changes one value: a hidden one becomes none, another or two.
func (v *varier) inner(n *source.Node, record reflect.Type) []*source.Node {
	if !v.hidden(n) {
		return []*source.Node{v.value(n, record)}
	}
	switch v.r.IntN(4) {
	case 0:
		return nil
	case 1:
		return []*source.Node{n}
	case 2:
		return []*source.Node{v.long(n)}
	}
	return []*source.Node{v.long(n), n}
}

// among puts hidden records between those of a list, or beside one that stands
// alone.
func (v *varier) among(n *source.Node, record reflect.Type) *source.Node {
	if !holdable(record) || v.hidden(n) || v.r.IntN(3) == 0 {
		return n
	}
	if n.Kind != source.Sequence {
		return n
	}
	c := *n
	c.Items = slices.Clone(n.Items)
	for range 1 + v.r.IntN(2) {
		c.Items = slices.Insert(c.Items, v.r.IntN(len(c.Items)+1), v.secret(record))
	}
	return &c
}

// fill writes hidden records under keys that a record has not.
func (v *varier) fill(n *source.Node, record reflect.Type) {
	for _, k := range keysOf(record) {
		inner := k.recordOf()
		if !holdable(inner) || n.Get(k.name) != nil || v.r.IntN(4) > 0 {
			continue
		}
		value := v.secret(inner)
		if k.typ.Kind() == reflect.Slice && v.r.IntN(2) == 0 {
			value = &source.Node{Kind: source.Sequence, Items: []*source.Node{value, v.secret(inner)}}
		}
		n.Fields = slices.Insert(n.Fields, v.r.IntN(len(n.Fields)+1), source.Field{Key: k.name, Value: value})
	}
}

// secret is a record that the reader may not see.
func (v *varier) secret(record reflect.Type) *source.Node {
	n := makeRecord(record, v.chance)
	n.Fields = slices.DeleteFunc(n.Fields, func(f source.Field) bool { return f.Key == "audience" })
	set(n, "audience", one(v.chance, v.narrower()))
	return n
}

// long is a value whose words are longer, and whose names are others.
func (v *varier) long(n *source.Node) *source.Node {
	c := *n
	c.Items, c.Fields = nil, nil
	for _, item := range n.Items {
		c.Items = append(c.Items, v.long(item))
	}
	for _, f := range n.Fields {
		if f.Key != "audience" {
			f.Value = v.long(f.Value)
		}
		c.Fields = append(c.Fields, f)
	}
	if c.Kind == source.Scalar && v.r.IntN(2) == 0 {
		c.Text, c.Quoted = v.longer(c.Text), true
	}
	return &c
}

func (v *varier) longer(text string) string { return text + strings.Repeat("z", 1+v.r.IntN(9)) }

// body changes the hidden passages of a body.
func (v *varier) body(body []passage) []passage {
	var other []passage
	for _, p := range body {
		if v.hides(p.audience) && v.r.IntN(2) == 0 {
			continue
		}
		other = append(other, p)
		if v.r.IntN(3) == 0 {
			other = append(other, passage{one(v.chance, v.narrower()), v.prose(false)})
		}
	}
	return other
}

// add makes files that the reader may not see: of every kind, with names that
// are others' too but for letter case, or the site's own.
func (v *varier) add() {
	id := func(name string) string {
		if v.r.IntN(3) == 0 {
			return strings.Map(unicode.ToUpper, name)
		}
		return v.longer(name)
	}
	for _, name := range v.book.paths() {
		f := v.book.files[name]
		ext := path.Ext(name)
		other := path.Join(path.Dir(name), id(strings.TrimSuffix(path.Base(name), ext))+ext)
		if v.book.files[other].record != nil || v.r.IntN(4) > 0 || recordAt(other) == nil || path.Base(name) == "plan.md" {
			continue
		}
		v.put(other, v.hiddenDocument(f.record))
	}
	for _, name := range []string{"method/vision.md", "people.md", "team.md", "assets.md", "accounts/hush/plan.md"} {
		if v.r.IntN(2) == 0 {
			v.put(name, v.hiddenDocument(recordAt(name)))
		}
	}
	closed := map[string]file{
		"accounts/hush/visits/2026-10-01.md": v.document(reflect.TypeFor[plan.Visit]()),
		"accounts/hush/held.png":             {data: v.sentence(), private: true},
		"accounts/hush/deep/er/page.md":      {data: v.sentence()},
		"accounts/hush/pipe.md":              {mode: fs.ModeNamedPipe},
		"accounts/hush/broken.md":            {data: "---\na: \"" + v.sentence()},
	}
	for name, f := range closed {
		if v.book.files["accounts/hush/plan.md"].front != nil {
			v.put(name, f)
		}
	}
	for i, name := range []string{"people/%s.md", "lost/%s.md", "accounts/%s.md", "%s.markdown", "%s"} {
		name = fmt.Sprintf(name, v.longer("z"))
		f := file{data: "---\nname: \"" + v.sentence()}
		if i == 4 {
			f = file{mode: fs.ModeNamedPipe}
		}
		if v.r.IntN(2) == 0 {
			v.put(name, f)
		}
	}
}

func (v *varier) put(name string, f file) { v.book.files[name] = f }

func (v *varier) hiddenDocument(record reflect.Type) file {
	f := v.document(record)
	f.front = v.secret(record)
	return f
}
