package markdown

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"stratbook/generator/source"
)

// writer makes HTML of one parsed body. It walks the tree itself: what is
// written differs from goldmark's own renderer for nearly every kind of node,
// and slots, runs and ids need a value for each body.
type writer struct {
	out
	st    *state
	r     Rendered
	ids   identities
	most  int  // bytes of output
	last  rune // the last character shown, for line breaks
	depth int  // of inline elements

	inLink   bool // within an anchor: no other may open
	mentions bool // names in this text may become links
}

func newWriter(st *state) *writer {
	limit := min(outFactor*len(st.src)+outSlack, maxOut)
	return &writer{st: st, most: limit, out: out{b: make([]byte, 0, len(st.src)*5/4+128), limit: limit}}
}

func (w *writer) finish() {
	w.r.HTML = w.b
	source.SortProblems(w.r.Problems)
}

// full notes that the output is over its cap; the walk then ends early.
func (w *writer) full(n ast.Node) bool {
	if (w.over || len(w.b) > w.limit) && w.st.excess == nil {
		at := clamp(n.Pos(), len(w.st.src))
		w.st.over(excess{"output", w.most}, at, at)
	}
	return w.st.excess != nil
}

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil && !w.full(n); n = n.NextSibling() {
		w.block(n)
	}
}

// block writes a block. What is no block of text holds no names.
func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Document:
		w.blocks(n)
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph:
		w.str("<p>")
		w.prose(n)
		w.str("</p>\n")
	case *ast.TextBlock:
		w.prose(n)
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.str("\n")
		}
	case *ast.Blockquote:
		w.str("<blockquote>\n")
		w.blocks(n)
		w.str("</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.listItem(n)
	case *ast.CodeBlock:
		w.str("<pre><code>")
		w.lines(n)
		w.str("</code></pre>\n")
	case *ast.FencedCodeBlock:
		w.fenced(n)
	case *ast.HTMLBlock:
		w.str(`<pre class="as-written">`)
		w.lines(n)
		if n.HasClosure() {
			html.DefaultWriter.RawWrite(w, n.ClosureLine.Value(w.st.src))
		}
		w.str("</pre>\n")
	case *ast.ThematicBreak:
		w.str("<hr>\n")
	default:
		w.extension(n)
	}
}

// extension writes the blocks that CommonMark does not know.
func (w *writer) extension(n ast.Node) {
	switch n := n.(type) {
	case *extast.Table:
		w.table(n)
	case *extast.DefinitionList:
		w.str("<dl>\n")
		w.blocks(n)
		w.str("</dl>\n")
	case *extast.DefinitionTerm:
		w.str("<dt>")
		w.text(n)
		w.str("</dt>\n")
	case *extast.DefinitionDescription:
		w.str("<dd>")
		if !n.IsTight {
			w.str("\n")
		}
		w.blocks(n)
		w.str("</dd>\n")
	case *extast.FootnoteList:
		w.str("<section class=\"footnotes\" role=\"doc-endnotes\">\n<hr>\n<ol>\n")
		w.blocks(n)
		w.str("</ol>\n</section>\n")
	case *extast.Footnote:
		w.str(`<li id="fn:` + strconv.Itoa(n.Index) + "\">\n")
		w.blocks(n)
		w.str("</li>\n")
	case *extast.FootnoteBacklink: // of a footnote that does not end in a paragraph
		w.backlink(n)
		w.str("\n")
	}
}

func (w *writer) heading(n *ast.Heading) {
	level := min(n.Level+1, 6)
	text := plain(n, w.st.src)
	if w.ids.next == nil {
		w.ids = identities{w.st.taken, map[string]int{}}
	}
	id := w.ids.unique(headingID(text))
	w.r.Headings = append(w.r.Headings, Heading{Level: level, ID: id, Text: text})
	tag := "h" + strconv.Itoa(level)
	w.str("<" + tag)
	w.attr("id", id)
	w.str(">")
	w.text(n)
	w.str("</" + tag + ">\n")
}

func (w *writer) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	w.str("<" + tag)
	if n.IsOrdered() && n.Start != 1 {
		w.attr("start", strconv.Itoa(n.Start))
	}
	w.str(">\n")
	w.blocks(n)
	w.str("</" + tag + ">\n")
}

func (w *writer) listItem(n *ast.ListItem) {
	w.str("<li>")
	if first := n.FirstChild(); first != nil {
		if _, tight := first.(*ast.TextBlock); !tight {
			w.str("\n")
		}
	}
	w.blocks(n)
	w.str("</li>\n")
}

func (w *writer) fenced(n *ast.FencedCodeBlock) {
	w.str("<pre><code")
	if language := n.Language(w.st.src); language != nil {
		w.attr("class", "language-"+unescape(language))
	}
	w.str(">")
	w.lines(n)
	w.str("</code></pre>\n")
}

func (w *writer) lines(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		html.DefaultWriter.RawWrite(w, line.Value(w.st.src))
	}
}

func (w *writer) table(n *extast.Table) {
	w.str("<table>\n")
	for row := n.FirstChild(); row != nil && !w.full(row); row = row.NextSibling() {
		if _, head := row.(*extast.TableHeader); head {
			w.str("<thead>\n")
			w.row(row, "th")
			w.str("</thead>\n")
			if row.NextSibling() != nil {
				w.str("<tbody>\n")
			}
			continue
		}
		w.row(row, "td")
		if row.NextSibling() == nil {
			w.str("</tbody>\n")
		}
	}
	w.str("</table>\n")
}

func (w *writer) row(row ast.Node, tag string) {
	w.str("<tr>\n")
	for n := row.FirstChild(); n != nil; n = n.NextSibling() {
		w.str("<" + tag)
		if cell := n.(*extast.TableCell); cell.Alignment != extast.AlignNone {
			w.attr("class", "align-"+cell.Alignment.String())
		}
		w.str(">")
		if tag == "td" {
			w.prose(n)
		} else {
			w.text(n)
		}
		w.str("</" + tag + ">\n")
	}
	w.str("</tr>\n")
}

// prose writes the text of a block in which names may become links.
func (w *writer) prose(n ast.Node) {
	w.mentions = true
	w.text(n)
	w.mentions = false
}

// text writes the text of a block.
func (w *writer) text(n ast.Node) {
	w.last = 0
	w.inlines(n)
}

// run notes what was just written as text for names, as one with what stands
// right before it.
func (w *writer) run(start int) {
	if !w.mentions || w.inLink || start == len(w.b) {
		return
	}
	i, m := len(w.r.runs)-1, len(w.r.marks)-1
	slotBetween := m >= 0 && w.r.marks[m].at == start // it may show nothing
	if i >= 0 && w.r.runs[i].End == start && !slotBetween {
		w.r.runs[i].End = len(w.b)
		return
	}
	w.r.runs = append(w.r.runs, Run{Section: len(w.r.Headings), Start: start, End: len(w.b)})
}

func (w *writer) attr(name, value string) { w.b = appendAttr(w.b, name, value) }

func (w *writer) str(s string) { w.b = append(w.b, s...) }

// out collects the output, up to a limit; what comes behind is let go.
type out struct {
	b     []byte
	limit int
	over  bool
}

// charge counts what is kept beside the output, as if it stood in it.
func (o *out) charge(n int) bool {
	o.limit -= n
	return o.fits(0)
}

func (o *out) fits(n int) bool {
	o.over = o.over || len(o.b)+n > o.limit
	return !o.over
}

func (o *out) Write(p []byte) (int, error) {
	if o.fits(len(p)) {
		o.b = append(o.b, p...)
	}
	return len(p), nil
}

func (o *out) WriteString(s string) (int, error) {
	if o.fits(len(s)) {
		o.b = append(o.b, s...)
	}
	return len(s), nil
}

func (o *out) WriteByte(c byte) error {
	if o.fits(1) {
		o.b = append(o.b, c)
	}
	return nil
}

func (o *out) WriteRune(r rune) (int, error) {
	if o.fits(utf8.UTFMax) {
		o.b = utf8.AppendRune(o.b, r)
	}
	return utf8.RuneLen(r), nil
}

func (o *out) Available() int { return o.limit }
func (o *out) Buffered() int  { return len(o.b) }
func (o *out) Flush() error   { return nil }

var _ util.BufWriter = (*out)(nil)

func clamp(n, limit int) int { return max(0, min(n, limit)) }

func shorten(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(slices.Concat(r[:79], []rune("…")))
	}
	return s
}
