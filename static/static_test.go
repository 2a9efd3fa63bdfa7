package static

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"regexp"
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

// TestOwnIDs holds that what a script adds to a page or looks for on it has an id
// that no heading of an author's and no section can have: theirs have no point.
func TestOwnIDs(t *testing.T) {
	scripts, err := fs.Glob(Files(), "*.js")
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`(?:getElementById\(|\bid: |\.id = )"([^"]*)"`)
	n := 0
	for _, name := range scripts {
		script, err := fs.ReadFile(Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range id.FindAllSubmatch(script, -1) {
			if n++; !bytes.Contains(found[1], []byte(".")) {
				t.Errorf("%s: %s", name, found[0])
			}
		}
	}
	style, err := fs.ReadFile(Files(), "style.css")
	if err != nil || n < 3 {
		t.Fatal(n, err)
	}
	if own := regexp.MustCompile(`(?m)^\s*#(found|cards?)\b.*`).Find(style); own != nil {
		t.Errorf("%s", own)
	}
}
