package plan

import (
	"reflect"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/markdown"
	"stratbook/generator/source"
)

// Decode reads a document as an audience may see it, and reports whether
// anything in it was held back. Of a document that is hidden as a whole nothing
// is left but where it stands, so that what belongs to it is hidden with it.
//
// A document whose front matter cannot be read might have been meant for the
// narrowest audience alone, so it is hidden from all others.
func Decode(doc source.Document, a Audience) (file *File, held bool) {
	f := newFile(doc.Path)
	f.sum = doc.Sum
	if f.spot.kind == settings {
		return f, false // see ReadSettings
	}
	f.Problems = doc.Problems
	if doc.Front == nil {
		if f.broken = hasErrors(doc.Problems); f.broken && a.Partial() {
			return f.hide(), true
		}
		doc.Front = &source.Node{Kind: source.Mapping, Span: source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}}
	}
	front, held := a.project(doc.Front)
	if front == nil {
		return f.hide(), true
	}
	d := &decoder{path: doc.Path, audience: a}
	f.record = reflect.New(records[f.spot.kind])
	d.record(front, f.record.Elem())
	if page := pageOf(f.record); page != nil {
		page.ID, page.Path, page.At = norm.NFC.String(f.spot.id), doc.Path, d.place(front.Span)
		cut := d.body(page, doc.Body, a)
		held = held || cut
		if !ValidID(page.ID) {
			d.problem("bad-id.file", source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}, source.Args{"found": f.spot.id})
		}
	}
	f.Problems = append(f.Problems, d.problems...)
	return f, held
}

// hide leaves of a file only where it stands.
func (f *File) hide() *File {
	return &File{Path: f.Path, spot: f.spot, folder: f.folder, sum: f.sum, hidden: true}
}

// Partial reports whether a book as this audience sees it may lack something.
// That depends on nothing but the audience: whatever is told or left untold by
// it says nothing of what is hidden.
func (a Audience) Partial() bool {
	return a.Name != "" && a.Name != a.order[len(a.order)-1]
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
	for i := range problems {
		problems[i].At.Path = d.path
	}
	page.Body = Body{markdown.Convert(seen.Text, partIDs()...), seen}
	page.Body.lines.Text = nil
	for _, p := range page.Body.Problems {
		p.At = d.place(seen.InFile(p.At.Span))
		problems = append(problems, p)
	}
	d.problems = append(d.problems, problems...)
	return len(seen.Text) != len(body.Text)
}
