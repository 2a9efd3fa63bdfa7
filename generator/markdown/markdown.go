package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"stratbook/generator/source"
)

// Rendered is a body as HTML, with a slot for each link into the book.
type Rendered struct {
	// HTML is what a page shows if no slot is filled: the author's words
	// stand in the place of every link and image of the book's own.
	HTML     []byte
	Links    []Link           // in the order of the HTML
	Headings []Heading        // in the order of the HTML
	Problems []source.Problem // in order; spans count from the body's first line, paths are empty
	Mentions []Mention        // in the order of the HTML; none before Mention is called

	slots []slot // of the same index in Links
	marks []mark // where slots begin and end in HTML, in order
	runs  []Run
}

// LinkKind tells the three ways to write a link into the book.
type LinkKind uint8

const (
	Wiki     LinkKind = iota // [[wang-lei]]
	Relative                 // [words](../plan.md), also /absolute and #fragment alone
	Image                    // ![words](images/a.png)
)

// Link is a link or an image that leads into the book. Links to elsewhere are
// finished in the HTML and not listed.
type Link struct {
	Kind     LinkKind
	Target   string // without query and fragment, escapes and percent signs decoded; "" is this page
	Fragment string // after "#", decoded
	Text     string // the visible words (an image's alternative text); "" for a wiki link without its own

	// At is the target as it stands in the body: for a wiki link from "[[" to
	// "]]", for a link by reference the target in the reference's definition.
	At source.Span
}

// Heading is one heading of the body.
type Heading struct {
	Level int    // of the element: one more than the author wrote, at most 6
	ID    string // unique in the body, without "#"
	Text  string // plain
}

// Run is a stretch of HTML that holds nothing but the text of a paragraph, a
// list item, a definition or a table's cell: the places where a name may become
// a link. It is never in a heading, in code or in a link. Text in it is written
// with &amp; &lt; &gt; and &quot;, and no other escape.
type Run struct {
	Section    int // how many headings stand before it
	Start, End int // in Rendered.HTML
}

type slot struct {
	start, end int
	title      string
}

type mark struct {
	at, slot int
	end      bool
}

// Runs yields the stretches of text in which names may be looked for, in order.
func (r Rendered) Runs(yield func(Run) bool) {
	for _, run := range r.runs {
		if !yield(run) {
			return
		}
	}
}

// Convert turns a body into HTML with slots. No heading gets one of the ids that
// are taken, given sorted: the page that shows the body has them for its own
// parts.
func Convert(body []byte, taken ...string) Rendered {
	src := clean(body)
	st := &state{src: src, taken: taken}
	if at, says, limit := oversize(src); says != "" {
		st.over(excess{says, limit}, at, at)
		return asWritten(st)
	}
	if len(bytes.TrimSpace(src)) == 0 {
		return Rendered{}
	}
	pc := newContext(st)
	root := bodyParser().Parse(text.NewReader(src), inContext(pc))
	if st.excess != nil {
		return asWritten(st)
	}
	w := newWriter(st)
	w.block(root)
	if st.excess != nil {
		return asWritten(st)
	}
	w.finish()
	return w.r
}

// clean keeps goldmark from bytes that it cannot hold (it panics on some) and
// HTML from NUL. Each file with such bytes is a problem of its own already.
func clean(body []byte) []byte {
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	if bytes.IndexByte(body, 0) >= 0 {
		body = bytes.ReplaceAll(body, []byte{0}, []byte("\uFFFD"))
	}
	return body
}

// asWritten shows a body that is over a cap.
func asWritten(st *state) Rendered {
	html := []byte(`<pre class="as-written">`)
	html = append(html, util.EscapeHTML(st.src)...)
	html = append(html, "</pre>\n"...)
	return Rendered{HTML: html, Problems: []source.Problem{*st.excess}}
}

// places turns offsets of a text into lines and columns. Both need counting
// from afar, which one long line would make dear for each of many links: so
// the code points before every 512th byte are counted once.
type places struct {
	src   []byte
	lines []int // offset of each line's first byte
	runes []int // code points before byte 512*i
}

const placeStep = 512

func newPlaces(src []byte) *places {
	p := &places{src: src, lines: []int{0}}
	for i, c := range src {
		if c == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	count := 0
	for at := 0; at <= len(src); at += placeStep {
		p.runes = append(p.runes, count)
		count += countRunes(src[at:min(at+placeStep, len(src))])
	}
	return p
}

// countRunes counts the bytes that begin a code point, so that a text may be
// counted in pieces.
func countRunes(b []byte) int {
	n := 0
	for _, c := range b {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

func (p *places) span(start, end int) source.Span {
	line, col := p.at(start)
	endLine, endCol := p.at(end)
	return source.Span{Line: line, Col: col, EndLine: endLine, EndCol: endCol}
}

func (p *places) at(offset int) (line, col int32) {
	i, _ := slices.BinarySearchFunc(p.lines, offset, func(start, offset int) int {
		return cmp.Or(cmp.Compare(start, offset), -1)
	})
	return int32(i), int32(p.before(offset)-p.before(p.lines[i-1])) + 1
}

func (p *places) before(offset int) int {
	i := offset / placeStep
	return p.runes[i] + countRunes(p.src[i*placeStep:offset])
}
