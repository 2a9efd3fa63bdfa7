package generator_test

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/site"
)

// TestOwnFilesAreTaken puts an attachment in the place of every file that the
// sample's site writes for other programs, and links to it: each clashes with the
// site itself, and what stands there is the site's. Pages and scripts cannot be
// attachments, and the names of what pages load hold a hash.
func TestOwnFilesAreTaken(t *testing.T) {
	files := fstest.MapFS{}
	for _, address := range sample(t, nil).Site.Addresses() {
		file := site.File(address)
		_, attached := fs.Stat(content.Files(), file)
		if attached != nil && !strings.HasPrefix(file, "assets/") && !slices.Contains([]string{".html", ".js"}, path.Ext(file)) {
			files[file] = &fstest.MapFile{Data: []byte("an author's")}
		}
	}
	if len(files) < 10 || files["data/white-space.xlsx"] == nil {
		t.Fatalf("only %d files: %q", len(files), slices.Sorted(maps.Keys(files)))
	}
	var links strings.Builder
	for file := range files {
		fmt.Fprintf(&links, "[a file](/%s)\n", file)
	}
	taken := maps.Clone(files)
	if err := fs.WalkDir(content.Files(), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.Files(), file)
		files[file] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	files["links.md"] = &fstest.MapFile{Data: []byte(links.String())}
	result := sample(t, func(o *generator.Options) { o.Content = files })
	for _, f := range result.OnWhole.Findings() {
		if f.Rule.ID == "name-clash" && f.At.Path == "links.md" {
			delete(taken, fmt.Sprint(f.Args["address"]))
		}
	}
	for file := range taken {
		t.Errorf("%s may be an attachment too", file)
	}
}
