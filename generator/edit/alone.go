package edit

import (
	"bytes"
	"strings"

	"stratbook/generator/source"
)

// pair makes a list of a record that stands alone and of those that are added: by
// brackets around it, or by a dash before it and blanks before its lines.
func (f *opened) pair(key string, alone *source.Node, records [][]Field) []insertion {
	at := f.begin(alone.Span)
	switch {
	case f.sign(alone) == '{':
		if b, ok := f.closing(at); ok {
			return []insertion{{{at, "["}, {b.close + 1, ", " + f.braces(records, ", ") + "]"}}}
		}
	case f.isTOML() && f.isHeader(alone):
		header := f.line(int(alone.Span.Line))
		end := f.lines[alone.Span.Line-1] + bytes.IndexByte(header, ']')
		var list []insertion
		for _, x := range f.behind(f.tableAfter(key, &source.Node{Items: []*source.Node{alone}}), f.eol+f.tables(key, records)) {
			list = append(list, append(insertion{{at, "["}, {end, "]"}}, x...))
		}
		return list
	case !f.isTOML() && len(alone.Fields) > 0:
		return f.dash(key, alone, records)
	}
	return nil
}

// dash moves the lines of a record that stands alone in a block behind a dash.
func (f *opened) dash(key string, alone *source.Node, records [][]Field) []insertion {
	next := f.nextKey(f.lineOf(key))
	blanks := strings.Repeat(" ", int(alone.Span.Col)-1)
	var moved insertion
	for n := int(alone.Span.Line); n < next; n++ {
		switch line := f.line(n); {
		case n == int(alone.Span.Line):
			moved = append(moved, piece{f.begin(alone.Span), "- "})
		case bytes.HasPrefix(line, []byte(blanks)) && len(bytes.TrimSpace(line)) > 0:
			moved = append(moved, piece{f.lines[n-1], "  "})
		}
	}
	var list []insertion
	for _, x := range f.behind(next, f.block(blanks+"- ", blanks+"  ", records)) {
		list = append(list, append(moved[:len(moved):len(moved)], x...))
	}
	return list
}
