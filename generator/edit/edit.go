// Package edit adds to the front matter of a file and leaves every byte that
// stands there as it is: what an author wrote is never written over.
//
// In go a file's bytes and what is to be added, out come the bytes with it:
//
//	text, err := edit.File{"accounts/acme/plan.md", text}.Append(edit.List{Key: "stakeholders", Order: keys}, records)
//	text, err := edit.File{"people/xu.md", text}.Fill(edit.Record{}, []edit.Field{{"email", "xu@example.com"}})
//
// What is added is written the way that stands around it: YAML in blocks or in
// braces, TOML tables or JSON, with the file's own ends of lines. Where it goes is
// found in the text; that nothing else has changed is not believed but seen: the
// result is read again, and has to say all that the file said before, in the same
// order, and what was added. Where no place is like that the file stays as it is,
// and the error is ErrNoPlace.
//
// The package adds texts to records and records to lists, and nothing else. It
// changes and removes nothing, and does not know what a key means.
package edit

import (
	"bytes"
	"errors"
	"slices"

	"stratbook/generator/source"
)

// File is a file of the content, as it stands on the disk. Its path tells how it
// is read.
type File struct {
	Path string
	Text []byte
}

// Field is a key and its value, which is text.
type Field struct{ Key, Value string }

// List names a list of records among the keys of a file.
type List struct {
	Key string

	// Order are the keys of the file in the order in which they usually stand;
	// a list that is not there yet begins where it belongs among them.
	Order []string
}

// Record names a record: the file's own keys, or one of a list.
type Record struct {
	List  string // "" for the file itself
	Index int    // in the list, from 0
}

var (
	// ErrUnreadable is returned for a file whose front matter has mistakes.
	ErrUnreadable = errors.New("the front matter has mistakes")
	// ErrNoPlace is returned where nothing can be added without touching what
	// stands there.
	ErrNoPlace = errors.New("there is no place for it")
)

// Append adds records at the end of a list, which is begun if it is not there.
func (file File) Append(to List, records [][]Field) ([]byte, error) {
	if len(records) == 0 {
		return file.Text, nil
	}
	f, err := open(file)
	if err != nil {
		return nil, err
	}
	return f.first(f.appends(to, records), func(now *source.Node) bool {
		return takeRecords(now, to.Key, records) && f.isAsBefore(now, to.Key)
	})
}

// Fill adds keys to a record that does not have them.
func (file File) Fill(record Record, fields []Field) ([]byte, error) {
	if len(fields) == 0 {
		return file.Text, nil
	}
	f, err := open(file)
	if err != nil {
		return nil, err
	}
	at := find(f.front, record)
	if at == nil || slices.ContainsFunc(fields, func(x Field) bool { return at.Get(x.Key) != nil }) {
		return nil, ErrNoPlace
	}
	return f.first(f.fills(at, fields), func(now *source.Node) bool {
		to := find(now, record)
		return to != nil && takeFields(to, fields) && f.isAsBefore(now, "")
	})
}

// find returns a record, or nil. One that stands alone is a list of itself.
func find(front *source.Node, r Record) *source.Node {
	if r.List == "" {
		return front
	}
	list := front.Get(r.List)
	switch {
	case list == nil:
		return nil
	case list.Kind == source.Mapping && r.Index == 0:
		return list
	case list.Kind == source.Sequence && r.Index < len(list.Items) && list.Items[r.Index].Kind == source.Mapping:
		return list.Items[r.Index]
	}
	return nil
}

// opened is a file with what it says and where.
type opened struct {
	path  string
	data  []byte
	lines []int // offsets of where each begins
	doc   source.Document
	front *source.Node // never nil
	open  int          // the line of the opening fence, or of the brace; 0 without front matter
	close int          // the line of the closing fence; of JSON 0
	eol   string
}

func open(file File) (*opened, error) {
	data := file.Text
	f := &opened{path: file.Path, data: data, lines: lineStarts(data), doc: source.Parse(file.Path, data), eol: "\n"}
	if len(f.doc.Problems) > 0 {
		return nil, ErrUnreadable
	}
	if bytes.Contains(data, []byte("\r\n")) {
		f.eol = "\r\n"
	}
	if f.front = f.doc.Front; f.front == nil {
		f.front = &source.Node{Kind: source.Mapping}
		return f, nil
	}
	return f, f.fences()
}

// fences finds the lines between which the front matter stands.
func (f *opened) fences() error {
	for n := 1; n <= len(f.lines); n++ {
		line := bytes.TrimSpace(f.line(n))
		switch {
		case f.open == 0 && len(line) == 0:
		case f.open == 0:
			if f.open = n; line[0] == '{' {
				return nil
			}
		case string(line) == string(bytes.TrimSpace(f.line(f.open))) && f.line(n)[0] == line[0]:
			f.close = n
			return nil
		}
	}
	return ErrNoPlace
}

// piece is a text at an offset.
type piece struct {
	at   int
	text string
}

// insertion is pieces in the order of their offsets.
type insertion []piece

// put is an insertion of one piece.
func put(at int, text string) insertion { return insertion{{at, text}} }

func (x insertion) into(data []byte) []byte {
	var out []byte
	from := 0
	for _, p := range x {
		out = append(append(out, data[from:p.at]...), p.text...)
		from = p.at
	}
	return append(out, data[from:]...)
}

// first makes the first of some insertions after which the file says what it said
// before and what was added.
func (f *opened) first(candidates []insertion, says func(now *source.Node) bool) ([]byte, error) {
	for _, x := range candidates {
		data := x.into(f.data)
		doc := source.Parse(f.path, data)
		if len(doc.Problems) == 0 && doc.Front != nil && bytes.Equal(doc.Body.Text, f.doc.Body.Text) && says(doc.Front) {
			return data, nil
		}
	}
	return nil, ErrNoPlace
}
