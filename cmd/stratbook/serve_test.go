package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/chromium"
	"stratbook/generator/serve"
	"stratbook/layouts"
	"stratbook/static"
)

// TestServe is an author's first minutes: a plan stands in the browser, an edit
// appears, a mistake is laid over it with its place, and goes with the mistake.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	plan := filepath.Join(dir, "content", "accounts", "acme.md")
	save(t, plan, "---\naccount: Acme\ntier: key\n---\n\nThey make pumps.\n")
	url, said := start(t, dir)
	tab := chromium.Tab(t)
	if err := chromedp.Do(tab, chromedp.Navigate(url+"accounts/acme/")); err != nil {
		t.Fatal(err)
	}
	text := "document.querySelector('main').textContent"
	panel := `[...document.body.children].map(e => e.shadowRoot && e.shadowRoot.textContent).join("")`
	until(t, tab, text+".includes('They make pumps')")

	save(t, plan, "---\naccount: Acme\ntier: key\n---\n\nThey make 泵.\n")
	until(t, tab, text+".includes('They make 泵')")

	save(t, plan, "---\naccount: Acme\ntier: kye\n---\n\nThey make nothing.\n")
	until(t, tab, panel+".includes('acme.md:3:7')")
	until(t, tab, panel+".includes('tier: kye')")
	until(t, tab, text+".includes('They make 泵')") // the last good page stays

	save(t, plan, "---\naccount: Acme Pumps\ntier: key\n---\n\nThey make pumps again.\n")
	until(t, tab, text+".includes('They make pumps again')")
	until(t, tab, "document.title.startsWith('Acme Pumps')")
	until(t, tab, "!"+panel+".includes('acme.md:3:7')")

	cards := `(document.getElementById("site.cards") || document.createElement("template")).content.textContent`
	for _, title := range []string{"Buyer", "Plant manager"} { // the card of whom the page links to changes too
		save(t, plan, "---\naccount: Acme Pumps\ntier: key\nstakeholders: {id: wang-lei, name: Wang Lei, title: "+title+"}\n---\n\nWang Lei came.\n")
		until(t, tab, cards+".includes('"+title+"')")
	}

	if err := os.Remove(plan); err != nil {
		t.Fatal(err)
	}
	until(t, tab, panel+".includes('This page is gone')")
	if !strings.Contains(said(), "the site is at "+url) {
		t.Errorf("the terminal says %q", said())
	}
}

func save(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// loopback listens on a port of this machine.
func loopback(t testing.TB) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

// start serves a workspace on a port of its own until the test ends.
func start(t testing.TB, dir string) (url string, said func() string) {
	t.Helper()
	return startOn(t, dir, loopback(t))
}

func startOn(t testing.TB, dir string, listener net.Listener) (url string, said func() string) {
	t.Helper()
	var heard buffer
	terminal := newTerminal(&heard, &heard)
	terminal.quiet = !listener.Addr().(*net.TCPAddr).IP.IsLoopback() // what must be said is said all the same
	ctx, stop := context.WithTimeout(context.Background(), limit(t))
	ended := make(chan error, 1)
	go func() {
		s := &session{terminal: terminal, workspace: workspace{source: dir, asOf: "2026-11-21"}, reader: generator.NewReader(), doors: doors{}}
		ended <- terminal.serve(ctx, s, listener, false)
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil && ctx.Err() == nil {
			t.Error(err)
		}
	})
	return fmt.Sprintf("http://%s/", listener.Addr()), heard.String
}

// buffer is one that a goroutine may write to while another reads.
type buffer struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.text.String()
}

// limit is how long a server or a browser lives at most.
func limit(t testing.TB) time.Duration {
	if _, measures := t.(*testing.B); measures {
		return 20 * time.Minute
	}
	return 8 * time.Minute
}

// until waits for an expression to be true in the tab.
func until(t *testing.T, tab context.Context, expression string) {
	t.Helper()
	for limit := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		ok, err := chromedp.Run(tab, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && ok {
			return
		}
		if time.Now().After(limit) {
			text, _ := chromedp.Run(tab, chromedp.Evaluate[string]("document.body.innerText"))
			t.Fatalf("%s: %v\n%s", expression, err, text)
		}
	}
}

// TestReloadInPlace follows a reader of the sample book while its author works: what
// they have chosen, opened and scrolled to stays, a page that did not change is left
// alone, and another style or layout needs no reload either.
func TestReloadInPlace(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), content.Files()); err != nil {
		t.Fatal(err)
	}
	url, _ := start(t, dir)
	all := chromium.Tab(t)
	tab, other := visit(t, all, url+"people/"), visit(t, all, url+"method/strat/")
	do := func(tab context.Context, script string) { t.Helper(); until(t, tab, "("+script+", true)") }
	do(other, `window.swaps = 0, document.addEventListener("stratbook:page", () => swaps++)`)
	do(tab, `window.same = true`)
	until(t, tab, `document.querySelector(".filter [name=stance]")`)
	do(tab, `(() => {
		const stance = document.querySelector(".filter [name=stance]");
		stance.value = "opponent";
		stance.dispatchEvent(new Event("change", { bubbles: true }));
		stance.focus();
		document.querySelector("th[data-by=name] button").click();
		scrollTo({ top: 200, behavior: "instant" });
	})()`)
	const reader = `window.same && location.search.includes("stance=opponent") && document.querySelector(".filter [name=stance]").value === "opponent" &&
		document.activeElement.name === "stance" && document.querySelector("th[data-by=name]").ariaSort === "ascending" && scrollY === 200 &&
		[...document.querySelectorAll(".list tbody tr.faded")].length > [...document.querySelectorAll(".list tbody tr:not(.faded)")].length`
	until(t, tab, reader)

	plan := filepath.Join(dir, "content", "accounts", "karnwald-turbo", "plan.md")
	text, err := os.ReadFile(plan)
	if err != nil {
		t.Fatal(err)
	}
	save(t, plan, strings.Replace(string(text), "name: Franz Moser", "name: Franz Neumoser", 1)) // who is an opponent
	until(t, tab, `[...document.querySelectorAll(".list tbody tr:not(.faded)")].some((row) => row.textContent.includes("Franz Neumoser"))`)
	until(t, tab, reader)

	style, err := fs.ReadFile(static.Files(), "style.css")
	if err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(dir, "static", "style.css"), string(style)+"\nmain { outline-width: 7px }\n")
	until(t, tab, `getComputedStyle(document.querySelector("main")).outlineWidth === "7px"`)
	until(t, tab, reader)
	until(t, tab, `document.querySelectorAll("link[rel=stylesheet]").length === 1`)

	layout, err := fs.ReadFile(layouts.Files(), "people.html")
	if err != nil {
		t.Fatal(err)
	}
	do(other, `window.swaps = 0`) // the style was its own too
	save(t, filepath.Join(dir, "layouts", "people.html"), strings.Replace(string(layout), "</main>", "<p>Laid out anew</p></main>", 1))
	until(t, tab, `document.querySelector("main").textContent.includes("Laid out anew")`)
	until(t, tab, reader)
	until(t, other, `window.swaps === 0`)
}

// TestServeTellsOthersNothingHidden: an author reads of every mistake, with its
// line; whoever else reads a site from which something is held back, of those in
// what they may see.
func TestServeTellsOthersNothingHidden(t *testing.T) {
	dir := t.TempDir()
	save(t, filepath.Join(dir, "content", "book.yaml"), "audiences: [everyone, board]\n")
	save(t, filepath.Join(dir, "content", "accounts", "acme.md"),
		"---\naccount: Acme\nsetbacks:\n  - {what: takeover, audience: board, on: 3}\ntier: kye # takeover\ncommitments: [{text: takeover, audience: board, due: soon}]\n---\n")
	save(t, filepath.Join(dir, "content", "people", "secret.md"), "---\nname: Secret\naudience: board\nstyle: takeover\n---\n")
	for _, others := range []bool{false, true} {
		s := &session{terminal: newTerminal(new(buffer), new(buffer)), workspace: workspace{source: dir, asOf: "2026-11-21"},
			reader: generator.NewReader(), doors: doors{}, server: serve.New(serve.Options{}), others: others}
		s.rebuild(context.Background(), generator.Changes{})
		result, err := s.reader.Read(context.Background(), s.options)
		if err != nil {
			t.Fatal(err)
		}
		told := fmt.Sprint(s.trouble(result))
		if !strings.Contains(told, "kye") || strings.Contains(told, "takeover") == others || strings.Contains(told, "secret") == others {
			t.Errorf("others %v: told %s", others, told)
		}
	}
}
