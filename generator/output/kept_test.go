//go:build linux

package output

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// many is a site of n pages, each in a folder of its own.
func many(n int) tree {
	files := tree{}
	for i := range n {
		files[fmt.Sprintf("accounts/a%d/people/p%d/index.html", i/10, i)] = fmt.Sprint("page ", i)
	}
	return files
}

// TestUnchangedCostsNothing holds what the stage that is kept is for: where ten
// pages of many change, the next build writes ten files, and links the ten that
// changed the time before.
func TestUnchangedCostsNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	files := many(600)
	for i := range 4 {
		for j := range 10 {
			files[fmt.Sprintf("accounts/a%d/people/p%d/index.html", i, 10*i+j)] = fmt.Sprint("changed ", j)
		}
		disk := &faulty{}
		mustBuild(t, dir, files, Options{disk: disk})
		same(t, dir, files)
		alone(t, dir)
		const manifestAndNote = 2
		if links, writes := disk.ops["Link"], disk.ops["WriteFile"]; i >= 2 && (links != 10 || writes != 10+manifestAndNote+1) {
			t.Errorf("build %d linked %d and wrote %d files", i, links, writes)
		}
		if i >= 2 && disk.ops["Mkdir"] > 45 {
			t.Errorf("build %d asked for %d folders", i, disk.ops["Mkdir"])
		}
	}
}

// TestKeptStageIsDamaged damages the stage between two builds in every way
// that a stranger may. The next build is whole all the same, and what is not ours
// is not deleted.
func TestKeptStageIsDamaged(t *testing.T) {
	first, second := many(30), many(30)
	second["accounts/a0/people/p0/index.html"] = "changed"
	third := maps.Clone(second)
	third["accounts/a1/people/p10/index.html"] = "changed too"
	delete(third, "accounts/a2/people/p20/index.html")
	page := filepath.Join("accounts", "a1", "people", "p11", "index.html")
	for name, damage := range map[string]func(t *testing.T, stage string){
		"a page is gone":     func(t *testing.T, stage string) { os.Remove(filepath.Join(stage, page)) },
		"a page is longer":   func(t *testing.T, stage string) { replace(t, filepath.Join(stage, page), "something else") },
		"a folder is gone":   func(t *testing.T, stage string) { os.RemoveAll(filepath.Join(stage, "accounts", "a1")) },
		"everything is gone": func(t *testing.T, stage string) { os.RemoveAll(stage) },
		"the mark is gone":   func(t *testing.T, stage string) { os.Remove(filepath.Join(stage, ownFolder, kept)) },
		"the list is gone": func(t *testing.T, stage string) {
			os.Remove(filepath.Join(stage, ownFolder, current))
			os.RemoveAll(filepath.Join(stage, "accounts"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, first, Options{})
			mustBuild(t, dir, second, Options{})
			damage(t, beside(dir, "stage"))
			mustBuild(t, dir, third, Options{})
			same(t, dir, third)
			alone(t, dir)
		})
	}
}

// replace puts another file in the place of one, as editors do.
func replace(t *testing.T, name, content string) {
	t.Helper()
	write(t, name+"~", content)
	if err := os.Rename(name+"~", name); err != nil {
		t.Fatal(err)
	}
}

// TestStrangerInStage puts files of somebody else's into the stage. None is
// deleted or replaced: it comes to the output with the next build, or is in the way.
func TestStrangerInStage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, tree{"x": "1", "y": "1"}, Options{})
	mustBuild(t, dir, tree{"x": "2", "y": "1"}, Options{})
	stage := beside(dir, "stage")
	write(t, filepath.Join(stage, "notes.txt"), "theirs")
	mustBuild(t, dir, tree{"x": "3", "y": "1"}, Options{})
	same(t, dir, tree{"x": "3", "y": "1", "notes.txt": "theirs"})
	alone(t, dir)

	write(t, filepath.Join(stage, "new"), "theirs")
	_, err := build(dir, tree{"x": "4", "y": "1", "new": "ours"}, Options{})
	if r, ok := errors.AsType[Refused](err); !ok || r.Reason != InTheWay || r.Path != filepath.Join(stage, "new") {
		t.Errorf("a file in the stage: %v", err)
	}
	same(t, dir, tree{"x": "3", "y": "1", "notes.txt": "theirs"})
	if data, _ := os.ReadFile(filepath.Join(stage, "new")); string(data) != "theirs" {
		t.Errorf("a stranger in the stage became %q", data)
	}
	os.Remove(filepath.Join(stage, "new"))
	mustBuild(t, dir, tree{"x": "4", "y": "1", "new": "ours"}, Options{})
	same(t, dir, tree{"x": "4", "y": "1", "notes.txt": "theirs", "new": "ours"})
	alone(t, dir)
}

// TestLateForeign puts files into the output while the folders are exchanged.
func TestLateForeign(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, tree{"a/x": "1"}, Options{})
	want := tree{}
	for i := range 3 {
		late := late{t: t, dir: dir, name: fmt.Sprintf("late%d.txt", i)}
		mustBuild(t, dir, tree{"a/x": fmt.Sprint("new ", i)}, Options{disk: late})
		want["a/x"] = fmt.Sprint("new ", i)
		for _, folder := range []string{"", "a/", "new/deep/"} {
			want[folder+late.name] = "late"
		}
		same(t, dir, want)
		alone(t, dir)
	}
}

type late struct {
	system
	t         *testing.T
	dir, name string
}

func (l late) Exchange(a, b string) error {
	for _, folder := range []string{"", "a", "new/deep"} {
		write(l.t, filepath.Join(l.dir, folder, l.name), "late")
	}
	return l.system.Exchange(a, b)
}

// TestKeep keeps files of the old build without their bytes.
func TestKeep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	begin := func(o Options) *Stage {
		t.Helper()
		s, err := Begin(context.Background(), dir, o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Abort)
		return s
	}
	s := begin(Options{})
	if s.Standing() != "" || s.Keep("x") {
		t.Error("something stands in no folder")
	}
	s.Abort()
	files := tree{"x": "1", "y/index.html": "y", "z": "z"}
	first := mustBuild(t, dir, files, Options{})

	s = begin(Options{})
	if s.Standing() != first.Build || first.Build == "" {
		t.Errorf("%q stands, want %q", s.Standing(), first.Build)
	}
	os.Remove(filepath.Join(dir, "z"))
	for name, want := range map[string]bool{"x": true, "y/index.html": true, "y": false, "z": false, "none": false, "../x": false, ".stratbook/manifest.json": false} {
		if got := s.Keep(name); got != want {
			t.Errorf("Keep(%q) is %v", name, got)
		}
	}
	if err := s.Put("z", []byte("Z")); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Commit(); err != nil || got.Written != 1 || got.Unchanged != 2 || got.Build == first.Build {
		t.Errorf("%+v, %v", got, err)
	}
	files["z"] = "Z"
	same(t, dir, files)
	alone(t, dir)

	// All kept is nothing to do, whoever kept it.
	s = begin(Options{})
	for name := range files {
		if !s.Keep(name) {
			t.Errorf("%s was not kept", name)
		}
	}
	again, err := s.Commit()
	if all := mustBuild(t, dir, files, Options{}); err != nil || again != all {
		t.Errorf("kept %+v, put %+v, %v", again, all, err)
	}

	// A file twice is a mistake, kept or put.
	s = begin(Options{})
	if !s.Keep("x") || s.Keep("x") {
		t.Error("x twice")
	}
	if _, err := s.Commit(); err == nil {
		t.Error("x was kept twice")
	}

	// What another audience may see is not kept, and neither is what may be either.
	s = begin(Options{Audience: "partners", Force: true})
	if s.Standing() != "" || s.Keep("x") {
		t.Error("kept a file for another audience")
	}
	s.Abort()
	write(t, filepath.Join(dir, ownFolder, coming), string(manifest{Format: manifestFormat}.bytes(nil)))
	s = begin(Options{})
	if s.Standing() != "" || s.Keep("x") {
		t.Error("kept a file of a build that was broken off")
	}
}
