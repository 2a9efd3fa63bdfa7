package plan_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stratbook/content"
	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
	"stratbook/layouts"
)

// TestSchema holds the sample book to the schema, and shows that the schema
// refuses what check refuses.
func TestSchema(t *testing.T) {
	w, err := words.New(layouts.Files(), "en")
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(plan.Schema(w))
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("stratbook.json", value); err != nil {
		t.Fatal(err)
	}
	compile := func(kind string) *jsonschema.Schema {
		s, err := compiler.Compile("stratbook.json#/$defs/" + kind)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	n := 0
	err = fs.WalkDir(content.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !plan.IsDocument(path) {
			return err
		}
		doc, err := source.Read(content.Files(), path)
		if err != nil || doc.Front == nil {
			return err
		}
		n++
		if err := compile(kindOf(path)).Validate(plain(doc.Front)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		return nil
	})
	if err != nil || n < 50 {
		t.Error(n, err)
	}
	for kind, front := range map[string]string{
		"account":     "tier: gold",
		"opportunity": "amount: 12",
		"visit":       "withh: wang-lei",
		"book":        "cadence: {gold: 2w}",
	} {
		doc := source.Parse("x.md", []byte("---\n"+front+"\n---\n"))
		if compile(kind).Validate(plain(doc.Front)) == nil {
			t.Errorf("%s: %s is not refused", kind, front)
		}
	}
}

func kindOf(path string) string {
	switch parts := strings.Split(path, "/"); {
	case path == "book.yaml":
		return "book"
	case parts[0] == "people":
		return "person"
	case parts[0] == "team":
		return "member"
	case parts[0] != "accounts":
		return "page"
	case len(parts) == 2 || parts[2] == "plan.md":
		return "account"
	case parts[2] == "opportunities":
		return "opportunity"
	case parts[2] == "visits":
		return "visit"
	}
	return "page"
}

// plain is a tree as a validator knows it.
func plain(n *source.Node) any {
	switch n.Kind {
	case source.Mapping:
		m := map[string]any{}
		for _, f := range n.Fields {
			m[f.Key] = plain(f.Value)
		}
		return m
	case source.Sequence:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, plain(item))
		}
		return list
	}
	if n.Empty() {
		return nil
	}
	return n.Text
}
