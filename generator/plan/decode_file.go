package plan

import (
	"bytes"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/markdown"
	"stratbook/generator/source"
)

// Decode reads a document as an audience may see it, and reports whether
// anything in it was held back. Of a document that is hidden as a whole nothing
// is left but where it stands, so that what belongs to it is hidden with it.
//
// A document whose front matter cannot be read might have been meant for the
// narrowest audience alone, so it is hidden from all others. They are not told
// either what is wrong with the text of any document: it was read before anything
// was taken out of it.
func Decode(doc source.Document, a Audience) (file *File, held bool) {
	if doc.Front == nil && len(a.order) > 1 && unfenced(doc.Body) {
		at := source.Span{Line: int32(doc.Body.Line), Col: 1, EndLine: int32(doc.Body.Line), EndCol: 1}
		doc.Problems = append(slices.Clip(doc.Problems), source.Problem{Rule: "syntax", Says: "no-fence", At: source.Place{Path: doc.Path, Span: at}})
	}
	f := newFile(doc.Path)
	f.sum = doc.Sum
	if f.spot.kind == settings {
		return f, false // see ReadSettings
	}
	if !a.Partial() {
		f.Problems = doc.Problems // of the text as it stands there, with all that is hidden in it
	}
	if doc.Front == nil {
		if f.broken = hasErrors(doc.Problems); f.broken && a.Partial() {
			return f.hide(), true
		}
		doc.Front = &source.Node{Kind: source.Mapping, Span: source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}}
	}
	record := records[f.spot.kind]
	if a.hidden(doc.Front, shapeOf(record)) {
		return f.hide(), true
	}
	front, held := a.parts(doc.Front, shapeOf(record))
	d := &decoder{path: doc.Path, audience: a}
	f.record = reflect.New(record)
	d.record(front, f.record.Elem())
	if page := pageOf(f.record); page != nil {
		page.ID, page.Path, page.At = norm.NFC.String(f.spot.id), doc.Path, d.place(front.Span)
		cut := d.body(page, doc.Body, a)
		held = held || cut
		if !ValidID(page.ID) {
			d.badID("bad-id.file", topSpan, f.spot.id)
		}
	}
	f.Problems = slices.Concat(f.Problems, d.problems)
	source.SortProblems(f.Problems)
	f.Problems = capped(f.Problems)
	return f, held
}

// hide leaves of a file only where it stands.
func (f *File) hide() *File {
	return &File{Path: f.Path, spot: f.spot, folder: f.folder, sum: f.sum, hidden: true}
}

func hasErrors(problems []source.Problem) bool {
	for _, p := range problems {
		if p.Rule == "syntax" || p.Rule == "bad-bytes" || p.Rule == "too-large" {
			return true
		}
	}
	return false
}

// pageOf returns the part of a record that every file has, or nil for book.yaml.
func pageOf(record reflect.Value) *Page {
	switch r := record.Interface().(type) {
	case *Page:
		return r
	case *Settings:
		return nil
	}
	return record.Elem().FieldByName("Page").Addr().Interface().(*Page)
}

func (d *decoder) body(page *Page, body source.Body, a Audience) (held bool) {
	seen, problems := markdown.HoldBack(body, a.hides)
	held = len(seen.Text) != len(body.Text)
	seen, large := seen.Capped()
	for _, p := range slices.Concat(problems, large) {
		p.At.Path = d.path
		d.problems = append(d.problems, p)
	}
	page.Body = Body{markdown.Convert(seen.Text, partIDs()...), seen}
	page.Body.lines.Text = nil
	for _, p := range page.Body.Problems {
		p.At = d.place(seen.InFile(p.At.Span))
		d.problems = append(d.problems, p)
	}
	return held
}

// unfenced reports whether a body begins with what was meant to be front matter
// and is none, for want of the line above it: lines of keys, and among them who
// may read the file.
func unfenced(b source.Body) bool {
	for line := range bytes.Lines(bytes.TrimSpace(b.Text)) {
		key, _, found := bytes.Cut(line, []byte(":"))
		if toml, _, is := bytes.Cut(line, []byte("=")); is && len(toml) < len(key) {
			key, found = toml, true
		}
		switch word := strings.Trim(string(key), " \t\"'*_`"); {
		case len(bytes.TrimSpace(line)) == 0:
			return false
		case found && word == "audience":
			return true
		}
	}
	return false
}
