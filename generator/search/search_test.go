package search_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"stratbook/generator/search"
)

// TestFiles holds what the files look like, as the package comment tells it.
func TestFiles(t *testing.T) {
	archives, err := filepath.Glob("testdata/files-*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			x := search.New(things(t, string(archive.Files[0].Data)))
			got := []txtar.File{archive.Files[0]}
			for _, name := range x.Names() {
				content, _ := x.File(name)
				got = append(got, txtar.File{Name: name, Data: content})
			}
			if *update {
				archive.Files = got
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(txtar.Format(&txtar.Archive{Comment: archive.Comment, Files: archive.Files})),
				string(txtar.Format(&txtar.Archive{Comment: archive.Comment, Files: got}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNames holds that every file that is named is there, and no other.
func TestNames(t *testing.T) {
	x := search.New(inputOf(manyThings(500)))
	names := x.Names()
	for _, name := range names {
		content, ok := x.File(name)
		if !ok || !x.Has(name) || !bytes.HasPrefix(content, []byte("stratbookIndex(")) {
			t.Errorf("%s: %.40s", name, content)
		}
	}
	edition, _, _ := strings.Cut(names[1], "/")
	for _, name := range []string{"", "index", "w0.js", edition, edition + "/", edition + "/.js", edition + "/w.js", edition + "/w-1.js", edition + "/w00.js",
		edition + "/w" + strconv.Itoa(len(names)) + ".js", edition + "/x0.js", edition + "/h8.js", edition + "/t99.js", edition + "/index.js", "0" + edition + "/w0.js", edition + "/w0.js/"} {
		if content, ok := x.File(name); ok || x.Has(name) || slices.Contains(names, name) {
			t.Errorf("%q is there: %.40s", name, content)
		}
	}
}

// manyThings are made up: each has a name of its own, and words that it shares with
// every n-th.
func manyThings(n int) []made {
	var list []made
	for i := range n {
		m := made{Thing: search.Thing{Kind: i * len(kinds) / n, Title: "name" + strconv.Itoa(i) + " 名" + string(rune(0x4E00+i)), Address: strconv.Itoa(i) + "/"}}
		for _, every := range []int{1, 2, 3, 7, 50, 333} {
			if i%every == 0 {
				m.texts = append(m.texts, "word"+strconv.Itoa(every)+" 每"+strconv.Itoa(every))
			}
		}
		list = append(list, m)
	}
	return list
}

// TestHostile holds that whatever a title or a text says, each file is one call with
// data, which says the same.
func TestHostile(t *testing.T) {
	evil := []string{`");alert(1);("`, "</script><script>", `\`, `\u0022`, "a\nb\r\tc\x00d\x7f", "\u2028\u2029", "\xff\xfe", "a\xffb", "<!--", "${x}`", "\U0001F600", "\ufffd", "!|~ #[", "<edition>"}
	var list []made
	for i, s := range evil {
		list = append(list, made{Thing: search.Thing{Title: s, Address: s, Also: []string{s}, Note: s, Account: s, Within: s, Kind: i / len(evil)}, texts: []string{s, s}})
	}
	x := search.New(inputOf(list))
	for _, name := range x.Names() {
		content, _ := x.File(name)
		data, isCall := bytes.CutPrefix(bytes.TrimSuffix(content, []byte(");\n")), []byte("stratbookIndex("))
		var arguments []any
		if err := json.Unmarshal(slices.Concat([]byte("["), data, []byte("]")), &arguments); err != nil || !isCall || len(arguments) != 2 {
			t.Errorf("%s: %v: %q", name, err, content)
		}
		if strings.HasSuffix(name, "/h0.js") {
			for i, head := range arguments[1].([]any) {
				if got, want := head.([]any)[0], string([]rune(evil[i])); got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		}
	}
}

// TestSame holds that the index is a function of what goes in, and that its folder
// has another name whenever anything in it is another.
func TestSame(t *testing.T) {
	list := manyThings(300)
	all := func(list []made) (string, string) {
		x := search.New(inputOf(list))
		var b strings.Builder
		for _, name := range x.Names() {
			content, _ := x.File(name)
			b.WriteString(name + "\n" + string(content))
		}
		return x.Names()[1], b.String()
	}
	edition, first := all(list)
	if _, again := all(list); again != first {
		t.Error("the same things give another index")
	}
	for what, change := range map[string]func(m *made){
		"title": func(m *made) { m.Title += "x" }, "address": func(m *made) { m.Address += "x" }, "note": func(m *made) { m.Note = "x" },
		"text": func(m *made) { m.texts = append(m.texts, "x") }, "another text": func(m *made) { m.texts = append(m.texts, "") },
		"also": func(m *made) { m.Also = []string{"x"} }, "account": func(m *made) { m.Account = "x" }, "within": func(m *made) { m.Within = "x" }, "lang": func(m *made) { m.Lang = "x" },
	} {
		other := slices.Clone(list)
		change(&other[17])
		if folder, _ := all(other); folder == edition {
			t.Errorf("another %s, and the folder is the same", what)
		}
	}
}

// TestNothing holds that a book of nothing has an index.
func TestNothing(t *testing.T) {
	x := search.New(search.Input{})
	if content, ok := x.File("index.js"); !ok || !bytes.Contains(content, []byte(`"things":0`)) {
		t.Errorf("%s", content)
	}
	if names := x.Names(); len(names) != 2 {
		t.Error(names)
	}
}
