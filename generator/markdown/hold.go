package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stratbook/generator/nearest"
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
//     and the marks of quotes, lists and headings, with two colons, and with
//     those of a Chinese keyboard.
//   - A name that the book does not know hides (bad-value "audience"), and so
//     does a fence whose first word only looks like "audience", or that has the
//     name alone.
//   - A block without an end goes on to the end of the file
//     (audience-unclosed).
//   - Within a block, a fence of another kind ("::: note") wants an end of its
//     own, and an end that stands deeper than its beginning is none.
//
// Readers from whom a block is hidden are not told what is wrong with it.
func HoldBack(b source.Body, hidden func(audience string) (hide, known bool)) (source.Body, []source.Problem) {
	if !slices.ContainsFunc([]string{"::", "：", "∶", "︰", "﹕", "꞉"}, func(c string) bool { return bytes.Contains(b.Text, []byte(c)) }) {
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
		if open.audience && !open.secret {
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
	secret   bool // and it is for others to know
	alone    bool // the name stands without "audience" before it
}

func (h *holder) line(line []byte) {
	h.read++
	h.keepCuts()
	var outer fence
	depth := len(h.open)
	if depth > 0 {
		outer = h.open[depth-1]
	}
	f, ok := parseFence(line, int32(h.read))
	if ok && f.words != "" && !f.audience {
		_, f.alone = h.hidden(f.words)
		f.audience = f.alone
	}
	switch hide := outer.hide; {
	case ok && f.audience:
		f.hide, f.secret = hide, outer.secret
		h.judge(&f)
		h.open = append(h.open, f)
		h.fence(line, f.hide)
	case ok && f.words != "" && depth > 0:
		f.hide, f.secret = hide, outer.secret
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

// judge settles whether a block is hidden. The authors hide nothing from
// themselves but what they have to mend first.
func (h *holder) judge(f *fence) {
	hide, known := h.hidden(f.name)
	f.secret = f.secret || hide
	f.hide = f.hide || hide || !known
	if known || f.secret {
		return
	}
	p := source.Problem{Rule: "bad-value", Says: "audience", Args: source.Args{"found": shorten(f.name)}, At: source.Place{Span: f.nameAt}}
	switch {
	case f.alone:
		p.Says, p.Args["found"], p.At.Span = "audience-fence", shorten(f.words), f.at
	case f.name == "":
		p.Says, p.Args = "audience-none", nil
	}
	h.problem(p)
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
	body := line[marks(line):]
	words := bytes.TrimLeft(body, colons)
	count := utf8.RuneCount(body[:len(body)-len(words)])
	if count < 2 {
		return fence{}, false
	}
	f := fence{indent: utf8.RuneCount(line[:len(line)-len(body)])}
	span := func(part []byte) source.Span { // of a piece of line
		col := int32(utf8.RuneCount(line[:cap(line)-cap(part)])) + 1
		return source.Span{Line: number, Col: col, EndLine: number, EndCol: col + int32(utf8.RuneCount(part))}
	}
	f.at = span(bytes.TrimSpace(body))
	words = bytes.TrimFunc(words, unseen)
	f.words = string(words)
	first, name := words, words[len(words):]
	if i := bytes.IndexFunc(words, func(r rune) bool { return unseen(r) || strings.ContainsRune(colons, r) }); i >= 0 {
		first, name = words[:i], words[i:]
	}
	if _, like := nearest.To(string(first), []string{"audience"}); !like && (len(first) < 3 || !bytes.EqualFold(first[:3], []byte("aud"))) {
		return f, count > 2
	}
	f.audience = true
	if !bytes.EqualFold(first, []byte("audience")) {
		name = words
	}
	name = bytes.TrimFunc(name, func(r rune) bool { return unseen(r) || strings.ContainsRune(colons, r) })
	f.name, f.nameAt = string(name), f.at
	if len(name) > 0 {
		f.nameAt = span(name)
	}
	return f, true
}

// colons are those that fences are made of: what keyboards and word processors
// write for one.
const colons = ":：∶︰﹕꞉"

// unseen are blanks of every sort, and what takes no room.
func unseen(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// marks returns where a line begins behind its blanks and the marks of quotes,
// lists, tasks and headings.
func marks(line []byte) int {
	rest := bytes.TrimLeftFunc(line, func(r rune) bool { return unseen(r) || strings.ContainsRune(">-*+#", r) })
	digits := bytes.TrimLeft(rest, "0123456789")
	if n := len(rest) - len(digits); n > 0 && n < 10 && len(digits) > 0 && (digits[0] == '.' || digits[0] == ')') {
		return len(line) - len(digits) + 1 + marks(digits[1:])
	}
	for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
		if task, ok := bytes.CutPrefix(rest, []byte(box)); ok {
			return len(line) - len(task) + marks(task)
		}
	}
	return len(line) - len(rest)
}
