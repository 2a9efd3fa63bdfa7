package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// inlines writes what stands in a line of text. Elements too deep for a browser,
// which flattens them at 512, are over a cap.
func (w *writer) inlines(parent ast.Node) {
	if w.depth++; w.depth > maxInline {
		at := clamp(parent.Pos(), len(w.st.src))
		w.st.over(excess{"nesting", maxInline}, at, at)
	}
	for n := parent.FirstChild(); n != nil && !w.full(n); n = n.NextSibling() {
		w.inline(n)
	}
	w.depth--
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.chars(n)
	case *ast.CodeSpan:
		w.str("<code>")
		w.show(codeText(n, w.st.src))
		w.str("</code>")
	case *ast.Emphasis:
		tag := "em>"
		if n.Level == 2 {
			tag = "strong>"
		}
		w.str("<" + tag)
		w.inlines(n)
		w.str("</" + tag)
	case *extast.Strikethrough:
		w.str("<del>")
		w.inlines(n)
		w.str("</del>")
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *wikiLink:
		w.wiki(n)
	case *ast.RawHTML: // is text to its author: "R&D <Team>" may be a name
		start := len(w.b)
		w.show(string(n.Segments.Value(w.st.src)))
		w.run(start)
	case *extast.TaskCheckBox:
		w.task(n)
	case *extast.FootnoteLink:
		w.footnote(n)
	case *extast.FootnoteBacklink:
		w.backlink(n)
	}
}

// chars writes plain text and the line break behind it.
func (w *writer) chars(n *ast.Text) {
	start, value := len(w.b), n.Value(w.st.src)
	html.DefaultWriter.Write(w, value)
	if len(value) > 0 {
		w.last, _ = utf8.DecodeLastRune(value)
	}
	switch {
	case n.HardLineBreak():
		w.run(start)
		w.str("<br>\n")
		w.last = 0
	case n.SoftLineBreak():
		if !joins(w.last, firstRune(n.NextSibling(), w.st.src)) {
			w.str("\n")
			w.last = '\n'
		}
		w.run(start)
	default:
		w.run(start)
	}
}

// show writes words that are no text for names.
func (w *writer) show(words string) {
	w.Write(util.EscapeHTML([]byte(words)))
	if r, _ := utf8.DecodeLastRuneInString(words); words != "" {
		w.last = r
	}
}

// task writes the box of a task; its label is what stands beside it.
func (w *writer) task(n *extast.TaskCheckBox) {
	label := plain(n.Parent(), w.st.src)
	box := `<input type="checkbox" disabled`
	if n.IsChecked {
		box += " checked"
	}
	if label == "" {
		label = "…"
	}
	w.str(box)
	w.attr("aria-label", label)
	w.str("> ")
}

// footnote ids hold a colon, which ids of headings never do.
func footnoteID(index, ref int) string {
	id := "fnref:" + strconv.Itoa(index)
	if ref > 0 {
		id += ":" + strconv.Itoa(ref+1)
	}
	return id
}

func (w *writer) footnote(n *extast.FootnoteLink) {
	number := strconv.Itoa(n.Index)
	w.str("<sup")
	w.attr("id", footnoteID(n.Index, n.RefIndex))
	w.str(">")
	if w.inLink {
		w.str(number)
	} else {
		w.str("<a")
		w.attr("href", "#fn:"+number)
		w.str(` class="footnote-ref" role="doc-noteref">` + number + "</a>")
	}
	w.str("</sup>")
}

// backlink leads from a footnote to where it is referred to. Its words hold
// the number, so that two of them do not read alike.
func (w *writer) backlink(n *extast.FootnoteBacklink) {
	words := "↩\uFE0E" + strconv.Itoa(n.Index)
	if n.RefIndex > 0 {
		words += "." + strconv.Itoa(n.RefIndex+1)
	}
	w.str(" <a")
	w.attr("href", "#"+footnoteID(n.Index, n.RefIndex))
	w.str(` class="footnote-back" role="doc-backlink">` + words + "</a>")
}

// firstRune is the first character that a node shows, or 0.
func firstRune(n ast.Node, src []byte) rune {
	for n != nil {
		var words []byte
		switch n := n.(type) {
		case *ast.Text:
			words = n.Value(src)
		case *wikiLink:
			words = []byte(n.words)
		case *ast.AutoLink, *ast.RawHTML, *extast.FootnoteLink:
			return 0
		}
		if len(words) > 0 {
			r, _ := utf8.DecodeRune(words)
			return r
		}
		if n.FirstChild() != nil {
			n = n.FirstChild()
		} else {
			n = n.NextSibling()
		}
	}
	return 0
}

// plain is the text that a node shows, without its marks.
func plain(n ast.Node, src []byte) string {
	return string(bytes.TrimSpace(appendPlain(nil, n, src)))
}

func appendPlain(b []byte, parent ast.Node, src []byte) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b = append(b, unescape(n.Value(src))...)
			if n.SoftLineBreak() || n.HardLineBreak() {
				last, _ := utf8.DecodeLastRune(b)
				if !joins(last, firstRune(n.NextSibling(), src)) {
					b = append(b, ' ')
				}
			}
		case *ast.CodeSpan:
			b = append(b, codeText(n, src)...)
		case *ast.AutoLink:
			b = append(b, n.Label(src)...)
		case *ast.RawHTML:
			b = append(b, n.Segments.Value(src)...)
		case *wikiLink:
			b = append(b, n.words...)
		case *extast.FootnoteLink, *extast.FootnoteBacklink, *extast.TaskCheckBox:
		default:
			b = appendPlain(b, n, src)
		}
	}
	return b
}

// codeText is a code span's text; a line break in it is a blank.
func codeText(n ast.Node, src []byte) string {
	var b []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		value := c.(*ast.Text).Segment.Value(src)
		b = append(b, value...)
		if len(value) > 0 && value[len(value)-1] == '\n' {
			b[len(b)-1] = ' '
		}
	}
	return string(b)
}
