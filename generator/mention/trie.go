package mention

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxName is the longest name in bytes. It bounds what a text can cost that is
// nearly a name at every place: no failure links are needed, and the longest
// name at a place is simply the last one on the way.
const maxName = 200

// trie holds names by their bytes. Its nodes stand in order of their depth, then
// of their names, so that the children of a node stand side by side and end
// where those of the next node begin. A node with one name below it is a leaf,
// and the rest of that name is read from the name itself.
type trie struct {
	root   [256]uint8 // of a name's first byte: which child of the first node it leads to, from 1; 0 for none
	labels []byte     // of each node: the byte that leads to it
	nodes  []node     // one more than there are, for the end of the last one's children
	names  []entry    // sorted
	text   []byte     // of all names, one after the other
}

type node struct {
	first int32 // child
	name  int32 // that ends here, or goes on from here if there are no children; -1 for none
}

// entry is a name; its text ends where the next one's begins.
type entry struct {
	start  int32
	value  int32
	shared bool // by two values
}

// match is a name that a text mentions; the zero match is none.
type match struct {
	end    int
	value  int32
	shared bool
}

// folded returns the names that can be mentioned as they are looked for, sorted.
func folded(names []Name) []Name {
	list := make([]Name, 0, len(names))
	for _, n := range names {
		n.Text = norm.NFC.String(strings.Join(strings.Fields(n.Text), " "))
		if first, _ := utf8.DecodeRuneInString(n.Text); unicode.IsMark(first) {
			continue // half a letter
		}
		if len(n.Text) <= maxName && utf8.ValidString(n.Text) && characters(n.Text) > 1 {
			list = append(list, n)
		}
	}
	slices.SortFunc(list, func(a, b Name) int {
		return cmp.Or(strings.Compare(a.Text, b.Text), cmp.Compare(a.Value, b.Value))
	})
	return slices.Compact(list)
}

// characters counts those of a text; a mark is part of the one before it.
func characters(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsMark(r) {
			n++
		}
	}
	return n
}

// span is a stretch of the sorted names: those below one node.
type span struct{ from, to int32 }

// newTrie makes a trie of sorted names, level by level.
func newTrie(names []Name) trie {
	t := trie{}
	t.enter(names)
	below := []span{{0, int32(len(t.names) - 1)}}
	t.nodes, t.labels = []node{{name: -1}}, []byte{0}
	for depth := int32(0); len(below) > 0; depth++ {
		var next []span
		level := len(t.nodes) - len(below)
		for i, s := range below {
			n := &t.nodes[level+i]
			n.first = int32(len(t.nodes))
			if s.to-s.from == 1 && depth > 0 {
				n.name = s.from
				continue
			}
			if s.from < s.to && t.names[s.from].start+depth == t.names[s.from+1].start {
				n.name = s.from
				s.from++
			}
			next = t.grow(next, s, depth)
		}
		below = next
	}
	t.nodes = append(t.nodes, node{first: int32(len(t.nodes)), name: -1})
	for i, label := range t.labels[1:t.nodes[1].first] {
		t.root[label] = uint8(i + 1)
	}
	t.nodes, t.labels = slices.Clip(t.nodes), slices.Clip(t.labels)
	return t
}

// enter lists the names, those of one text as one, and where the last one ends.
func (t *trie) enter(names []Name) {
	for i, n := range names {
		if i > 0 && n.Text == names[i-1].Text {
			t.names[len(t.names)-1].shared = true
			continue
		}
		t.names = append(t.names, entry{start: int32(len(t.text)), value: n.Value})
		t.text = append(t.text, n.Text...)
	}
	t.names = append(t.names, entry{start: int32(len(t.text))})
	t.names, t.text = slices.Clip(t.names), slices.Clip(t.text)
}

// grow appends a child for each byte that names go on with.
func (t *trie) grow(next []span, s span, depth int32) []span {
	for s.from < s.to {
		label, to := t.text[t.names[s.from].start+depth], s.from+1
		for to < s.to && t.text[t.names[to].start+depth] == label {
			to++
		}
		t.nodes, t.labels = append(t.nodes, node{name: -1}), append(t.labels, label)
		next = append(next, span{s.from, to})
		s.from = to
	}
	return next
}

// longest is the longest name that a text mentions from a place on, whatever
// stands before it.
func (t *trie) longest(text []byte, start int) (m match) {
	if t.root[text[start]] == 0 {
		return match{}
	}
	k, at := int32(t.root[text[start]]), start+1
	for depth := int32(1); ; depth++ {
		n := t.nodes[k]
		last := t.nodes[k+1].first
		if n.first == last {
			if end := t.rest(text[at:], n.name, depth); end >= 0 && closes(text, at+end) {
				return t.found(n.name, at+end)
			}
			return m
		}
		if n.name >= 0 && closes(text, at) {
			m = t.found(n.name, at)
		}
		if at == len(text) {
			return m
		}
		c, size := text[at], 1
		if c <= ' ' || c == 0xC2 || 0xE1 <= c && c <= 0xE3 { // every blank begins with one of these
			if blanks := countBlanks(text[at:]); blanks > 0 {
				c, size = ' ', blanks
			}
		}
		if k = n.first; t.labels[k] != c { // most nodes have one child
			i := bytes.IndexByte(t.labels[k:last], c)
			if i < 0 {
				return m
			}
			k += int32(i)
		}
		at += size
	}
}

func (t *trie) found(name int32, end int) match {
	return match{end, t.names[name].value, t.names[name].shared}
}

// rest reads in a text what is left of a name from a depth on, and returns how
// much of the text that is, or -1.
func (t *trie) rest(text []byte, name, depth int32) int {
	at := 0
	for _, c := range t.text[t.names[name].start+depth : t.names[name+1].start] {
		if c == ' ' {
			blanks := countBlanks(text[at:])
			if blanks == 0 {
				return -1
			}
			at += blanks
			continue
		}
		if at == len(text) || text[at] != c {
			return -1
		}
		at++
	}
	return at
}

// countBlanks is the length of the blanks that a text begins with.
func countBlanks(text []byte) int {
	if len(text) > 1 && text[0] == ' ' && ' ' < text[1] && text[1] < utf8.RuneSelf {
		return 1
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if !unicode.IsSpace(r) {
			return i
		}
		i += size
	}
	return len(text)
}
