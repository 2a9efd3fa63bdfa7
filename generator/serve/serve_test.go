package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const patience = time.Minute

// site is a build of pages that stand in a map.
type site struct {
	number  uint64
	pages   map[string]string
	renders *atomic.Int32
}

func (s site) Number() uint64 { return s.number }

func (s site) Page(addr string) (Page, bool) {
	text, found := s.pages[addr]
	if found && s.renders != nil {
		s.renders.Add(1)
	}
	kind := "text/html; charset=utf-8"
	if strings.HasSuffix(addr, ".css") {
		kind = "text/css; charset=utf-8"
	}
	return Page{[]byte(text), kind}, found
}

func page(text string) string {
	return "<!doctype html><html><head><title>" + text + "</title></head><body><main>" + text + "</main></body></html>"
}

func book(number uint64) site {
	return site{number: number, pages: map[string]string{
		"":                       page("portfolio"),
		"accounts/acme/":         page("Acme"),
		"accounts/中文:x y/":       page("Chinese"),
		"assets/style.css":       "main{}</head>",
		"404.html":               page("nothing here"),
		".hidden":                "hidden",
		"accounts/.git/config":   "hidden",
		"accounts/acme/...dots/": "hidden",
	}}
}

type harness struct {
	*testing.T
	*Server
	addr string
}

// start serves on the loopback interface until the test ends.
func start(t *testing.T, o Options) *harness {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.Hosts = Hosts(listener.Addr())
	h := &harness{t, New(o), listener.Addr().String()}
	server := h.HTTP()
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := server.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		<-done
	})
	return h
}

// raw sends a request byte by byte as given, ADDRESS replaced, and returns the
// whole answer.
func (h *harness) raw(request string) *http.Response {
	h.Helper()
	conn, err := net.Dial("tcp", h.addr)
	if err != nil {
		h.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(patience))
	go io.WriteString(conn, strings.ReplaceAll(request, "ADDRESS", h.addr))
	method, _, _ := strings.Cut(request, " ")
	answer, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		h.Fatalf("%.60q: %v", request, err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		h.Fatalf("%.60q: %v", request, err)
	}
	answer.Body = io.NopCloser(strings.NewReader(string(body)))
	return answer
}

// get sends a GET with further header lines.
func (h *harness) get(path string, lines ...string) *http.Response {
	h.Helper()
	return h.raw("GET " + path + " HTTP/1.1\r\nHost: ADDRESS\r\nConnection: close\r\n" + strings.Join(append(lines, "", ""), "\r\n"))
}

func text(answer *http.Response) string {
	body, _ := io.ReadAll(answer.Body)
	return string(body)
}

func (h *harness) status(answer *http.Response, want int, what string) {
	h.Helper()
	if answer.StatusCode != want {
		h.Errorf("%s: %d, want %d", what, answer.StatusCode, want)
	}
}

func TestPages(t *testing.T) {
	h := start(t, Options{Script: []byte("live()")})
	answer := h.get("/")
	h.status(answer, 503, "before the first build")
	h.Swap(book(1), nil)
	answer = h.get("/accounts/acme/")
	tag := answer.Header.Get("ETag")
	want := strings.Replace(page("Acme"), "</head>", `<script src="/-/live.js" data-tag=`+tag+` defer></script></head>`, 1)
	if diff := cmp.Diff(want, text(answer)); diff != "" {
		t.Error(diff)
	}
	if got := answer.Header.Get("Content-Type"); got != "text/html; charset=utf-8" {
		t.Error(got)
	}
	if got := text(h.get("/assets/style.css")); got != "main{}</head>" {
		t.Errorf("the stylesheet became %q", got)
	}
	if got := text(h.get("/-/live.js")); got != "live()" {
		t.Errorf("the script became %q", got)
	}
	missing := h.get("/nothing/here")
	h.status(missing, 404, "an unknown address")
	if !strings.Contains(text(missing), "<main>nothing here</main>") {
		t.Error("an unknown address has not the site's page")
	}

	for _, match := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
		again := h.get("/accounts/acme/", "If-None-Match: "+match)
		h.status(again, 304, match)
		if text(again) != "" || again.Header.Get("Cache-Control") != "no-store" || again.Header.Get("ETag") != tag {
			t.Errorf("%s: %v", match, again.Header)
		}
	}
	next := book(2)
	h.Swap(next, nil)
	h.status(h.get("/accounts/acme/", "If-None-Match: "+tag), 304, "the same page in another build")
	next = book(3)
	next.pages["accounts/acme/"] = page("changed")
	delete(next.pages, "404.html")
	h.Swap(next, nil)
	h.status(h.get("/accounts/acme/", "If-None-Match: "+tag), 200, "another page")
	if got := text(h.get("/nothing")); got != "404 Not Found\n" {
		t.Errorf("without a page of its own: %q", got)
	}
}

func TestTrouble(t *testing.T) {
	h := start(t, Options{Words: Words{Fold: "fold"}})
	type news struct {
		Build    uint64
		Problems []map[string]any
		Words    map[string]string
	}
	look := func() (got news) {
		if err := json.Unmarshal([]byte(text(h.get("/-/trouble"))), &got); err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := look(); got.Build != 0 || got.Problems == nil || len(got.Problems) != 0 {
		t.Errorf("before the first build: %+v", got)
	}
	h.Swap(book(7), Trouble{{"accounts/a.md", 3, 5, "error", "expected a date, found </script>", "write 2026-01-31", "due: soon"}})
	got, want := look(), news{7, []map[string]any{{
		"path": "accounts/a.md", "line": 3.0, "column": 5.0, "severity": "error",
		"message": "expected a date, found </script>", "help": "write 2026-01-31", "source_line": "due: soon",
	}}, map[string]string{"fold": "fold"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	h.Swap(book(8), nil)
	if got := look(); len(got.Problems) != 0 {
		t.Errorf("after a good build: %+v", got)
	}
}

func TestCache(t *testing.T) {
	h := start(t, Options{CacheBytes: 3 * len(page("Acme"))})
	renders := new(atomic.Int32)
	s := book(1)
	s.renders = renders
	h.Swap(s, nil)
	for range 3 {
		h.get("/accounts/acme/")
	}
	h.Swap(s, Trouble{{Message: "a build failed"}})
	h.get("/accounts/acme/")
	if n := renders.Load(); n != 1 {
		t.Errorf("one page was rendered %d times", n)
	}
	c := h.state.Load().cache
	for _, path := range []string{"/", "/accounts/%E4%B8%AD%E6%96%87:x%20y/", "/assets/style.css", "/x"} {
		h.get(path)
		if c.size > c.limit || len(c.at) != c.order.Len() {
			t.Errorf("%d bytes, %d pages, %d in order", c.size, len(c.at), c.order.Len())
		}
	}
	h.get("/accounts/acme/")
	if renders.Load() < 6 {
		t.Error("the oldest page was kept")
	}
}
