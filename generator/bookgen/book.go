package bookgen

import (
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing/fstest"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// Book is a book as values: its front matter as trees, its bodies as passages,
// so that it can be changed at every place of the format. A Book is never
// changed; what changes it returns another.
type Book struct {
	files     map[string]file
	audiences []string // widest first
}

// file is one of a book's.
type file struct {
	record  reflect.Type // of package plan; nil for what is no document
	front   *source.Node // nil for what is no document, or cannot be read as one
	body    []passage
	data    string      // of what has no front
	mode    fs.FileMode // of what is no regular file
	private bool        // nothing that anyone may see refers to it
}

// passage is a stretch of whole lines that one audience and narrower ones read.
type passage struct {
	audience string // "" for everybody
	text     string
}

// Read takes a book apart: what its documents say, not how it is written down.
func Read(fsys fs.FS) (Book, error) {
	b := Book{files: map[string]file{}}
	listed, _, err := source.List(fsys)
	if err != nil {
		return b, err
	}
	for _, f := range listed {
		record := recordAt(f.Path)
		if record == nil {
			data, err := fs.ReadFile(fsys, f.Path)
			if err != nil {
				return b, err
			}
			b.files[f.Path] = file{data: string(data)}
			continue
		}
		doc, err := source.Read(fsys, f.Path)
		if err != nil {
			return b, err
		}
		if doc.Front == nil {
			doc.Front = &source.Node{Kind: source.Mapping}
		}
		b.files[f.Path] = file{record: record, front: doc.Front, body: passages(string(doc.Body.Text))}
		if f.Path == "book.yaml" {
			settings, _ := plan.ReadSettings(&doc)
			b.audiences = settings.Audiences
		}
	}
	return b, nil
}

// passages cuts a body where it is held back. Blocks in it do not stand in each
// other.
func passages(text string) []passage {
	all := []passage{{}}
	for line := range strings.Lines(text) {
		name, opens := strings.CutPrefix(strings.TrimSpace(line), "::: audience ")
		last := &all[len(all)-1]
		switch {
		case opens:
			all = append(all, passage{audience: name})
		case last.audience != "" && strings.TrimSpace(line) == ":::":
			all = append(all, passage{})
		default:
			last.text += line
		}
	}
	return all
}

// recordAt is what stands in a document, by its path; nil for what is none.
func recordAt(file string) reflect.Type {
	parts := strings.Split(file, "/")
	switch {
	case file == "book.yaml":
		return reflect.TypeFor[plan.Settings]()
	case !strings.HasSuffix(file, ".md"):
		return nil
	case len(parts) == 1, parts[0] == "method" && len(parts) == 2:
		return reflect.TypeFor[plan.Page]()
	case parts[0] == "people" && len(parts) == 2:
		return reflect.TypeFor[plan.Person]()
	case parts[0] == "team" && len(parts) == 2:
		return reflect.TypeFor[plan.Member]()
	case parts[0] == "accounts" && (len(parts) == 2 || len(parts) == 3 && parts[2] == "plan.md"):
		return reflect.TypeFor[plan.Account]()
	case parts[0] == "accounts" && len(parts) == 3:
		return reflect.TypeFor[plan.Page]()
	case parts[0] == "accounts" && len(parts) == 4 && parts[2] == "opportunities":
		return reflect.TypeFor[plan.Opportunity]()
	case parts[0] == "accounts" && len(parts) == 4 && parts[2] == "visits":
		return reflect.TypeFor[plan.Visit]()
	}
	return nil
}

// accountOf is the account whose plan or folder a path is, or "".
func accountOf(file string) string {
	parts := strings.Split(file, "/")
	if parts[0] != "accounts" || len(parts) == 1 {
		return ""
	}
	return strings.TrimSuffix(parts[1], ".md")
}

// Audiences are the book's own, widest first.
func (b Book) Audiences() []string { return b.audiences }

func (b Book) clone() Book { return Book{maps.Clone(b.files), b.audiences} }

func (b Book) paths() []string { return slices.Sorted(maps.Keys(b.files)) }

// FS writes the book down. Which of the three formats a document's front matter
// has is settled by its path.
func (b Book) FS() fstest.MapFS {
	tree := fstest.MapFS{}
	for name, f := range b.files {
		tree[name] = &fstest.MapFile{Data: []byte(f.text(name)), Mode: f.mode}
	}
	return tree
}

func (f file) text(name string) string {
	switch {
	case f.front == nil:
		return f.data
	case path.Ext(name) == ".yaml":
		return yamlBlock(f.front, "")
	}
	var body strings.Builder
	for _, p := range f.body {
		if p.audience == "" {
			body.WriteString(p.text)
			continue
		}
		body.WriteString("::: audience " + p.audience + "\n" + p.text + ":::\n")
	}
	sum := 0
	for _, c := range []byte(name) {
		sum += int(c)
	}
	switch sum % 3 {
	case 0:
		return "+++\n" + toml(f.front) + "+++\n" + body.String()
	case 1:
		return jsonObject(f.front) + "\n" + body.String()
	}
	return "---\n" + yamlBlock(f.front, "") + "---\n" + body.String()
}
