//go:build unix

package source

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// workspace makes a content folder with one of everything that List must know
// how to treat, and returns it as the file system of an os.Root.
func workspace(t *testing.T) *os.Root {
	t.Helper()
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{
		"outside.md", "content/book.yaml", "content/accounts/a.md", "content/accounts/a-b.md", "content/accounts/a/plan.md",
		"content/accounts/4913/plan.md", "content/.git/config", "content/.hidden.md", "content/a.md~", "content/#a.md#",
		"content/a.md.swp", "content/4913", "content/logo.png", "content/bad-\xff/plan.md", "content/bad-\xff.md",
	} {
		must(os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777))
		must(os.WriteFile(filepath.Join(dir, name), []byte("# "+name), 0o666))
	}
	for name, target := range map[string]string{
		"in.md": "accounts/a.md", "out.md": "../outside.md", "absolute.md": filepath.Join(content, "book.yaml"),
		"folder": "accounts", "nowhere.md": "gone.md", "loop.md": "loop.md", "to-pipe.md": "pipe.md", ".#lock.md": "gone",
	} {
		must(os.Symlink(target, filepath.Join(content, name)))
	}
	must(syscall.Mkfifo(filepath.Join(content, "pipe.md"), 0o666))
	root, err := os.OpenRoot(content)
	must(err)
	t.Cleanup(func() { root.Close() })
	return root
}

func TestList(t *testing.T) {
	files, problems, err := List(workspace(t).FS())
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, f := range files {
		if f.Size == 0 {
			t.Errorf("%s has no size", f.Path)
		}
		got.WriteString(f.Path + "\n")
	}
	for _, p := range problems {
		got.WriteString(p.At.Path + ": " + p.Rule + " " + p.Says + "\n")
	}
	const want = `accounts/4913/plan.md
accounts/a-b.md
accounts/a.md
accounts/a/plan.md
book.yaml
in.md
logo.png
absolute.md: outside-content link-out
bad-�: bad-bytes path
bad-�.md: bad-bytes path
folder: outside-content link-folder
loop.md: outside-content link-out
nowhere.md: outside-content link-nowhere
out.md: outside-content link-out
pipe.md: outside-content not-file
to-pipe.md: outside-content not-file
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

func listProblems(t *testing.T) []Problem {
	_, problems, err := List(workspace(t).FS())
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

func TestRead(t *testing.T) {
	fsys := workspace(t).FS()
	doc, err := Read(fsys, "in.md")
	if err != nil || string(doc.Body.Text) != "# content/accounts/a.md" || doc.Path != "in.md" {
		t.Errorf("in.md: %q, %v", doc.Body.Text, err)
	}
	if doc, err := Read(fsys, "folder"); err != nil || len(doc.Problems) != 1 || doc.Problems[0].Says != "not-file" {
		t.Errorf("folder: %v, %v", doc.Problems, err)
	}
	for _, name := range []string{"gone.md", "out.md"} {
		if _, err := Read(fsys, name); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestReadLimit(t *testing.T) {
	fsys := fstest.MapFS{
		"full.md":     {Data: make([]byte, maxFile)},
		"too-full.md": {Data: make([]byte, maxFile+1)},
	}
	for name, want := range map[string]string{"full.md": "nul", "too-full.md": "file"} {
		doc, err := Read(fsys, name)
		if err != nil || len(doc.Problems) != 1 || doc.Problems[0].Says != want {
			t.Errorf("%s: %v, %v", name, doc.Problems, err)
		}
	}
}
