package search

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// drawer is a file of terms: those from one place to another or, where they are
// too many and have a beginning in common, what all of them have together.
type drawer struct {
	from, to int
	divided  bool
	label    string // the beginning, of a divided one
}

// directory parts terms among drawers.
type directory struct {
	terms   []term
	n       int   // of things
	cost    []int // of all terms before each, in bytes as a browser loads them
	room    int   // what a drawer may cost
	drawers []drawer
	text    strings.Builder
}

// leastRoom is what a drawer may cost in a book of few terms. Many terms want
// larger drawers as well as more of them: both a drawer and the directory have to
// be loaded.
const leastRoom = 3 << 10

func newDirectory(terms []term, n int) *directory {
	d := &directory{terms: terms, n: n, cost: make([]int, len(terms)+1)}
	for i := range terms {
		d.cost[i+1] = d.cost[i] + d.costOf(&terms[i])
	}
	for d.room = leastRoom; d.room*d.room/4 < d.cost[len(terms)]; d.room += d.room / 4 {
	}
	d.divide("", 0, span{0, len(terms)})
	return d
}

// costOf is about what a term adds to a compressed file.
func (d *directory) costOf(t *term) int {
	size := len(t.name)/2 + 2
	for _, l := range t.lists {
		if l.n > 0 {
			size += l.n*(1+bits.Len(uint(d.n/l.n)))/8 + 1
		}
	}
	return size
}

// span is terms that stand beside each other.
type span struct{ from, to int }

func (d *directory) costIn(s span) int { return d.cost[s.to] - d.cost[s.from] }

// section is the terms that go on with one character, or several such.
type section struct {
	span
	start rune
	tree  bool
}

// divide writes the terms with one beginning into drawers of their own. Of the
// beginning, the first bytes stand above already.
func (d *directory) divide(label string, above int, s span) {
	if label != "" {
		d.drawers = append(d.drawers, drawer{s.from, s.to, true, label})
	}
	sections := d.sections(label, s)
	d.text.WriteString(label[above:])
	d.text.WriteByte('!')
	for _, x := range sections {
		if x.tree {
			d.text.WriteByte('.')
		}
		d.text.WriteRune(x.start)
	}
	for _, x := range sections {
		if !x.tree {
			d.drawers = append(d.drawers, drawer{from: x.from, to: x.to})
			continue
		}
		d.text.WriteByte(' ')
		d.divide(common(d.terms[x.from].name, d.terms[x.to-1].name), len(label), x.span)
	}
}

// sections parts terms with one beginning by the character that follows it.
// Neighbours that fit into one drawer share it; what is too much for one, and not
// only because of a single term, has a tree of its own.
func (d *directory) sections(label string, s span) []section {
	var list []section
	if s.from < s.to && d.terms[s.from].name == label {
		s.from++
	}
	for s.from < s.to {
		next := section{span: s}
		next.start, _ = utf8.DecodeRuneInString(d.terms[s.from].name[len(label):])
		beginning := label + string(next.start)
		largest := 0
		for next.to = s.from; next.to < s.to && strings.HasPrefix(d.terms[next.to].name, beginning); next.to++ {
			largest = max(largest, d.costIn(span{next.to, next.to + 1}))
		}
		next.tree = d.costIn(next.span)-largest > d.room
		s.from = next.to
		if last := len(list) - 1; last >= 0 && !next.tree && !list[last].tree && d.costIn(span{list[last].from, next.to}) <= d.room {
			list[last].to = next.to
			continue
		}
		list = append(list, next)
	}
	return list
}

// common is what two terms begin with alike.
func common(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	for n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return a[:n]
}

// drawer writes a file of terms.
func (x *Index) drawer(i int) []byte {
	d := x.drawers[i]
	name := "w" + itoa(i)
	if d.divided {
		return call(name, quoted(x.together(d)))
	}
	var b []byte
	for j, t := range x.terms[d.from:d.to] {
		if j > 0 {
			b = append(b, ' ')
		}
		b = append(append(b, t.name...), '!')
		b = append(append(b, t.lists[inTitle].bytes...), '!')
		b = append(b, t.lists[inText].bytes...)
	}
	return call(name, quoted(b))
}

// together is the things with the beginning itself for a term, and those with any
// longer one.
func (x *Index) together(d drawer) []byte {
	var sets [4]set
	for i := range sets {
		sets[i] = newSet(x.in.N)
	}
	for i := d.from; i < d.to; i++ {
		t := &x.terms[i]
		at := 2
		if t.name == d.label {
			at = 0
		}
		sets[at].add(&t.lists[inTitle])
		sets[at+1].add(&t.lists[inText])
	}
	var b []byte
	for i, l := range []*list{sets[0].without(), sets[1].without(sets[0]),
		sets[2].without(sets[0]), sets[3].without(sets[0], sets[1], sets[2])} {
		if i > 0 {
			b = append(b, '!')
		}
		b = append(b, l.bytes...)
	}
	return b
}
