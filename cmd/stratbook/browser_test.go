package main

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/chromium"
	"stratbook/generator/plan"
	"stratbook/generator/site"
)

// visit opens an address in a tab of its own. What the browser complains about
// there (a script's mistake, what the page's policy forbids) fails the test.
func visit(t *testing.T, parent context.Context, address string) context.Context {
	t.Helper()
	tab, cancel := chromedp.NewContext(parent)
	messages := chromedp.Console(tab)
	var listening sync.WaitGroup
	listening.Go(func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if !strings.Contains(m.Text, "404") { // of a page that is not there
				t.Errorf("%s: the browser says %s", address, m)
			}
		}
	})
	t.Cleanup(func() {
		cancel()
		listening.Wait()
	})
	if err := chromedp.Do(tab, chromedp.Navigate(address)); err != nil {
		t.Fatal(address, ": ", err)
	}
	return tab
}

// pageKinds are addresses of the sample's site, one of each kind of page, the longest:
// what comes after the name of a list is one of many.
func pageKinds(t *testing.T, s *site.Site) []string {
	t.Helper()
	var list []string
	at, longest := map[string]int{}, map[string]int{} // by kind
	for _, address := range s.Addresses() {
		if !strings.HasSuffix(site.File(address), ".html") {
			continue
		}
		page, err := s.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		kind := kindOf(address)
		if _, seen := at[kind]; !seen {
			at[kind] = len(list)
			list = append(list, address)
		}
		if len(page) > longest[kind] {
			longest[kind] = len(page)
			list[at[kind]] = address
		}
	}
	t.Logf("%d kinds of pages", len(list))
	if len(list) < 12 {
		t.Fatalf("only %d kinds of pages: %q", len(list), list)
	}
	return list
}

// named are the folders of a site in which authors' ids name pages, and own what
// else the site itself has there, or under such a page.
var (
	named = []string{"accounts", "people", "opportunities", "visits", "team", "method", "flags", "owner", "calendar"}
	own   = []string{"brief", "organisation", "people", "opportunities", "visits", "owner", "sheet"}
)

// kindOf is the address of a page with "*" in the place of what somebody named.
func kindOf(address string) string {
	parts := strings.Split(strings.TrimSuffix(address, "/"), "/")
	for i := range parts {
		switch {
		case slices.Contains(own, parts[i]):
		case i > 0 && (slices.Contains(named, parts[i-1]) || parts[i-1] == "*"): // a thing, or a free page of one
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

// TestBuiltSiteInABrowser opens a page of each kind of the built sample book, from
// a server that says nothing about policies: the browser has no complaint, each
// script runs under the page's own policy, nothing is asked of anybody else, and
// no page is broader than a small telephone or than paper.
func TestBuiltSiteInABrowser(t *testing.T) {
	all := chromium.Tab(t)
	for _, language := range []string{"en", "zh-Hans"} {
		url, kinds := built(t, language)
		tab := visit(t, all, "about:blank")
		for _, address := range kinds {
			media(t, tab, "", "light")
			if err := chromedp.Do(tab, chromedp.EmulateViewport(1280, 860), chromedp.Navigate(url+address)); err != nil {
				t.Fatal(address, ": ", err)
			}
			until(t, tab, `document.styleSheets.length === 1 && document.styleSheets[0].cssRules.length > 50`)
			until(t, tab, `[...document.querySelectorAll("form.filter, .search, .theme")].every((e) => !e.classList.contains("waiting"))`) // its script ran
			if asked := evaluate[[]string](t, tab, `performance.getEntriesByType("resource").map((r) => r.name).filter((name) => !name.startsWith(location.origin + "/"))`); len(asked) > 0 {
				t.Errorf("%s asks for %q", address, asked)
			}
			for _, w := range ways()[2:] { // narrow, printed
				media(t, tab, w.media, w.scheme)
				if err := chromedp.Do(tab, chromedp.EmulateViewport(w.width, w.height)); err != nil {
					t.Fatal(address, ": ", err)
				}
				if broad := evaluate[int64](t, tab, `document.documentElement.scrollWidth`); broad > w.width {
					t.Errorf("%s in %s, %s: %d pixels broad, %d are there", address, language, w.name, broad, w.width)
				}
			}
		}
		inForce(t, all, url)
	}
}

// built serves the sample book's site from a folder, as any web server does. What
// it does not find fails the test.
func built(t *testing.T, language string) (url string, kinds []string) {
	t.Helper()
	day, _ := plan.ParseDate(content.Day)
	out := filepath.Join(t.TempDir(), "public")
	report, err := generator.Build(t.Context(), generator.Options{Content: content.Files(), AsOf: day, Out: out, Language: language})
	if err != nil {
		t.Fatal(err)
	}
	listener := loopback(t)
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(out, filepath.FromSlash(r.URL.Path))); err != nil {
			t.Errorf("a page asks for %s, which is not there", r.URL.Path)
		}
		http.FileServerFS(os.DirFS(out)).ServeHTTP(w, r)
	})}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return "http://" + listener.Addr().String() + "/", pageKinds(t, report.Site)
}

// inForce holds that a page's own policy is: what stands inline does not run.
func inForce(t *testing.T, all context.Context, url string) {
	t.Helper()
	tab, cancel := chromedp.NewContext(all)
	defer cancel()
	if err := chromedp.Do(tab, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	until(t, tab, `(() => {
		const script = document.createElement("script");
		script.textContent = "window.ran = true";
		document.body.append(script);
		document.body.setAttribute("style", "opacity: .5");
		return !window.ran && getComputedStyle(document.body).opacity === "1";
	})()`)
}

// evaluate is the value of an expression in a tab.
func evaluate[T any](t *testing.T, tab context.Context, expression string) T {
	t.Helper()
	value, err := chromedp.Run(tab, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// TestSampleInTwelveTabs opens twelve kinds of pages of the sample book at once, as
// an author does who reads around. One edit shows in all of them.
func TestSampleInTwelveTabs(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), content.Files()); err != nil {
		t.Fatal(err)
	}
	url, _ := start(t, dir)
	all := chromium.Tab(t)
	var tabs []context.Context
	for _, address := range pageKinds(t, sampleIn(t, "en"))[:12] {
		tabs = append(tabs, visit(t, all, url+address))
	}
	settings := filepath.Join(dir, "content", "book.yaml")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"One title", "Another title"} {
		save(t, settings, strings.Replace(string(text), "title: ", "title: "+title+" ", 1))
		for _, tab := range tabs {
			until(t, tab, `document.title.includes("`+title+`")`)
		}
	}
}

// sampleIn is the site of the sample book with its own words in a language.
func sampleIn(t *testing.T, language string) *site.Site {
	t.Helper()
	day, _ := plan.ParseDate(content.Day)
	result, err := generator.NewReader().Read(t.Context(), generator.Options{Content: content.Files(), AsOf: day, Language: language})
	if err != nil {
		t.Fatal(err)
	}
	return result.Site
}

// elsewhere is a listener that says it listens on an address of the network.
type elsewhere struct{ net.Listener }

func (elsewhere) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(192, 0, 2, 7), Port: 1414} }

// TestOpenToOthers holds that whoever opens the server to others is told what they
// can read, however quiet it is to be, and that the server answers to that name alone.
func TestOpenToOthers(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "content", "book.yaml"), "audiences: [everyone, board]\n")
	listener := loopback(t)
	url, said := startOn(t, dir, elsewhere{listener})
	if url != "http://192.0.2.7:1414/" {
		t.Fatal(url)
	}
	const told = "everybody who reaches this machine can now read the site for everyone"
	for limit := time.Now().Add(20 * time.Second); !strings.Contains(said(), told); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatalf("the terminal says %q", said())
		}
	}
	for host, want := range map[string]int{"192.0.2.7:1414": 200, "localhost:1414": 403, listener.Addr().String(): 403} {
		request, _ := http.NewRequestWithContext(t.Context(), "GET", "http://"+listener.Addr().String(), nil)
		request.Host = host
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%s: %d, want %d", host, answer.StatusCode, want)
		}
	}
}
