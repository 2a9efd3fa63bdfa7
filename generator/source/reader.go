package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// reader is what the readers of the three formats share: the file's text and
// the problems found in it.
type reader struct {
	path     string
	text     *text
	problems []Problem
}

func (r *reader) syntax(says string, at Span, args Args) {
	r.problems = append(r.problems, Problem{Rule: "syntax", Says: says, Args: args, At: Place{r.path, at}})
}

func (r *reader) tooLarge(says string, at Span, args Args) {
	r.problems = append(r.problems, Problem{Rule: "too-large", Says: says, Args: args, At: Place{r.path, at}})
}

func (r *reader) tooDeep(at Span) { r.tooLarge("depth", at, Args{"limit": maxDepth}) }

// found reports the word at an offset as one that was not expected there.
func (r *reader) found(says string, at int, args Args) {
	end := r.text.wordEnd(at)
	r.syntax(says, r.text.span(at, end), args.With("found", string(r.text.data[at:end])))
}

// foundLine does so with the rest of the line.
func (r *reader) foundLine(says string, at int) {
	const enough = 60
	line := bytes.TrimRight(r.text.data[at:r.text.lineEnd(at)], " \t")
	if runes := bytes.Runes(line); len(runes) > enough {
		line = []byte(string(runes[:enough]))
	}
	r.syntax(says, r.text.span(at, at+len(line)), Args{"found": string(line)})
}

func (r *reader) unseen(at int) {
	c, n := utf8.DecodeRune(r.text.data[at:])
	r.syntax("unseen", r.text.span(at, at+n), Args{"found": fmt.Sprintf("%U", c)})
}

// plainText is a text that may have had escapes in it, with LF line ends. A
// character that no text may hold as it is comes in by no escape either: then it
// is reported, and the text refused.
func (r *reader) plainText(text string, at Span) (string, bool) {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	i := unseen(text)
	if i < 0 {
		return text, true
	}
	c, _ := utf8.DecodeRuneInString(text[i:])
	r.syntax("unseen", at, Args{"found": fmt.Sprintf("%U", c)})
	return "", false
}

// mapping gathers the fields of a mapping.
type mapping struct {
	*Node
	index map[string]int // of Fields, once they are too many to look through
}

// find returns the index of a key among the fields, or -1.
func (m *mapping) find(key string) int {
	if m.index != nil {
		if i, ok := m.index[key]; ok {
			return i
		}
		return -1
	}
	for i := range m.Fields {
		if m.Fields[i].Key == key {
			return i
		}
	}
	return -1
}

// add appends a field; one whose value was refused has none. The first of two
// with one key is kept.
func (r *reader) add(m *mapping, f Field) {
	const few = 24
	if f.Value == nil {
		f.Value = nothing(f.At)
		m.Lost = append(m.Lost, f.Key)
	}
	if i := m.find(f.Key); i >= 0 {
		r.duplicate(m, f, m.Fields[i])
		return
	}
	m.Fields = append(m.Fields, f)
	if m.index != nil {
		m.index[f.Key] = len(m.Fields) - 1
	} else if len(m.Fields) > few {
		m.index = make(map[string]int, 2*few)
		for i := range m.Fields {
			m.index[m.Fields[i].Key] = i
		}
	}
}

func (r *reader) duplicate(m *mapping, f, first Field) {
	m.Lost = append(m.Lost, f.Key)
	r.problems = append(r.problems, Problem{
		Rule: "duplicate-key", Args: Args{"key": f.Key},
		At: Place{r.path, f.At}, Related: []Place{{r.path, first.At}},
	})
}

// nothing is the value of a key whose own was refused, or that has none.
func nothing(key Span) *Node {
	return &Node{Span: Span{key.EndLine, key.EndCol, key.EndLine, key.EndCol}}
}
