package edit

import (
	"bytes"
	"slices"
	"strings"

	"stratbook/generator/source"
)

func (f *opened) isTOML() bool { return f.open > 0 && bytes.HasPrefix(f.line(f.open), []byte("+++")) }
func (f *opened) isJSON() bool { return f.open > 0 && f.close == 0 }

// brace is the style between braces.
func (f *opened) brace() style {
	switch {
	case f.isJSON():
		return jsonBrace
	case f.isTOML():
		return tomlBrace
	}
	return yamlBrace
}

// fills are the places where a record may get more keys, the best first: behind
// what tells who or what it is, else behind its first key, else at its end.
func (f *opened) fills(at *source.Node, fields []Field) []insertion {
	if f.open == 0 {
		return []insertion{put(f.lines[0], f.between("---", yamlBlock.pairs(fields, f.eol)))}
	}
	braced := f.sign(at) == '{'
	var list []insertion
	for _, field := range slices.Backward(at.Fields) {
		switch v := field.Value; {
		case !slices.Contains(naming, field.Key) || v.Kind != source.Scalar || v.Empty():
		case braced:
			list = append(list, put(f.end(v.Span), f.listed(f.begin(field.At), fields)))
		default:
			list = append(list, f.lineAfter(int(field.At.Line), at, fields))
		}
	}
	switch {
	case braced:
		if b, ok := f.closing(f.begin(at.Span)); ok && len(at.Fields) == 0 {
			list = append(list, put(b.last, f.brace().pairs(fields, ", ")))
		} else if ok {
			list = append(list, put(b.last, f.listed(f.begin(at.Fields[0].At), fields)))
		}
	case len(at.Fields) > 1:
		list = append(list, f.lineAfter(int(at.Fields[1].At.Line)-1, at, fields))
	case len(at.Fields) == 1:
		list = append(list, f.lineAfter(int(at.Fields[0].At.Line), at, fields))
	default:
		list = append(list, f.lineAfter(f.open, at, fields))
	}
	return list
}

// naming are the keys that tell who or what a record is.
var naming = []string{"id", "person", "name", "sort_name", "title", "unit", "company", "reports_to", "email", "phone"}

// lineAfter puts fields of a record on lines of their own behind a line, as far in
// as its first key.
func (f *opened) lineAfter(n int, at *source.Node, fields []Field) insertion {
	s, indent := yamlBlock, ""
	if f.isTOML() {
		s = tomlTable
	}
	if len(at.Fields) > 0 {
		indent = strings.Repeat(" ", int(at.Fields[0].At.Col)-1)
	}
	return f.linesAfter(n, indent+s.pairs(fields, f.eol+indent))
}

// linesAfter puts lines behind a line, which may be a file's last and have no end.
func (f *opened) linesAfter(n int, lines string) insertion {
	at := f.after(n)
	if at > 0 && f.data[at-1] != '\n' && f.data[at-1] != '\r' {
		return put(at, f.eol+lines)
	}
	return put(at, lines+f.eol)
}

// between are lines between fences, for a file that has none.
func (f *opened) between(fence, lines string) string {
	return fence + f.eol + lines + f.eol + fence + f.eol
}

// listed are fields that go on from one before in braces: on a line of their own
// where that one has one.
func (f *opened) listed(before int, fields []Field) string {
	s := f.brace()
	if blanks, first := f.leads(before); first {
		return "," + f.eol + blanks + s.pairs(fields, ","+f.eol+blanks)
	}
	return ", " + s.pairs(fields, ", ")
}
