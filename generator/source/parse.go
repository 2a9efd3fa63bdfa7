package source

import (
	"crypto/sha256"
	"strings"
)

const (
	maxFile  = 4 << 20
	maxFront = 256 << 10
	maxBody  = 1 << 20 // of what is not held back: see Body.Capped
	maxDepth = 32      // levels of mappings and lists, the front matter itself being the first
)

// Parse cuts a file into front matter and body and reads the front matter. A
// file whose name ends in ".yaml" is front matter from end to end. The document
// keeps parts of data, which must not be changed afterwards.
func Parse(path string, data []byte) Document {
	doc := Document{Path: path, Body: Body{Line: 1}, Sum: sha256.Sum256(data)}
	if p, bad := badBytes(path, data); bad {
		doc.Problems = []Problem{p}
		return doc
	}
	data = clean(data)
	cut := front{format: yamlFormat, to: len(data), body: len(data), closed: true}
	if !strings.HasSuffix(path, ".yaml") {
		cut = findFront(data)
	}
	r := &reader{path: path, text: newText(data[:cut.body])}
	doc.Front = r.front(cut)
	if cut.closed {
		doc.Body = Body{Text: data[cut.body:], Line: len(r.text.starts)}
	}
	SortProblems(r.problems)
	doc.Problems = r.problems
	return doc
}

// front reads the front matter, and returns nil if it cannot.
func (r *reader) front(cut front) *Node {
	if cut.format == noFormat {
		return nil
	}
	opening := r.text.span(cut.open, cut.open+cut.fence)
	if cut.to-cut.from > maxFront {
		r.tooLarge("front", opening, Args{"size": kib(cut.to - cut.from), "limit": kib(maxFront)})
		return nil
	}
	if !cut.closed && cut.format != jsonFormat {
		r.syntax("no-end", opening, Args{"fence": string(r.text.data[cut.open : cut.open+cut.fence])})
		return nil
	}
	if i := unseen(r.text.data[cut.from:cut.to]); i >= 0 {
		r.unseen(cut.from + i)
		return nil
	}
	if cut.format != jsonFormat { // the closing fence is none of the author's words
		r.text.data = r.text.data[:cut.to]
	}
	var root *Node
	switch cut.format {
	case yamlFormat:
		root = r.yaml(cut.from, cut.to)
	case tomlFormat:
		root = r.toml(cut.from, cut.to)
	case jsonFormat:
		root = r.json(cut.from, cut.to)
	}
	if root != nil && root.Span == (Span{}) { // there are no keys
		root.Span = opening
	}
	return root
}

// unseen returns the offset of the first character that has no shape and that
// YAML, TOML or JSON refuse, or -1. They are refused in all three alike.
func unseen[text string | []byte](src text) int {
	for i := range len(src) {
		switch c := src[i]; {
		case c < ' ' && c != '\t' && c != '\n', c == 0x7F:
			return i
		case c == 0xEF && i+2 < len(src) && src[i+1] == 0xBF && src[i+2] >= 0xBE: // U+FFFE, U+FFFF
			return i
		}
	}
	return -1
}

func kib(size int) int { return (size + 1023) / 1024 }
