package generator_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/plan"
)

// TestHiddenChangesNoByte is the first gate of what audiences may see. For each
// audience it builds the sample book and books made up at random with everything
// that the audience may not see, without it, and with that changed: gone, longer,
// called otherwise, more of it. Every file of the site stays byte for byte the
// same, the manifest too, and there is none more or less.
//
// The narrowest audience may see all that is marked as it should be. What is
// marked with an audience that no book has stops its build, and moves the lines
// on which it is told of other things.
func TestHiddenChangesNoByte(t *testing.T) {
	sample, err := bookgen.Read(content.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, audience := range sample.Audiences()[:len(sample.Audiences())-1] {
		want := buildFiles(t, sample.Bare(audience).FS(), audience)
		same(t, "the sample as it is for "+audience, want, buildFiles(t, content.Files(), audience))
		for seed := range uint64(3) {
			same(t, fmt.Sprintf("the sample, varied %d, for %s", seed, audience), want, buildFiles(t, sample.Vary(audience, seed).FS(), audience))
		}
	}
	for seed := range *randomBooks {
		book := bookgen.Random(seed)
		for _, audience := range []string{"everyone", "sales"} {
			want := buildFiles(t, book.Bare(audience).FS(), audience)
			same(t, fmt.Sprintf("book %d for %s", seed, audience), want, buildFiles(t, book.FS(), audience))
			for again := range uint64(2) {
				same(t, fmt.Sprintf("book %d, varied %d, for %s", seed, again, audience), want, buildFiles(t, book.Vary(audience, 7*seed+again).FS(), audience))
			}
		}
	}
}

// randomBooks is how many are built at random, each eight times.
var randomBooks = flag.Uint64("books", 8, "how many random books the gates of the audiences build")

// buildFiles builds a site and returns all that the folder then holds, by path.
// What has errors is built all the same.
func buildFiles(t *testing.T, from fs.FS, audience string) map[string][]byte {
	t.Helper()
	day, _ := plan.ParseDate(content.Day)
	out := filepath.Join(t.TempDir(), "public")
	_, err := generator.Build(context.Background(), generator.Options{Content: from, AsOf: day, Audience: audience, Out: out, KeepGoing: true})
	if err != nil && !errors.Is(err, generator.ErrFindings) {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name], err = os.ReadFile(filepath.Join(out, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 100 || files[".stratbook/manifest.json"] == nil {
		t.Fatalf("only %d files", len(files))
	}
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	return files
}

// same compares two builds, and shows where the first files that differ begin to.
func same(t *testing.T, what string, want, got map[string][]byte) {
	t.Helper()
	shown := 0
	for _, name := range slices.Sorted(maps.Keys(got)) {
		content, there := want[name]
		switch {
		case !there:
			t.Errorf("%s: %s tells that there is more", what, name)
		case !bytes.Equal(content, got[name]) && shown < 3 && name != ".stratbook/manifest.json":
			at := 0
			for at < min(len(content), len(got[name])) && content[at] == got[name][at] {
				at++
			}
			t.Errorf("%s: %s differs:\n  %.300q\n  %.300q", what, name, content[max(0, at-100):], got[name][max(0, at-100):])
			shown++
		}
	}
	for name := range want {
		if _, there := got[name]; !there {
			t.Errorf("%s: %s is gone", what, name)
		}
	}
	if shown == 0 && !bytes.Equal(want[".stratbook/manifest.json"], got[".stratbook/manifest.json"]) {
		t.Errorf("%s: the manifest differs", what)
	}
}
