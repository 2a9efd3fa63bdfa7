package source

import "crypto/sha256"

// Document is one Markdown file (or book.yaml) of the content, cut into its
// front matter and its body.
type Document struct {
	Path     string // relative to the content folder, with "/"
	Front    *Node  // nil where there is none, or where it cannot be parsed
	Body     Body
	Problems []Problem
	Sum      [sha256.Size]byte // of the file's bytes
}

// Body is the text behind the front matter, with LF line ends and no BOM.
type Body struct {
	Text []byte
	Line int   // the line of the file on which Text begins, from 1
	Cuts []Cut // stretches that were taken out (see package plan, projection)
}

// Capped is the body, or an empty one and a problem where its text is larger than
// a page may be. What is held back is taken out before: how much that is must not
// show.
func (b Body) Capped() (Body, []Problem) {
	if len(b.Text) <= maxBody {
		return b, nil
	}
	at := b.InFile(Span{1, 1, 1, 1})
	p := Problem{Rule: "too-large", Says: "body", At: Place{Span: at}, Args: Args{"size": kib(len(b.Text)), "limit": kib(maxBody)}}
	return Body{Line: b.Line}, []Problem{p}
}

// Cut says that Lines lines of the file are missing before line Before of the
// text (counted from 1). Cuts are in order.
type Cut struct{ Before, Lines int }

// InFile turns a span that counts lines from the body's first into one that
// counts them from the file's first.
func (b Body) InFile(s Span) Span {
	s.Line, s.EndLine = b.line(s.Line), b.line(s.EndLine)
	return s
}

func (b Body) line(n int32) int32 {
	shift := b.Line - 1
	for _, cut := range b.Cuts {
		if int(n) < cut.Before {
			break
		}
		shift += cut.Lines
	}
	return n + int32(shift)
}
