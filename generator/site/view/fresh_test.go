package view

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestFresh holds that the Go beside each component is what `make generate`
// makes of it.
func TestFresh(t *testing.T) {
	sources, err := filepath.Glob("*.templ")
	if err != nil || len(sources) == 0 {
		t.Fatal("no components", err)
	}
	root := t.TempDir()
	dir := filepath.Join(root, "site", "view") // the path stands in what is made
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, source), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	version, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "github.com/a-h/templ").Output()
	if err != nil {
		t.Fatal(err)
	}
	generate := exec.Command("go", "run", "github.com/a-h/templ/cmd/templ@"+strings.TrimSpace(string(version)), "generate", "-path", root)
	if out, err := generate.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, source := range sources {
		name := strings.TrimSuffix(source, ".templ") + "_templ.go"
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is stale: run make generate (%v)", name, err)
		}
	}
}
