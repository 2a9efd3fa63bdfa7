package source

import (
	"bytes"

	"github.com/pelletier/go-toml/v2/unstable"
)

// tomlReader puts the tree together from the library's list of expressions.
// Its parser checks an expression only for itself, so what two may not both
// say is looked after here.
type tomlReader struct {
	*reader
	base    int // the offset of the front matter in the file
	src     []byte
	root    *table
	current *table           // the one that keys go into; nil if its header was refused
	tables  map[*Node]*table // all but those that cannot be added to
	lists   map[*Node]*table // of [[name]], with the last table of each
	read    int              // offset in src: all before it is good
}

// table is a mapping that further lines can add to.
type table struct {
	mapping
	depth  int
	headed bool // it has had a header of its own
}

func (r *reader) toml(from, to int) *Node {
	src := r.text.data[from:to]
	root := &table{mapping: mapping{Node: &Node{Kind: Mapping}}, depth: 1}
	t := &tomlReader{reader: r, base: from, src: src, root: root, current: root,
		tables: map[*Node]*table{}, lists: map[*Node]*table{}}
	var p unstable.Parser
	p.Reset(src)
	for p.NextExpression() {
		t.expression(p.Expression())
	}
	if err := p.Error(); err != nil {
		t.fail(&p, err)
		return nil
	}
	return root.Node
}

func (t *tomlReader) expression(e *unstable.Node) {
	if e.Kind == unstable.KeyValue {
		if end := t.keyValue(t.current, e); end > t.read {
			t.read = end
		}
		return
	}
	parts := e.Key()
	parts.Next()
	open := bytes.LastIndexByte(t.src[:parts.Node().Raw.Offset], '[')
	if e.Kind == unstable.ArrayTable {
		open--
	}
	if t.root.Span == (Span{}) {
		t.root.Span = t.text.toLineEnd(t.base + open)
	}
	t.header(e, open)
}

// header opens the table of a [name] or [[name]].
func (t *tomlReader) header(e *unstable.Node, open int) {
	outer, last := t.descend(t.root, e.Key(), open)
	t.current = nil
	if outer == nil {
		return
	}
	field := t.key(last)
	t.read = int(last.Raw.Offset + last.Raw.Length)
	i := outer.find(field.Key)
	if e.Kind == unstable.ArrayTable {
		t.listItem(outer, field, open)
		return
	}
	if i < 0 {
		t.current = t.newTable(outer, field, open)
	} else if old := t.tables[outer.Fields[i].Value]; old != nil && !old.headed {
		t.current = old
	} else {
		t.duplicate(&outer.mapping, field, outer.Fields[i])
	}
	if t.current != nil {
		t.current.headed = true
	}
}

// listItem opens one more table of a [[name]].
func (t *tomlReader) listItem(outer *table, field Field, open int) {
	span := t.text.toLineEnd(t.base + open)
	if outer.depth+2 > maxDepth {
		t.tooDeep(field.At)
		return
	}
	i := outer.find(field.Key)
	if i < 0 {
		field.Value = &Node{Kind: Sequence, Span: span}
		t.add(&outer.mapping, field)
		i = len(outer.Fields) - 1
	} else if _, ok := t.lists[outer.Fields[i].Value]; !ok {
		t.duplicate(&outer.mapping, field, outer.Fields[i])
		return
	}
	list := outer.Fields[i].Value
	item := &table{mapping: mapping{Node: &Node{Kind: Mapping, Span: span}}, depth: outer.depth + 2, headed: true}
	list.Items = append(list.Items, item.Node)
	t.lists[list] = item
	t.current = item
}

// descend goes down a dotted key to the table that its last part is for, making
// the ones on the way; open is where their header begins, or -1. It returns nil
// if there is no way, and has reported it.
func (t *tomlReader) descend(at *table, parts unstable.Iterator, open int) (*table, *unstable.Node) {
	for parts.Next() {
		part := parts.Node()
		if parts.IsLast() {
			return at, part
		}
		field := t.key(part)
		i := at.find(field.Key)
		next := (*table)(nil)
		if i < 0 && open < 0 {
			next = t.newTable(at, field, int(part.Next().Raw.Offset))
		} else if i < 0 {
			next = t.newTable(at, field, open)
		} else if value := at.Fields[i].Value; value.Kind == Sequence {
			next = t.lists[value]
		} else {
			next = t.tables[value]
		}
		if next == nil {
			if i >= 0 {
				t.duplicate(&at.mapping, field, at.Fields[i])
			}
			return nil, nil
		}
		at = next
	}
	return nil, nil
}

// newTable adds an empty table, which begins at its header, or without one at
// its first key.
func (t *tomlReader) newTable(outer *table, field Field, open int) *table {
	if outer.depth >= maxDepth {
		t.tooDeep(field.At)
		return nil
	}
	field.Value = &Node{Kind: Mapping, Span: t.text.toLineEnd(t.base + open)}
	next := &table{mapping: mapping{Node: field.Value}, depth: outer.depth + 1}
	t.add(&outer.mapping, field)
	t.tables[field.Value] = next
	return next
}

func (t *tomlReader) key(part *unstable.Node) Field {
	from := t.base + int(part.Raw.Offset)
	at := t.text.span(from, from+int(part.Raw.Length))
	text, _ := t.plainText(string(part.Data), at)
	return Field{Key: text, At: at}
}

// keyValue adds a key's value to a table and returns where it ends. Without a
// table it only finds the end.
func (t *tomlReader) keyValue(to *table, e *unstable.Node) int {
	if to == t.root && t.root.Span == (Span{}) {
		t.root.Span = t.text.toLineEnd(t.base + int(e.Raw.Offset))
	}
	last := e.Value()
	for part := last.Next(); part != nil; part = part.Next() {
		last = part
	}
	var field Field
	depth := maxDepth + 2 // refused above, no need to say it again
	if to != nil {
		to, _ = t.descend(to, e.Key(), -1)
	}
	if to != nil {
		field = t.key(last)
		depth = to.depth + 1
	}
	value, end := t.value(e.Value(), int(last.Raw.Offset+last.Raw.Length), depth)
	if to != nil {
		field.Value = value
		t.add(&to.mapping, field)
	}
	return end
}

// value turns a value behind the offset pos into a node, nil if it is refused,
// and returns where it ends. The library does not say where a list
// begins, nor where a list or an inline table ends.
func (t *tomlReader) value(n *unstable.Node, pos, depth int) (*Node, int) {
	const blanks = " \t\n,="
	switch n.Kind {
	case unstable.Array:
		from := t.skip(pos, blanks)
		list := t.bracket(Sequence, from, depth)
		pos = from + 1
		for item := n.Child(); item != nil; item = item.Next() {
			var node *Node
			node, pos = t.value(item, pos, depth+1)
			if list != nil && node != nil {
				list.Items = append(list.Items, node)
			}
		}
		return list, t.skip(pos, blanks) + 1
	case unstable.InlineTable:
		from := int(n.Raw.Offset)
		node := t.bracket(Mapping, from, depth)
		var inner *table
		if node != nil {
			inner = &table{mapping: mapping{Node: node}, depth: depth}
		}
		pos = from + 1
		for kv := n.Child(); kv != nil; kv = kv.Next() {
			pos = t.keyValue(inner, kv)
		}
		return node, t.skip(pos, blanks) + 1
	}
	return t.scalar(n), int(n.Raw.Offset + n.Raw.Length)
}

func (t *tomlReader) bracket(kind Kind, from, depth int) *Node {
	if depth > maxDepth {
		if depth == maxDepth+1 {
			t.tooDeep(t.text.span(t.base+from, t.base+from+1))
		}
		return nil
	}
	return &Node{Kind: kind, Span: t.text.toLineEnd(t.base + from)}
}

func (t *tomlReader) scalar(n *unstable.Node) *Node {
	from := t.base + int(n.Raw.Offset)
	to := from + int(n.Raw.Length)
	node := &Node{Quoted: n.Kind == unstable.String}
	if end := t.text.lineEnd(from); end < to {
		to = from + len(bytes.TrimRight(t.text.data[from:end], " \t"))
	}
	node.Span = t.text.span(from, to)
	var ok bool
	if node.Text, ok = t.plainText(string(n.Data), node.Span); !ok {
		return nil
	}
	return node
}

// skip returns the first offset from pos on that is none of the blanks and not
// in a comment.
func (t *tomlReader) skip(pos int, blanks string) int {
	for pos < len(t.src) {
		switch c := t.src[pos]; {
		case c == '#':
			pos += len(firstLine(t.src[pos:]))
		case bytes.IndexByte([]byte(blanks), c) >= 0:
			pos++
		default:
			return pos
		}
	}
	return pos
}
