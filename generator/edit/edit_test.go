package edit_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v4"

	"stratbook/content"
	"stratbook/generator/edit"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

var update = flag.Bool("update", false, "rewrite the wanted results in testdata")

// TestCases edits the file "in" of every archive as its comment says, and
// compares with "want". A comment is a command (append LIST, fill LIST INDEX, or
// fill for the file's own keys) and below it a line for each record: key=value,
// parted by semicolons. A file with "escaped" behind its name has Go's escapes in it.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			in, escaped := archive.Files[0], strings.HasSuffix(archive.Files[0].Name, ".escaped")
			data := in.Data
			if escaped {
				text, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.TrimSuffix(string(data), "\n"), `"`, `\"`) + `"`)
				if err != nil {
					t.Fatal(err)
				}
				data = []byte(text)
			}
			got, err := do(string(archive.Comment), data)
			if err != nil {
				got = []byte("error: " + err.Error() + "\n")
			} else if !inserted(data, got) {
				t.Errorf("more than an insertion:\n%s", got)
			}
			if escaped && err == nil {
				got = []byte(strings.ReplaceAll(strings.Trim(strconv.Quote(string(got)), `"`), `\"`, `"`) + "\n")
			}
			if *update {
				archive.Files = []txtar.File{in, {Name: "want", Data: got}}
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func do(comment string, data []byte) ([]byte, error) {
	lines := strings.Split(strings.TrimSpace(comment), "\n")
	command := strings.Fields(lines[0])
	var records [][]edit.Field
	for _, line := range lines[1:] {
		var record []edit.Field
		for pair := range strings.SplitSeq(line, "; ") {
			key, value, _ := strings.Cut(pair, "=")
			record = append(record, edit.Field{Key: key, Value: value})
		}
		records = append(records, record)
	}
	if command[0] == "append" {
		return edit.File{Path: "accounts/a.md", Text: data}.Append(edit.List{Key: command[1], Order: plan.KeysOf(&plan.Account{})}, records)
	}
	at := edit.Record{}
	if len(command) > 1 {
		at.List = command[1]
		at.Index, _ = strconv.Atoi(command[2])
	}
	return edit.File{Path: "accounts/a.md", Text: data}.Fill(at, records[0])
}

// inserted reports whether one text is another with more in it: all that stood
// there still stands there, in its order.
func inserted(before, after []byte) bool {
	for _, c := range before {
		i := bytes.IndexByte(after, c)
		if i < 0 {
			return false
		}
		after = after[i+1:]
	}
	return true
}

// people are what is added to whatever file.
var people = [][]edit.Field{
	{{"id", "zz-one"}, {"name", "O'Neill, \"Ann\": #1 [x] {y}"}, {"email", "ann@example.com"}, {"phone", "+86 10 5555"}},
	{{"id", "zz-two"}, {"name", "王磊"}, {"title", "- yes"}},
}

// TestSample adds people to every file of the sample book, and fills in the first
// record of every list, in whatever form it is written: each file then says what
// it said before, to the parsers of others, and what was added.
func TestSample(t *testing.T) {
	n := 0
	err := fs.WalkDir(content.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		data, err := fs.ReadFile(content.Files(), path)
		if err != nil {
			return err
		}
		n += fill(t, path, data)
		for _, variant := range [][]byte{data, bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")), append([]byte("\uFEFF"), data...)} {
			n += add(t, path, variant)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 300 {
		t.Errorf("only %d additions", n)
	}
}

// add adds people to a file, and returns how often that was possible.
func add(t *testing.T, path string, data []byte) int {
	t.Helper()
	after, err := edit.File{Path: path, Text: data}.Append(edit.List{Key: "stakeholders", Order: plan.KeysOf(&plan.Account{})}, people)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return 0
	}
	agree(t, path, data, after, "stakeholders")
	return 1
}

// fill gives the first record of each list one more key, each time in the file as
// it was, and returns how many there are.
func fill(t *testing.T, path string, data []byte) (n int) {
	t.Helper()
	doc := source.Parse(path, data)
	if doc.Front == nil {
		return 0
	}
	for _, f := range doc.Front.Fields {
		if f.Value.Kind != source.Sequence || len(f.Value.Items) == 0 || f.Value.Items[0].Kind != source.Mapping {
			continue
		}
		after, err := edit.File{Path: path, Text: data}.Fill(edit.Record{List: f.Key}, []edit.Field{{Key: "zz", Value: "a: b"}})
		if err != nil {
			t.Errorf("%s: %s: %v", path, f.Key, err)
			continue
		}
		n++
		agree(t, path, data, after, f.Key)
	}
	return n
}

// agree holds two files against each other as the parsers of others read them:
// but for one key they say the same, and nothing was done but to put something in.
func agree(t *testing.T, path string, before, after []byte, key string) {
	t.Helper()
	if !inserted(before, after) {
		t.Errorf("%s: more than an insertion:\n%s", path, after)
	}
	was, now := others(t, before), others(t, after)
	if was == nil {
		was = map[string]any{}
	}
	if reflect.DeepEqual(was[key], now[key]) {
		t.Errorf("%s: nothing is added to %s", path, key)
	}
	delete(was, key)
	delete(now, key)
	if diff := cmp.Diff(was, now); diff != "" {
		t.Errorf("%s: %s (-before +after):\n%s", path, key, diff)
	}
}

// others reads front matter with the parsers that other programs use.
func others(t *testing.T, data []byte) map[string]any {
	t.Helper()
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\uFEFF"), "\r\n", "\n")
	var front map[string]any
	var err error
	switch {
	case strings.HasPrefix(text, "---\n"):
		text, _, _ = strings.Cut(text[4:], "\n---\n")
		err = yaml.Unmarshal([]byte(text), &front)
	case strings.HasPrefix(text, "+++\n"):
		text, _, _ = strings.Cut(text[4:], "\n+++\n")
		err = toml.Unmarshal([]byte(text), &front)
	case strings.HasPrefix(text, "{"):
		err = json.NewDecoder(strings.NewReader(text)).Decode(&front)
	}
	if err != nil {
		t.Errorf("%v:\n%s", err, text)
	}
	return front
}

// FuzzAppend adds people with whatever name to whatever file: an error, or one
// text put in, after which the file says what it said and the name as given.
func FuzzAppend(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data, "Ann")
	}
	for _, value := range []string{"yes", "- a", "a: b", "#", "", " ", "\"", "'", "\\", "null", "~", "0x1F", "[", "{{}}", "\u2028", "\x7f", "é", "a\tb", "…", "<<", "|", ">-", "%", "@", "`"} {
		f.Add([]byte("---\nstakeholders:\n  - {id: a}\n---\nbody\n"), value)
		f.Add([]byte("+++\n[[stakeholders]]\nid = 'a'\n+++\nbody\n"), value)
		f.Add([]byte("{\"stakeholders\": [{\"id\": \"a\"}]}\nbody\n"), value)
	}
	f.Fuzz(func(t *testing.T, data []byte, value string) {
		if value == "" {
			return // nothing is added by it
		}
		before := source.Parse("accounts/a.md", data)
		after, err := edit.File{Path: "accounts/a.md", Text: data}.Append(edit.List{Key: "stakeholders", Order: plan.KeysOf(&plan.Account{})}, [][]edit.Field{{{"id", "zz"}, {"name", value}}})
		if err != nil {
			return
		}
		if !inserted(data, after) {
			t.Fatalf("more than an insertion: %q", after)
		}
		doc := source.Parse("accounts/a.md", after)
		list := doc.Front.Get("stakeholders").Items
		if got := list[len(list)-1].Get("name").Text; got != value {
			t.Errorf("%q reads back as %q", value, got)
		}
		if len(doc.Problems) > 0 || !bytes.Equal(doc.Body.Text, before.Body.Text) || before.Front != nil && len(doc.Front.Fields) < len(before.Front.Fields) {
			t.Errorf("%q became %q", data, after)
		}
	})
}
