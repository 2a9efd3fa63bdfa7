package source

import "cmp"

// Span is a stretch of a file. Lines and columns count from 1, columns in
// Unicode code points; the end is exclusive. The zero Span means "no place".
type Span struct {
	Line, Col       int32
	EndLine, EndCol int32
}

// Compare orders spans by where they begin, then by where they end.
func (s Span) Compare(t Span) int {
	return cmp.Or(
		cmp.Compare(s.Line, t.Line), cmp.Compare(s.Col, t.Col),
		cmp.Compare(s.EndLine, t.EndLine), cmp.Compare(s.EndCol, t.EndCol))
}

// Place is a span in a named file. Path is relative to the content folder,
// with "/".
type Place struct {
	Path string
	Span Span
}
