package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/plan"
)

// TestImportIntoSample brings the same people, whose names and titles would mean
// something to YAML, TOML or JSON, into every account of the sample book, in
// whatever form its plan is written: the book has no error that it did not have,
// each person is there as given, and everybody who was there is as they were.
func TestImportIntoSample(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), content.Files()); err != nil {
		t.Fatal(err)
	}
	before := book(t, dir)
	names := []string{"O'Neill: \"Ann\"", "# Bob", "- Carl", "yes", "[Dora]", "{Emil}", "true", "王磊甲", "Zoë \\ n", "=1+1", "a: b", "…Fritz", "Jürgen #1, Müller"}
	var table bytes.Buffer
	w := csv.NewWriter(&table)
	w.Write([]string{"Name", "Title", "Email"})
	for i, name := range names {
		w.Write([]string{name, name + ", " + name, string(rune('a'+i)) + "@import.example"})
	}
	w.Flush()
	file := filepath.Join(dir, "people.csv")
	if err := os.WriteFile(file, table.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, a := range before.Whole.Accounts {
		var out, errs bytes.Buffer
		terminal := newTerminal(&out, &errs)
		x := &importFlags{workspace: workspace{source: dir, asOf: content.Day}, file: file, account: a.ID, write: true}
		if err := terminal.importContacts(context.Background(), x); err != nil {
			t.Fatalf("%s: %v\n%s%s", a.ID, err, out.String(), errs.String())
		}
		if n := strings.Count("\n"+out.String(), "\n+ "); n != len(names) {
			t.Errorf("%s: %d of %d are new:\n%s", a.ID, n, len(names), out.String())
		}
	}
	after := book(t, dir)
	if worse := newErrors(before.OnWhole.Findings(), after.OnWhole.Findings()); len(worse) > 0 {
		t.Errorf("%d new errors: %s", len(worse), worse[0].Message(after.Words))
	}
	for i, a := range after.Whole.Accounts {
		was := before.Whole.Accounts[i]
		if len(a.People) != len(was.People)+len(names) || len(a.AllCommitments) != len(was.AllCommitments) || len(a.Factors) != len(was.Factors) {
			t.Errorf("%s: %d people of %d, %d commitments of %d", a.ID, len(a.People), len(was.People), len(a.AllCommitments), len(was.AllCommitments))
			continue
		}
		for j, s := range a.People {
			if j < len(was.People) {
				if old := was.People[j]; s.Name != old.Name || s.ID != old.ID || s.Role != old.Role || s.Email != old.Email || s.Note != old.Note {
					t.Errorf("%s: %s became %s", a.ID, old.Name, s.Name)
				}
				continue
			}
			if !slices.Contains(names, s.Name) || s.Title != s.Name+", "+s.Name || !strings.HasSuffix(s.Email, "@import.example") || !plan.ValidID(s.ID) {
				t.Errorf("%s: %+v is not as given", a.ID, s)
			}
		}
	}
}

// book reads a workspace for the sample's day.
func book(t *testing.T, dir string) *generator.Result {
	t.Helper()
	w := workspace{source: dir, asOf: content.Day}
	o, err := w.options(openDoor)
	if err != nil {
		t.Fatal(err)
	}
	result, err := generator.NewReader().Read(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestImportMeanwhile holds that a plan which somebody saves while it is looked at
// is not written over.
func TestImportMeanwhile(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plan.md"), []byte("new"), 0o640); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	e := &edits{was: map[string][]byte{"plan.md": []byte("old")}, now: map[string][]byte{"plan.md": []byte("ours")}}
	if err := e.exchange(root, "plan.md"); err == nil {
		t.Error("a changed file was written over")
	}
	e.was["plan.md"] = []byte("new")
	if err := e.exchange(root, "plan.md"); err != nil {
		t.Error(err)
	}
	text, _ := root.ReadFile("plan.md")
	info, _ := root.Stat("plan.md")
	if string(text) != "ours" || info.Mode().Perm() != 0o640 {
		t.Errorf("%q, %v", text, info.Mode())
	}
}
