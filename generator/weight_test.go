package generator_test

import (
	"bytes"
	"compress/gzip"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"stratbook/generator"
)

// weights are what a reader's browser loads, in KB: pages as they are, scripts and
// the style sheet compressed. A plan that says nothing makes the page that is there
// besides the facts.
func weights(t testing.TB) map[string]float64 {
	t.Helper()
	full := sample(t, nil)
	bare := sample(t, func(o *generator.Options) {
		o.Content = fstest.MapFS{"accounts/bare.md": {Data: []byte("---\naccount: Bare\n---\n")}}
	})
	kb := map[string]float64{}
	size := func(r *generator.Result, address string) float64 { return float64(len(pageText(t, r, address))) / 1000 }
	kb["KB/account-without-facts"], kb["KB/portfolio-without-facts"] = size(bare, "accounts/bare/"), size(bare, "")
	kb["KB/portfolio"] = size(full, "")
	for _, a := range full.Book.Accounts {
		kb["KB/fullest-account"] = max(kb["KB/fullest-account"], size(full, a.Address))
	}
	for _, address := range full.Site.Addresses() {
		if !strings.HasPrefix(address, "assets/") {
			continue
		}
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		w.Write([]byte(pageText(t, full, address)))
		w.Close()
		kb["KB-gzip/"+strings.TrimPrefix(path.Ext(address), ".")] += float64(packed.Len()) / 1000
	}
	return kb
}

// TestWeight holds pages, scripts and the style sheet to their budgets.
func TestWeight(t *testing.T) {
	kb := weights(t)
	for what, most := range map[string]float64{"KB/account-without-facts": 100, "KB/portfolio-without-facts": 100, "KB-gzip/js": 20, "KB-gzip/css": 15} {
		if kb[what] == 0 || kb[what] > most {
			t.Errorf("%s: %.1f, at most %.0f is wanted", what, kb[what], most)
		}
	}
}

// BenchmarkWeight prints them.
func BenchmarkWeight(b *testing.B) {
	var kb map[string]float64
	for range b.N {
		kb = weights(b)
	}
	b.ReportMetric(0, "ns/op")
	for what, n := range kb {
		b.ReportMetric(n, what)
	}
}
