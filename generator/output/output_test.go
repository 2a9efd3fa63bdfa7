//go:build linux

package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

type tree map[string]string

// build writes one whole build.
func build(dir string, files tree, o Options) (Report, error) {
	s, err := Begin(context.Background(), dir, o)
	if err != nil {
		return Report{}, err
	}
	defer s.Abort()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := s.Put(name, []byte(files[name])); err != nil {
			return Report{}, err
		}
	}
	return s.Commit()
}

func mustBuild(t *testing.T, dir string, files tree, o Options) Report {
	t.Helper()
	r, err := build(dir, files, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readTree returns what stands in a folder, our own files left out; folders without
// anything in them end in "/". It is nil where there is no folder.
func readTree(dir string) (tree, error) {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	got := tree{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		if e.IsDir() {
			if inside, _ := os.ReadDir(name); len(inside) == 0 && rel != "." {
				got[rel+"/"] = ""
			}
			return nil
		}
		if isOwn(rel) {
			return nil
		}
		data, err := os.ReadFile(name)
		got[rel] = string(data)
		return err
	})
	return got, err
}

func read(t *testing.T, dir string) tree {
	t.Helper()
	got, err := readTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func same(t *testing.T, dir string, want tree) {
	t.Helper()
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", filepath.Base(dir), diff)
	}
}

// alone checks that nothing of ours is left beside the folder but a build that is
// kept, and nothing else with it.
func alone(t *testing.T, dir string) {
	t.Helper()
	entries, _ := os.ReadDir(filepath.Dir(dir))
	for _, e := range entries {
		switch e.Name() {
		case filepath.Base(dir):
		case filepath.Base(beside(dir, "stage")):
			verdict, err := Verify(t.Context(), os.DirFS(beside(dir, "stage")))
			_, unmarked := os.Lstat(filepath.Join(beside(dir, "stage"), ownFolder, kept))
			if err != nil || unmarked != nil || verdict.Torn || len(verdict.Foreign) > 0 {
				t.Errorf("the build kept beside the output: %+v, %v, %v", verdict, err, unmarked)
			}
		default:
			t.Errorf("left beside the output: %s", e.Name())
		}
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestBuilds writes build after build into a folder in which somebody else keeps
// files too: into none, beside one, and over the one before that was kept.
func TestBuilds(t *testing.T) {
	first := tree{"index.html": "one", "a/index.html": "a", "a/b/index.html": "b", "old/deep/x.html": "x", "style.css": "s", "turns": "file"}
	second := tree{"index.html": "two", "a/index.html": "a", "a/b": "a folder before", "turns/index.html": "a file before", "style.css": "s"}
	third := tree{"index.html": "two", "a/index.html": "three", "a/b/index.html": "b", "new/x.html": "x", "turns": "file"}
	theirs := tree{"CNAME": "example.org", "a/theirs/note.txt": "stays", "empty/": ""}
	for _, mode := range []struct {
		name string
		disk disk
	}{{"exchange", nil}, {"in place", &faulty{never: "Exchange"}}, {"no links", &faulty{never: "Link"}}, {"mount point", mount{}}} {
		t.Run(mode.name, func(t *testing.T) {
			o := Options{disk: mode.disk}
			dir := filepath.Join(t.TempDir(), "site", "public")
			for i, step := range []struct {
				files tree
				want  Report
			}{
				{first, Report{Written: 6}},
				{second, Report{Written: 3, Unchanged: 2, Removed: 3}},
				{third, Report{Written: 4, Unchanged: 1, Removed: 3}},
				{first, Report{Written: 4, Unchanged: 2, Removed: 1}},
				{second, Report{Written: 3, Unchanged: 2, Removed: 3}},
			} {
				got := mustBuild(t, dir, step.files, o)
				step.want.InPlace, step.want.Build = mode.disk != nil && i > 0, got.Build
				if got != step.want {
					t.Errorf("build %d: got %+v, want %+v", i, got, step.want)
				}
				want := maps.Clone(step.files)
				if i == 0 {
					write(t, filepath.Join(dir, "CNAME"), "example.org")
					write(t, filepath.Join(dir, "a", "theirs", "note.txt"), "stays")
					os.Mkdir(filepath.Join(dir, "empty"), 0o700)
				}
				maps.Copy(want, theirs)
				same(t, dir, want)
				alone(t, dir)
				if mode := stat(t, filepath.Join(dir, "empty")).Mode().Perm(); mode != 0o700 {
					t.Errorf("empty: %v", mode)
				}
			}
		})
	}
}

func stat(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// statAll returns inode and time of each file.
func statAll(t *testing.T, dir string) map[string][2]int64 {
	t.Helper()
	all := map[string][2]int64{}
	for name := range read(t, dir) {
		info := stat(t, filepath.Join(dir, name))
		all[name] = [2]int64{inode(info), info.ModTime().UnixNano()}
	}
	return all
}

func TestUnchanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	files := tree{"index.html": "one", "a/index.html": "a", "b/index.html": "b"}
	mustBuild(t, dir, files, Options{})
	for name := range files {
		long := time.Now().Add(-time.Hour)
		os.Chtimes(filepath.Join(dir, name), long, long)
	}
	before, folder := statAll(t, dir), stat(t, dir)
	if got := mustBuild(t, dir, files, Options{}); got != (Report{Unchanged: 3, Build: got.Build}) {
		t.Errorf("identical: %+v", got)
	}
	if diff := cmp.Diff(before, statAll(t, dir)); diff != "" || !os.SameFile(folder, stat(t, dir)) {
		t.Errorf("an identical build wrote: %s", diff)
	}
	files["b/index.html"] = "changed"
	mustBuild(t, dir, files, Options{})
	after := statAll(t, dir)
	for _, name := range []string{"index.html", "a/index.html"} {
		if before[name] != after[name] {
			t.Errorf("%s: was %v, is %v", name, before[name], after[name])
		}
	}
	if before["b/index.html"] == after["b/index.html"] {
		t.Error("b was not written")
	}
	// Who emptied a page by hand gets it back.
	write(t, filepath.Join(dir, "index.html"), "")
	mustBuild(t, dir, files, Options{})
	same(t, dir, files)
}

func TestForeign(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, tree{"a/x.html": "1", "b/x.html": "1"}, Options{})
	os.Symlink("nowhere", filepath.Join(dir, "link"))
	// A folder of ours that became a link to elsewhere is not followed.
	elsewhere := t.TempDir()
	write(t, filepath.Join(elsewhere, "x.html"), "1")
	os.RemoveAll(filepath.Join(dir, "b"))
	os.Symlink(elsewhere, filepath.Join(dir, "b"))

	_, err := build(dir, tree{"a/x.html": "2", "b/x.html": "1"}, Options{})
	if r, ok := errors.AsType[Refused](err); !ok || r.Reason != InTheWay || r.Path != filepath.Join(dir, "b") {
		t.Errorf("a link in the way: %v", err)
	}
	mustBuild(t, dir, tree{"a/x.html": "2"}, Options{})
	for name, want := range map[string]string{"link": "nowhere", "b": elsewhere} {
		if got, _ := os.Readlink(filepath.Join(dir, name)); got != want {
			t.Errorf("%s leads to %q", name, got)
		}
	}
	same(t, elsewhere, tree{"x.html": "1"})

	write(t, filepath.Join(dir, "mine.html"), "by hand")
	_, err = build(dir, tree{"mine.html": "1"}, Options{})
	if r, ok := errors.AsType[Refused](err); !ok || r.Reason != InTheWay {
		t.Errorf("a file in the way: %v", err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "a", "x.html")); string(data) != "2" {
		t.Errorf("a refused build wrote %q", data)
	}
}

func TestAbort(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	files := tree{"index.html": "one", "gone.html": "x"}
	mustBuild(t, dir, files, Options{})
	s, err := Begin(context.Background(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Put("index.html", []byte("two"))
	s.Abort()
	s.Abort()
	same(t, dir, files)
	alone(t, dir)
	if err := s.Put("x", nil); err == nil {
		t.Error("Put after Abort")
	}
	if _, err := s.Commit(); err == nil {
		t.Error("Commit after Abort")
	}
}

func TestPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for _, bad := range []string{"", ".", "..", "../x", "/x", "a/../b", "a//b", "a/", "a\x00b", `a\b`, ".stratbook/manifest.json", ".STRATBOOK/x"} {
		if _, err := build(dir, tree{bad: "x"}, Options{}); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	for _, files := range [][]string{{"x", "x"}, {"x", "x/y"}, {"x/y/z", "x/y"}} {
		s, err := Begin(context.Background(), dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			s.Put(name, nil)
		}
		if _, err := s.Commit(); err == nil {
			t.Errorf("%q were taken", files)
		}
	}
	alone(t, dir)
	if _, err := os.Stat(dir); err == nil {
		t.Error("a failed build made the folder")
	}
}

func TestConcurrentPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	want := tree{}
	for i := range 400 {
		want[fmt.Sprintf("a%d/b%d/%d.html", i%7, i%31, i)] = fmt.Sprint(i)
	}
	for range 2 {
		s, err := Begin(context.Background(), dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		names := make(chan string)
		var workers sync.WaitGroup
		for range 8 {
			workers.Go(func() {
				for name := range names {
					if err := s.Put(name, []byte(want[name])); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for name := range want {
			names <- name
		}
		close(names)
		workers.Wait()
		if _, err := s.Commit(); err != nil {
			t.Fatal(err)
		}
		same(t, dir, want)
		want["a0/new.html"] = "new"
	}
}

func TestManifest(t *testing.T) {
	dir := t.TempDir()
	o := Options{Audience: "partners"}
	mustBuild(t, filepath.Join(dir, "one"), tree{"b": "2", "a": "1"}, o)
	mustBuild(t, filepath.Join(dir, "two"), tree{"a": "0", "c": "3"}, o)
	mustBuild(t, filepath.Join(dir, "two"), tree{"a": "1", "b": "2"}, o)
	one, _ := os.ReadFile(filepath.Join(dir, "one", ownFolder, current))
	two, _ := os.ReadFile(filepath.Join(dir, "two", ownFolder, current))
	const want = `{
 "format": 1,
 "audience": "partners",
 "files": {
  "a": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b 1",
  "b": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35 1"
 }
}
`
	if diff := cmp.Diff(want, string(one)); diff != "" || string(one) != string(two) {
		t.Errorf("%s\n%s", diff, two)
	}
}
