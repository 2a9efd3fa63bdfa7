//go:build linux

package output_test

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/output"
	"stratbook/generator/plan"
	"stratbook/generator/site"
)

// TestFaultsOfABook lets operations of a build fail, one after the other, of a site
// of three accounts that a few edits change to and fro, over a stage that was kept.
// After each the folder holds the one site or the other, every byte of it. There are
// many of a kind in a row, once for each file, and one of seven is tried; TestFaults
// tries each.
func TestFaultsOfABook(t *testing.T) {
	t.Parallel()
	content := bookgen.New(1, 3)
	stands := pages(t, content)
	delete(content, "accounts/account-1/opportunities/line-1.md")
	content["accounts/account-0/idea.md"] = &fstest.MapFile{Data: []byte("# An idea\n\nFor [[account-2]].\n")}
	comes := pages(t, content)
	dir := filepath.Join(t.TempDir(), "public")
	mark := filepath.Join(dir, "..", ".public.stage", ".stratbook", "kept")
	for n, done := 1, false; !done; n += 7 {
		if _, err := os.Lstat(mark); err != nil {
			put(t, dir, comes)
			put(t, dir, stands)
		}
		options, tell := output.Failing(n)
		_, err := build(dir, comes, options)
		operations, flipped := tell()
		if done = operations < n; err == nil || flipped {
			stands, comes = comes, stands
		}
		if name := differs(t, dir, stands); name != "" {
			t.Fatalf("operation %d of %d, %v: %s is not of the build that stands", n, operations, err, name)
		}
	}
	put(t, dir, comes)
	if name := differs(t, dir, comes); name != "" {
		t.Errorf("at the end %s is not of the build that stands", name)
	}
}

// pages are the files of a book's site but for those that every book has: a page
// for each rule, and the handbook.
func pages(t *testing.T, content fs.FS) map[string][]byte {
	t.Helper()
	day, _ := plan.ParseDate("2026-11-21")
	result, err := generator.NewReader().Read(t.Context(), generator.Options{Content: content, AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, address := range result.Site.Addresses() {
		if strings.HasPrefix(address, "flags/") || strings.HasPrefix(address, "method/") {
			continue
		}
		if files[site.File(address)], err = result.Site.Render(address); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func build(dir string, files map[string][]byte, o output.Options) (output.Report, error) {
	stage, err := output.Begin(context.Background(), dir, o)
	if err != nil {
		return output.Report{}, err
	}
	defer stage.Abort()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := stage.Put(name, files[name]); err != nil {
			return output.Report{}, err
		}
	}
	return stage.Commit()
}

func put(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	if _, err := build(dir, files, output.Options{}); err != nil {
		t.Fatal(err)
	}
}

// differs names a file that is not as it should be, or should not be there.
func differs(t *testing.T, dir string, want map[string][]byte) string {
	t.Helper()
	found := 0
	for name, content := range want {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !bytes.Equal(got, content) {
			return name
		}
		found++
	}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			found--
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if found != -1 { // the manifest
		return "something"
	}
	return ""
}
