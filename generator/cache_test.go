package generator_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/plan"
)

// TestCachedIsClean edits, adds, renames and removes random things in a made-up
// book, and holds a build that remembers the one before to one that knows
// nothing: every byte of every file.
func TestCachedIsClean(t *testing.T) {
	few(t, "6")
	made := bookgen.New(7, 3)
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		day, _ := plan.ParseDate("2026-11-21")
		e := &editing{t, maps.Clone(made), map[string]bool{}}
		e.content["book.yaml"] = &fstest.MapFile{Data: []byte(bookgenSettings)}
		memory := &memory{}
		o := generator.Options{Content: e.content, AsOf: day, KeepGoing: true, Cache: memory, Out: filepath.Join(dir, "cached")}
		for range rapid.IntRange(2, 4).Draw(t, "builds") {
			for range rapid.IntRange(0, 2).Draw(t, "edits") {
				e.edit()
			}
			if rapid.IntRange(0, 5).Draw(t, "damage") == 0 && len(memory.data) > 0 {
				memory.data[rapid.IntRange(0, len(memory.data)-1).Draw(t, "at")] ^= 1
			}
			build(t, o)
			clean := o
			clean.Cache, clean.Out = nil, filepath.Join(dir, "clean")
			build(t, clean)
			got, want := tree(t, o.Out), tree(t, clean.Out)
			for name, text := range want {
				if got[name] != text {
					t.Fatalf("%s differs", name)
				}
			}
			if len(got) != len(want) {
				t.Fatalf("%d files, want %d", len(got), len(want))
			}
		}
	})
}

// TestCacheKeeps builds a book three times: nothing changed the second time, and
// one visit the third. Then hardly a page is made again.
func TestCacheKeeps(t *testing.T) {
	day, _ := plan.ParseDate("2026-11-21")
	content := bookgen.New(1, 12)
	o := generator.Options{Content: content, AsOf: day, Cache: &memory{}, Out: filepath.Join(t.TempDir(), "out")}
	first := build(t, o)
	if report := build(t, o); report.Book != nil || report.Written != 0 || report.Unchanged != first.Written || report.Pages != first.Pages {
		t.Errorf("nothing changed: %+v, %d pages", report.Report, report.Pages)
	}
	content["accounts/account-3/visits/2026-11-20-new.md"] = &fstest.MapFile{Data: []byte("---\nwith: p1\n---\n\nA visit.\n")}
	report := build(t, o)
	if own := 40; report.Book == nil || report.Written > 5*own || report.Written == 0 { // its own pages, and those of accounts that link to it
		t.Errorf("one visit: %+v of %d", report.Report, report.Pages)
	}
	o.Program = "another"
	if report := build(t, o); report.Book == nil || report.Written != 0 {
		t.Errorf("another program: %+v", report.Report)
	}
}

type memory struct{ data []byte }

func (m *memory) Load() ([]byte, error)  { return m.data, nil }
func (m *memory) Save(data []byte) error { m.data = data; return nil }

func build(t rapid.TB, o generator.Options) generator.Report {
	t.Helper()
	report, err := generator.Build(context.Background(), o)
	if err != nil && !errors.Is(err, generator.ErrFindings) {
		t.Fatal(err)
	}
	return report
}

// tree reads a folder.
func tree(t rapid.TB, dir string) map[string]string {
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
