package plan

import (
	"io/fs"
	"reflect"
	"testing"

	"stratbook/content"
	"stratbook/generator/source"
)

// TestSampleUsesEveryKey holds that the sample book shows the whole format: each
// key of each record is written somewhere. What every record or file may carry
// has to be shown once.
func TestSampleUsesEveryKey(t *testing.T) {
	used := map[string]bool{}
	err := fs.WalkDir(content.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !IsDocument(path) {
			return err
		}
		doc, err := source.Read(content.Files(), path)
		if err == nil && doc.Front != nil {
			use(used, doc.Front, records[spotOf(path).kind])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[reflect.Type]bool{}
	for _, record := range records {
		demand(t, used, seen, record)
	}
}

// use notes which keys of a record are written.
func use(used map[string]bool, n *source.Node, t reflect.Type) {
	if n.Kind == source.Sequence {
		for _, item := range n.Items {
			use(used, item, t)
		}
		return
	}
	for _, written := range n.Fields {
		f := shapeOf(t).byKey[written.Key]
		if f == nil {
			continue
		}
		used[nameOf(t, f)] = true
		if inner := recordOf(f.typ); inner != nil {
			use(used, written.Value, inner)
		}
	}
}

func nameOf(t reflect.Type, f *field) string {
	if f.carried {
		return f.key
	}
	return t.Name() + "." + f.key
}

// recordOf returns the record that a field holds one or several of, or nil.
func recordOf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	_, isEntries := reflect.New(t).Interface().(entries)
	if t.Kind() != reflect.Struct || isValue(t) || isEntries || t.Name() == "" || shapeOf(t).fields == nil {
		return nil
	}
	return t
}

func demand(t *testing.T, used map[string]bool, seen map[reflect.Type]bool, record reflect.Type) {
	if seen[record] {
		return
	}
	seen[record] = true
	for _, f := range shapeOf(record).fields {
		if !used[nameOf(record, f)] {
			t.Errorf("the sample book never writes %s", nameOf(record, f))
			used[nameOf(record, f)] = true
		}
		if inner := recordOf(f.typ); inner != nil {
			demand(t, used, seen, inner)
		}
	}
}
