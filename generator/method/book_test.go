package method_test

import (
	"encoding/json"
	"io/fs"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"stratbook/content"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// today is the day that all books here are read on.
func today() plan.Date { return date("2026-11-21") }

func date(text string) plan.Date {
	day, _ := plan.ParseDate(text)
	return day
}

// failer is a test, of whichever kind.
type failer interface{ Fatal(args ...any) }

// read reads a book as its authors see it.
func read(t failer, tree fs.FS) *plan.Book {
	listed, _, err := source.List(tree)
	if err != nil {
		t.Fatal(err)
	}
	settings, _ := plan.ReadSettings(nil)
	documents := map[string]source.Document{}
	for _, f := range listed {
		if !plan.IsDocument(f.Path) {
			continue
		}
		doc, err := source.Read(tree, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		if documents[f.Path] = doc; f.Path == "book.yaml" {
			settings, _ = plan.ReadSettings(&doc)
		}
	}
	var files []*plan.File
	for _, doc := range documents {
		file, _ := plan.Decode(doc, settings.Author())
		files = append(files, file)
	}
	return plan.Assemble(files, plan.Options{Settings: settings, Audience: settings.Author(), AsOf: today()})
}

// sample is the sample book.
func sample(t *testing.T) *plan.Book {
	t.Helper()
	return read(t, content.Files())
}

// record is what a test writes into a file.
type record map[string]any

// acme reads an account and its deals, by their ids; a mistake in them is one
// of the test.
func acme(t failer, account record, deals map[string]record) *plan.Account {
	write := func(r record) *fstest.MapFile {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return &fstest.MapFile{Data: text}
	}
	tree := fstest.MapFS{"accounts/acme/plan.md": write(account)}
	for id, deal := range deals {
		deal["opportunity"] = id
		tree["accounts/acme/opportunities/"+id+".md"] = write(deal)
	}
	b := read(t, tree)
	if len(b.Problems) > 0 {
		t.Fatal(b.Problems)
	}
	return b.Accounts[0]
}

// some draws a few of something, as a file has them.
func some[T any](t *rapid.T, name string, one func(t *rapid.T, i int) T) []T {
	list := make([]T, rapid.IntRange(0, 9).Draw(t, name))
	for i := range list {
		list[i] = one(t, i)
	}
	return list
}

// maybe draws one of the values for a key of a record, or leaves the key out.
func (r record) maybe(t *rapid.T, key string, values ...any) {
	if v := rapid.SampledFrom(append(values, nil)).Draw(t, key); v != nil {
		r[key] = v
	}
}

// text is what a record says under a key; "" if it does not.
func (r record) text(key string) string {
	s, _ := r[key].(string)
	return s
}
