package source

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// text is a file's text with LF line ends, or the beginning of it, which knows
// its lines. A tree is read from front to back, so every look-up goes on from
// the one before: a line of 200 KB with a value every other byte would cost
// minutes if each was counted from the line's beginning.
type text struct {
	data   []byte
	starts []int // where each line begins
	last   mark  // the place looked up last
	end    mark  // the line's end looked up last
}

// mark is a place: a byte's offset, its line and its column in code points.
type mark struct{ off, line, col int }

func newText(data []byte) *text {
	starts := make([]int, 1, 1+bytes.Count(data, []byte("\n")))
	for i := 0; ; {
		n := bytes.IndexByte(data[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		starts = append(starts, i)
	}
	return &text{data: data, starts: starts, last: mark{0, 1, 1}}
}

// at returns the place of an offset.
func (t *text) at(off int) mark {
	off = min(off, len(t.data))
	m := t.last
	if off < m.off || m.line < len(t.starts) && off >= t.starts[m.line] {
		m.line = sort.SearchInts(t.starts, off+1)
		m.off, m.col = t.starts[m.line-1], 1
	}
	m.col += utf8.RuneCount(t.data[m.off:off])
	m.off = off
	t.last = m
	return m
}

// find returns the offset of a line and column, or of the nearest place that
// there is.
func (t *text) find(line, col int) int {
	if line > len(t.starts) {
		return t.at(len(t.data)).off
	}
	m := t.last
	if line != m.line || col < m.col {
		m = mark{t.starts[line-1], line, 1}
	}
	for m.col < col && m.off < len(t.data) && t.data[m.off] != '\n' {
		_, n := utf8.DecodeRune(t.data[m.off:])
		m.off += n
		m.col++
	}
	t.last = m
	return m.off
}

// span returns the stretch from one offset to another.
func (t *text) span(from, to int) Span {
	a := t.at(from)
	b := t.at(to)
	return Span{int32(a.line), int32(a.col), int32(b.line), int32(b.col)}
}

// toLineEnd returns the stretch from an offset to the end of its line.
func (t *text) toLineEnd(from int) Span {
	a := t.at(from)
	if t.end.line != a.line {
		end := t.lineEnd(from)
		t.end = mark{end, a.line, a.col + utf8.RuneCount(t.data[from:end])}
	}
	return Span{int32(a.line), int32(a.col), int32(t.end.line), int32(t.end.col)}
}

func (t *text) lineStart(off int) int {
	return bytes.LastIndexByte(t.data[:off], '\n') + 1
}

func (t *text) lineEnd(off int) int {
	if n := bytes.IndexByte(t.data[off:], '\n'); n >= 0 {
		return off + n
	}
	return len(t.data)
}

// wordEnd returns where the word ends that begins at an offset, with both its
// quotes if it has any: a problem is shown at the whole of it.
func (t *text) wordEnd(off int) int {
	const enough = 60
	end := min(t.lineEnd(off), off+enough)
	for !utf8.RuneStart(byteAt(t.data, end)) {
		end--
	}
	word := t.data[off:end]
	if len(word) > 0 && (word[0] == '"' || word[0] == '\'') {
		if n := bytes.IndexByte(word[1:], word[0]); n >= 0 {
			return off + n + 2
		}
	}
	for i := range word {
		if i > 0 && bytes.IndexByte([]byte(" \t,:=#[]{}\"'"), word[i]) >= 0 {
			return off + i
		}
	}
	return end
}

// byteAt returns a line end behind the last byte.
func byteAt(data []byte, i int) byte {
	if i < len(data) {
		return data[i]
	}
	return '\n'
}

// clean takes the byte order mark and the CRs away. It returns data itself
// where there are none.
func clean(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// badBytes looks for what no text holds: bytes that are not UTF-8, and NUL.
func badBytes(path string, data []byte) (Problem, bool) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return Problem{}, false
	}
	i, says := 0, "not-utf8"
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		says = "utf16"
	} else {
		for {
			r, n := utf8.DecodeRune(data[i:])
			if r == 0 {
				says = "nul"
			}
			if r == 0 || r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
	}
	before := newText(clean(data[:i]))
	at := before.span(i, i)
	at.EndCol++
	return Problem{Rule: "bad-bytes", Says: says, At: Place{path, at}}, true
}
