package search_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"stratbook/generator/chromium"
	"stratbook/generator/search"
	"stratbook/static"
)

func TestMain(m *testing.M) { os.Exit(chromium.Main(m)) }

// tab is a tab of the browser. What the browser complains about there fails the
// test.
type tab struct {
	testing.TB
	ctx context.Context
}

func open(t testing.TB, parent context.Context, url string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent)
	messages := chromedp.Console(ctx)
	var listening sync.WaitGroup
	listening.Go(func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if !strings.Contains(m.Text, "404") { // of a part that is gone
				t.Errorf("the browser says %s", m)
			}
		}
	})
	t.Cleanup(func() {
		cancel()
		listening.Wait()
	})
	x := &tab{t, ctx}
	x.visit(url)
	return x
}

func (x *tab) visit(url string) {
	x.Helper()
	if err := chromedp.Do(x.ctx, chromedp.Navigate(url)); err != nil {
		x.Fatalf("%s: %v", url, err)
	}
}

// value is what an expression gives, which may be a promise.
func value[T any](x *tab, expression string) T {
	x.Helper()
	v, err := chromedp.Run(x.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		x.Fatalf("%.200s: %v", expression, err)
	}
	return v
}

// until waits for an expression to be true.
func (x *tab) until(expression string) {
	x.Helper()
	for limit := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		if ok, err := chromedp.Run(x.ctx, chromedp.Evaluate[bool]("!!("+expression+")")); err == nil && ok {
			return
		} else if time.Now().After(limit) {
			text, _ := chromedp.Run(x.ctx, chromedp.Evaluate[string]("document.body.outerHTML"))
			x.Fatalf("%s: %v\n%s", expression, err, text)
		}
	}
}

// press types keys as a person does: where the page takes a key for its own, no
// letter comes of it.
func (x *tab) press(keys string) {
	x.Helper()
	for _, key := range keys {
		events := kb.Encode(key)
		if len(events) == 3 { // down, the letter, up
			events[0].Type, events[0].Text = "keyDown", events[1].Text
			events = slices.Delete(events, 1, 2)
		}
		for _, event := range events {
			if _, err := chromedp.Call(x.ctx, input.DispatchKeyEvent, *event); err != nil {
				x.Fatal(err)
			}
		}
	}
}

// quoted is a value as the script writes it.
func quoted(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// files is a folder of a host that compresses what it sends, and counts it.
type files struct {
	of   func(path string) ([]byte, bool)
	sent atomic.Int64
}

func (f *files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	content, ok := f.of(name)
	kind := "text/html; charset=utf-8"
	switch {
	case strings.HasSuffix(name, ".js"):
		kind = "text/javascript; charset=utf-8"
	case strings.HasSuffix(name, ".css"):
		kind = "text/css; charset=utf-8"
	}
	if !ok {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(http.StatusNotFound)
		return
	}
	packed := compressed(content)
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Cache-Control", "no-store")
	if strings.HasSuffix(name, ".js") {
		f.sent.Add(int64(len(packed)))
	}
	w.Write(packed)
}

func compressed(content []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(content)
	w.Close()
	return b.Bytes()
}

// host serves a site until the test ends.
func host(t testing.TB, of func(path string) ([]byte, bool)) (*files, string) {
	f := &files{of: of}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	return f, server.URL + "/"
}

// bare is a site of nothing but a box, the script and an index.
func bare(t testing.TB, index func() *search.Index) func(path string) ([]byte, bool) {
	script, err := fs.ReadFile(static.Files(), "search.js")
	if err != nil {
		t.Fatal(err)
	}
	return func(path string) ([]byte, bool) {
		switch path {
		case "index.html":
			return []byte(`<!doctype html><meta charset="utf-8"><title>Search</title><link rel="icon" href="data:,">
<form class="search" role="search" action="search/" data-root=""><input type="search" name="q" aria-label="Search" placeholder="Search"></form>
<script src="search.js"></script>`), true
		case "search.js":
			return script, true
		}
		name, ok := strings.CutPrefix(path, "search/")
		if !ok {
			return nil, false
		}
		return index().File(name)
	}
}
