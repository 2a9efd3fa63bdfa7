package static

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"strings"
	"testing"
)

// All scripts of a built site are small together.
func TestScripts(t *testing.T) {
	scripts, err := fs.Glob(Files(), "*.js")
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	size := 0
	for _, name := range scripts {
		script, err := fs.ReadFile(Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		if name != "live.js" { // the development server's alone
			size += packed(script)
		}
	}
	if limit := 20_000; size > limit {
		t.Errorf("%d bytes compressed, want at most %d", size, limit)
	}
}

func packed(file []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(file)
	w.Close()
	return b.Len()
}

// A page fetches nothing from elsewhere, and its style is small.
func TestStyleSheet(t *testing.T) {
	css, err := fs.ReadFile(Files(), "style.css")
	if err != nil {
		t.Fatal(err)
	}
	if size, limit := packed(css), 15_000; size > limit {
		t.Errorf("%d bytes compressed, want at most %d", size, limit)
	}
	for _, refused := range []string{"url(", "@import", "!important"} {
		if strings.Contains(string(css), refused) {
			t.Errorf("holds %s", refused)
		}
	}
}
