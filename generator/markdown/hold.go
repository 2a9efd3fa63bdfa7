package markdown

import (
	"bytes"
	"unicode/utf8"

	"stratbook/generator/source"
)

// HoldBack takes out of a body what the audience may not see: the blocks from
// "::: audience NAME" to ":::". hidden tells of a name whether it is hidden
// from the readers of this build, and whether the book knows it.
//
// A hidden block goes with its fences, as if it had never been written: a body
// from which the author deletes it gives the same bytes. Of a block that may be
// seen the fences become blank lines. Blocks may stand in each other, and the
// narrower wins. All spans of the result stay true through Body.InFile;
// problems are in lines of the file, with an empty path.
//
// In doubt more is hidden, never less:
//
//   - A fence counts wherever a line begins with it, in code too, behind blanks
//     and marks of quotes, and with the colons of a Chinese keyboard.
//   - A name that the book does not know hides (bad-value "audience"), and so
//     does a fence whose first word only looks like "audience".
//   - A block without an end goes on to the end of the file
//     (audience-unclosed).
//   - Within a block, a fence of another kind ("::: note") wants an end of its
//     own, and an end that stands deeper than its beginning is none.
func HoldBack(b source.Body, hidden func(audience string) (hide, known bool)) (source.Body, []source.Problem) {
	if !bytes.Contains(b.Text, []byte("::")) && !bytes.Contains(b.Text, []byte("：")) {
		return b, nil
	}
	h := holder{body: b, hidden: hidden}
	for rest := b.Text; len(rest) > 0; {
		n := bytes.IndexByte(rest, '\n') + 1
		if n == 0 {
			n = len(rest)
		}
		h.line(rest[:n])
		rest = rest[n:]
	}
	h.read++
	h.keepCuts()
	for _, open := range h.open {
		if open.audience {
			h.problem(source.Problem{Rule: "audience-unclosed", At: source.Place{Span: open.at}})
		}
	}
	source.SortProblems(h.problems)
	return source.Body{Text: h.text, Line: b.Line, Cuts: h.cuts}, h.problems
}

// holder goes through a body line by line.
type holder struct {
	body     source.Body
	hidden   func(string) (hide, known bool)
	read     int // lines of the body so far
	kept     int // lines of the text so far
	old      int // cuts of the body that the text has taken over
	open     []fence
	text     []byte
	cuts     []source.Cut
	problems []source.Problem
}

// fence is the beginning or the end of a block. A fence without words is an
// end, if there is something to end.
type fence struct {
	words    string // all that stands behind the colons
	audience bool   // it begins with "audience"
	name     string // of the audience
	indent   int
	at       source.Span // of the fence, then of the name
	nameAt   source.Span
	hide     bool // what stands in the block is cut
}

func (h *holder) line(line []byte) {
	h.read++
	h.keepCuts()
	hide, depth := false, len(h.open)
	if depth > 0 {
		hide = h.open[depth-1].hide
	}
	f, ok := parseFence(line, int32(h.read))
	switch {
	case ok && f.audience:
		f.hide = hide || h.judge(f)
		h.open = append(h.open, f)
		h.fence(line, f.hide)
	case ok && f.words != "" && depth > 0:
		f.hide = hide
		h.open = append(h.open, f)
		h.put(line, hide)
	case ok && f.words == "" && depth > 0 && f.indent <= h.open[depth-1].indent+3:
		last := h.open[depth-1]
		h.open = h.open[:depth-1]
		if last.audience {
			h.fence(line, last.hide)
		} else {
			h.put(line, hide)
		}
	default:
		h.put(line, hide)
	}
}

// judge tells whether a block is hidden.
func (h *holder) judge(f fence) bool {
	hide, known := h.hidden(f.name)
	if !known {
		h.problem(source.Problem{
			Rule: "bad-value", Says: "audience", Args: source.Args{"found": shorten(f.name)},
			At: source.Place{Span: f.nameAt},
		})
	}
	return hide || !known
}

func (h *holder) problem(p source.Problem) {
	p.At.Span = h.body.InFile(p.At.Span)
	h.problems = append(h.problems, p)
}

// fence leaves a blank line for a fence that is not cut.
func (h *holder) fence(line []byte, cut bool) {
	if !cut && line[len(line)-1] != '\n' {
		line = nil
	} else if !cut {
		line = line[len(line)-1:]
	}
	h.put(line, cut)
}

func (h *holder) put(line []byte, cut bool) {
	if cut {
		h.cut(1)
		return
	}
	h.text = append(h.text, line...)
	h.kept++
}

func (h *holder) cut(lines int) {
	if i := len(h.cuts) - 1; i >= 0 && h.cuts[i].Before == h.kept+1 {
		h.cuts[i].Lines += lines
		return
	}
	h.cuts = append(h.cuts, source.Cut{Before: h.kept + 1, Lines: lines})
}

// keepCuts takes over what was cut before the line that is read now.
func (h *holder) keepCuts() {
	for ; h.old < len(h.body.Cuts) && h.body.Cuts[h.old].Before <= h.read; h.old++ {
		h.cut(h.body.Cuts[h.old].Lines)
	}
}

// parseFence reads a line as a fence.
func parseFence(line []byte, number int32) (fence, bool) {
	body := bytes.TrimLeft(line, " \t>\u3000")
	words := bytes.TrimLeft(body, ":：")
	if utf8.RuneCount(body[:len(body)-len(words)]) < 3 {
		return fence{}, false
	}
	f := fence{indent: utf8.RuneCount(line[:len(line)-len(body)])}
	span := func(part []byte) source.Span { // of a piece of line
		col := int32(utf8.RuneCount(line[:cap(line)-cap(part)])) + 1
		return source.Span{Line: number, Col: col, EndLine: number, EndCol: col + int32(utf8.RuneCount(part))}
	}
	f.at = span(bytes.TrimSpace(body))
	words = bytes.TrimSpace(words)
	f.words = string(words)
	first, name := words, words[len(words):]
	if i := bytes.IndexAny(words, " \t\u3000:："); i >= 0 {
		first, name = words[:i], words[i:]
	}
	if len(first) < 3 || !bytes.EqualFold(first[:3], []byte("aud")) {
		return f, true
	}
	f.audience = true
	if !bytes.EqualFold(first, []byte("audience")) {
		name = words
	}
	name = bytes.Trim(name, " \t\u3000:：")
	f.name, f.nameAt = string(name), f.at
	if len(name) > 0 {
		f.nameAt = span(name)
	}
	return f, true
}
