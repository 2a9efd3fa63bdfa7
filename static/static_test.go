package static

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"strings"
	"testing"
)

// A page fetches nothing from elsewhere, and its style is small.
func TestStyleSheet(t *testing.T) {
	css, err := fs.ReadFile(Files(), "style.css")
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(css)
	w.Close()
	if limit := 15_000; packed.Len() > limit {
		t.Errorf("%d bytes compressed, want at most %d", packed.Len(), limit)
	}
	for _, refused := range []string{"url(", "@import", "!important"} {
		if strings.Contains(string(css), refused) {
			t.Errorf("holds %s", refused)
		}
	}
}
