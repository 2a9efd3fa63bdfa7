//go:build linux

package output

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestVerify changes a copy of a folder in every way that a copy may differ.
func TestVerify(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, tree{"index.html": "home", "a/index.html": "a", "a/b/index.html": "b", "<&>\u2028\" 页.html": "odd"}, Options{Audience: "sales"})
	built := fstest.MapFS{}
	for name, text := range read(t, dir) {
		built[name] = &fstest.MapFile{Data: []byte(text)}
	}
	list, err := os.ReadFile(filepath.Join(dir, ownFolder, current))
	if err != nil {
		t.Fatal(err)
	}
	built[".stratbook/manifest.json"] = &fstest.MapFile{Data: list}
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	for name, c := range map[string]struct {
		change fstest.MapFS // nil takes a file away
		want   Verdict
	}{
		"nothing":             {nil, Verdict{}},
		"a page is gone":      {fstest.MapFS{"a/index.html": nil}, Verdict{Missing: []string{"a/index.html"}}},
		"a folder is gone":    {fstest.MapFS{"a/index.html": nil, "a/b/index.html": nil}, Verdict{Missing: []string{"a/b/index.html", "a/index.html"}}},
		"other bytes":         {fstest.MapFS{"index.html": file("home!"), "a/index.html": file("b")}, Verdict{Changed: []string{"a/index.html", "index.html"}}},
		"a folder for a file": {fstest.MapFS{"index.html": nil, "index.html/x": file("x")}, Verdict{Changed: []string{"index.html"}}},
		"a link for a file":   {fstest.MapFS{"index.html": {Data: []byte("home"), Mode: os.ModeSymlink}}, Verdict{Changed: []string{"index.html"}}},
		"more files":          {fstest.MapFS{"CNAME": file("x"), "a/b/c": file("x"), ".stratbook/x": file("x")}, Verdict{Foreign: []string{".stratbook/x", "CNAME", "a/b/c"}}},
		"more folders":        {fstest.MapFS{"old/x": file("x"), "old/y/z": file("x"), "a/c/x": file("x")}, Verdict{Foreign: []string{"a/c/", "old/"}}},
		"broken off":          {fstest.MapFS{".stratbook/next.json": file("x")}, Verdict{Torn: true}},
	} {
		folder := maps.Clone(built)
		for name, file := range c.change {
			if folder[name] = file; file == nil {
				delete(folder, name)
			}
		}
		c.want.Files = 4
		got, err := Verify(t.Context(), folder)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v %s", name, err, diff)
		}
		if whole := name == "nothing" || len(c.want.Foreign) > 0; got.Whole() != whole {
			t.Errorf("%s: whole is %v", name, got.Whole())
		}
	}
	for want, folder := range map[Reason]fstest.MapFS{
		NotOurs:     {"index.html": file("x")},
		BadManifest: {".stratbook/manifest.json": file(`{"format":1,"files":{"../x":"00 1"}}`)},
	} {
		_, err := Verify(t.Context(), folder)
		if refused, _ := errors.AsType[Refused](err); refused.Reason != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
