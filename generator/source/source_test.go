package source

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the wanted results in testdata")

// TestCases parses every file of every archive in testdata and compares the
// documents with the archive's "want". A file named x.escaped is the file x
// with Go's escapes in it, for what a text file cannot hold.
func TestCases(t *testing.T) {
	for _, name := range cases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			inputs, want := split(t, archive)
			for _, f := range inputs {
				if len(inputs) > 1 {
					fmt.Fprintf(&got, "== %s\n", f.Name)
				}
				dumpDocument(&got, Parse(f.Name, f.Data))
			}
			if *update {
				*want = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(*want), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCategories fails for a file in testdata that no test reads.
func TestCategories(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		category, _, _ := strings.Cut(e.Name(), "-")
		known := slices.Contains([]string{"yaml", "toml", "json", "fence", "bytes"}, category) && strings.HasSuffix(e.Name(), ".txtar")
		if !known && e.Name() != "sentences.toml" && e.Name() != "fuzz" {
			t.Errorf("testdata/%s belongs to no test", e.Name())
		}
	}
}

func cases(t testing.TB) []string {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no test data", err)
	}
	return names
}

// inputs returns the input files of all archives.
func inputs(t testing.TB) []txtar.File {
	var all []txtar.File
	for _, name := range cases(t) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files, _ := split(t, archive)
		all = append(all, files...)
	}
	return all
}

// split parts an archive's input files, their escapes undone, from its want.
func split(t testing.TB, archive *txtar.Archive) (files []txtar.File, want *[]byte) {
	for i, f := range archive.Files {
		name, escaped := strings.CutSuffix(f.Name, ".escaped")
		switch {
		case f.Name == "want":
			want = &archive.Files[i].Data
		case escaped:
			text := strings.ReplaceAll(string(bytes.TrimSuffix(f.Data, []byte("\n"))), "\n", `\n`)
			text, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			files = append(files, txtar.File{Name: name, Data: []byte(text)})
		default:
			files = append(files, f)
		}
	}
	if want == nil {
		archive.Files = append(archive.Files, txtar.File{Name: "want"})
		want = &archive.Files[len(archive.Files)-1].Data
	}
	return files, want
}

func dumpDocument(w *strings.Builder, doc Document) {
	if doc.Front != nil {
		dumpNode(w, doc.Front, "")
	}
	if text := string(doc.Body.Text); text != "" {
		fmt.Fprintf(w, "body from line %d\n", doc.Body.Line)
		for line := range strings.Lines(text) {
			fmt.Fprintf(w, "| %s\n", strings.TrimSuffix(line, "\n"))
		}
	}
	for _, p := range doc.Problems {
		fmt.Fprintf(w, "problem %s %s %s", dumpSpan(p.At.Span), p.Rule, p.Says)
		for _, name := range slices.Sorted(maps.Keys(p.Args)) {
			fmt.Fprintf(w, " %s=%q", name, fmt.Sprint(p.Args[name]))
		}
		for _, other := range p.Related {
			fmt.Fprintf(w, " related %s", dumpSpan(other.Span))
		}
		w.WriteString("\n")
	}
}

func dumpNode(w *strings.Builder, n *Node, indent string) {
	switch {
	case n.Kind == Mapping:
		fmt.Fprintf(w, "mapping %s\n", dumpSpan(n.Span))
	case n.Kind == Sequence:
		fmt.Fprintf(w, "list %s\n", dumpSpan(n.Span))
	case n.Empty():
		fmt.Fprintf(w, "empty %s\n", dumpSpan(n.Span))
	case n.Quoted:
		fmt.Fprintf(w, "quoted %s %q\n", dumpSpan(n.Span), n.Text)
	default:
		fmt.Fprintf(w, "plain %s %q\n", dumpSpan(n.Span), n.Text)
	}
	for _, item := range n.Items {
		w.WriteString(indent + "  - ")
		dumpNode(w, item, indent+"  ")
	}
	for _, f := range n.Fields {
		fmt.Fprintf(w, "%s  %s %s: ", indent, f.Key, dumpSpan(f.At))
		dumpNode(w, f.Value, indent+"  ")
	}
}

func dumpSpan(s Span) string {
	if s.Line == s.EndLine {
		return fmt.Sprintf("%d:%d-%d", s.Line, s.Col, s.EndCol)
	}
	return fmt.Sprintf("%d:%d-%d:%d", s.Line, s.Col, s.EndLine, s.EndCol)
}
