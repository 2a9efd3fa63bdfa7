package edit

import (
	"bytes"
	"unicode/utf8"

	"stratbook/generator/source"
)

// lineStarts returns where the lines of a file begin, by whichever of the three
// ends they have; the first begins behind the byte order mark.
func lineStarts(data []byte) []int {
	first := 0
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		first = len("\uFEFF")
	}
	starts := []int{first}
	for i, c := range data {
		if c == '\n' || c == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// line is the n-th line, from 1, with its end.
func (f *opened) line(n int) []byte { return f.data[f.lines[n-1]:f.after(n)] }

// after is the offset behind the n-th line and its end.
func (f *opened) after(n int) int {
	if n < len(f.lines) {
		return f.lines[n]
	}
	return len(f.data)
}

// offset is that of a line and column; -1 for a place that is not there.
func (f *opened) offset(line, col int32) int {
	if line < 1 || int(line) > len(f.lines) {
		return -1
	}
	at := f.lines[line-1]
	for range col - 1 {
		_, n := utf8.DecodeRune(f.data[at:])
		at += n
	}
	return at
}

func (f *opened) begin(s source.Span) int { return f.offset(s.Line, s.Col) }
func (f *opened) end(s source.Span) int   { return f.offset(s.EndLine, s.EndCol) }

// sign is the character that a value begins with; it tells braces and brackets
// from blocks.
func (f *opened) sign(n *source.Node) byte {
	if at := f.begin(n.Span); at >= 0 && at < len(f.data) {
		return f.data[at]
	}
	return 0
}

// leads reports whether nothing but blanks stands before an offset on its line,
// and returns those.
func (f *opened) leads(at int) (blanks string, ok bool) {
	from := at
	for from > 0 && (f.data[from-1] == ' ' || f.data[from-1] == '\t') {
		from--
	}
	first := from == 0 || f.data[from-1] == '\n' || f.data[from-1] == '\r' || from == f.lines[0]
	return string(f.data[from:at]), first
}

// bracketed is what stands between a bracket or brace and the one that closes it.
type bracketed struct {
	open, close int // their offsets
	last        int // behind the last of what stands between, blanks and comments left out; open+1 if nothing does
}

// closing finds where a bracket or brace is closed. Texts in quotes, which begin
// only where a value may, and comments are passed over.
func (f *opened) closing(open int) (b bracketed, ok bool) {
	b = bracketed{open: open, last: open + 1}
	depth, value := 0, true // a value may begin here
	for i := open; i < len(f.data); i++ {
		c := f.data[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			continue
		case c == '#' && (i == 0 || bytes.IndexByte([]byte(" \t\n\r,[{}]"), f.data[i-1]) >= 0):
			for i+1 < len(f.data) && f.data[i+1] != '\n' && f.data[i+1] != '\r' {
				i++
			}
			continue
		case (c == '"' || c == '\'') && value:
			i = f.quoted(i)
			value = false
		case c == '[' || c == '{':
			depth++
			value = true
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				b.close = i
				return b, true
			}
			value = false
		default:
			value = c == ',' || c == ':' || c == '='
		}
		if i > open {
			b.last = min(i+1, len(f.data))
		}
	}
	return b, false
}

// quoted is the offset of the quote that ends the text which begins at one.
func (f *opened) quoted(at int) int {
	quote := f.data[at]
	for i := at + 1; i < len(f.data); i++ {
		switch {
		case f.data[i] == '\\' && quote == '"':
			i++
		case f.data[i] == quote && quote == '\'' && i+1 < len(f.data) && f.data[i+1] == quote:
			i++
		case f.data[i] == quote:
			return i
		}
	}
	return len(f.data)
}
