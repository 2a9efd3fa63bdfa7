package serve

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stratbook/generator/chromium"
)

func TestMain(m *testing.M) { os.Exit(chromium.Main(m)) }

// tab opens an address in a tab of its own. What the browser complains about
// there (the script's mistakes, the page's policy) fails the test.
func (h *harness) tab(parent context.Context, path string) context.Context {
	h.Helper()
	ctx, cancel := chromedp.NewContext(parent)
	messages := chromedp.Console(ctx)
	var listening sync.WaitGroup
	listening.Go(func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if !strings.Contains(m.Text, "404") { // of a page that is gone
				h.Errorf("%s: the browser says %s", path, m)
			}
		}
	})
	h.Cleanup(func() {
		cancel()
		listening.Wait()
	})
	if err := chromedp.Do(ctx, chromedp.Navigate("http://"+h.addr+path)); err != nil {
		h.Fatal(err)
	}
	return ctx
}

// until waits for an expression to be true in a tab.
func (h *harness) until(tab context.Context, expression string) {
	h.Helper()
	for limit := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		ok, err := chromedp.Run(tab, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && ok {
			return
		}
		if time.Now().After(limit) {
			html, _ := chromedp.Run(tab, chromedp.Evaluate[string]("document.documentElement.outerHTML"))
			h.Fatalf("%s: %v\n%s", expression, err, html)
		}
	}
}

func (h *harness) do(tab context.Context, script string) {
	h.Helper()
	if _, err := chromedp.Run(tab, chromedp.Evaluate[chromedp.Void](script)); err != nil {
		h.Fatalf("%s: %v", script, err)
	}
}

func livePage(text, style string) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title><link rel="icon" href="icon.svg">
<link rel="stylesheet" href="%s"></head><body><header>Site</header><nav class="toc">%[1]s</nav><main><h1>%[1]s</h1>
<details><summary>More</summary>x</details><details><summary>Other</summary>y</details>
<form><input name="find"><input type="checkbox" name="mine"></form><p>%[3]s</p></main></body></html>`, text, style, strings.Repeat("<br>", 200))
}

func liveBook(number uint64, text string) site {
	style := fmt.Sprintf("style-%s.css", text)
	return site{number: number, pages: map[string]string{
		"": livePage(text, style), style: "main{}", "icon.svg": "", "gone/": livePage("gone", "../"+style), "404.html": page("nothing"),
	}}
}

const panelText = `[...document.body.children].map(e => e.shadowRoot && e.shadowRoot.querySelector("[role=alert]").textContent).join("")`

func TestLive(t *testing.T) {
	script, err := os.ReadFile("../../static/live.js")
	if err != nil {
		t.Fatal(err)
	}
	h := start(t, Options{Script: script, Words: Words{Gone: "Gone from the site"}})
	h.Swap(liveBook(1, "one"), nil)
	all := chromium.Tab(t)
	first := h.tab(all, "/")
	second := h.tab(all, "/gone/")
	h.until(first, `document.title === "one"`)
	h.do(first, `window.same = true; document.querySelector("details").open = true;
		document.querySelector("[name=mine]").checked = true;
		let i = document.querySelector("[name=find]"); i.value = "typed"; i.focus({preventScroll: true}); i.setSelectionRange(1, 3); scrollTo(0, 400)`)

	h.Swap(liveBook(2, "two"), nil)
	h.until(first, `document.title === "two" && document.querySelector("h1").textContent === "two"`)
	h.until(first, `document.querySelector("nav.toc").textContent === "two" && document.querySelectorAll("nav.toc").length === 1`)
	h.until(first, `[...document.querySelectorAll("link[rel=stylesheet]")].map(l => l.getAttribute("href")).join() === "style-two.css"`)
	h.until(first, `window.same && document.querySelector("details").open && !document.querySelectorAll("details")[1].open`)
	h.until(first, `(() => { let i = document.activeElement; return i.value === "typed" && i.selectionStart === 1 && i.selectionEnd === 3 })()`)
	h.until(first, `document.querySelector("[name=mine]").checked && scrollY === 400`)
	if n := len(h.streams); n != 1 {
		t.Errorf("two tabs hold %d streams", n)
	}

	h.Swap(liveBook(2, "two"), Trouble{{"accounts/a.md", 3, 5, "error", "expected a date, found <b>", "write 2026-01-31", "due: <b>"}})
	h.until(first, panelText+`.includes("accounts/a.md:3:5 expected a date, found <b>due: <b>write 2026-01-31")`)
	h.do(first, `[...document.body.children].find(e => e.shadowRoot).shadowRoot.querySelector("button").click()`)
	h.until(first, `[...document.body.children].find(e => e.shadowRoot).shadowRoot.querySelector("ol").hidden`)

	next := liveBook(3, "three")
	delete(next.pages, "gone/")
	h.Swap(next, nil)
	h.until(first, `document.title === "three" && !`+panelText+` && window.same`)
	h.until(second, panelText+`.includes("Gone from the site")`)

	// The tab that holds the stream closes: the other one takes over.
	if err := chromedp.Do(first, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	h.Swap(liveBook(4, "four"), nil)
	h.until(second, `document.title === "gone" && !`+panelText)
}

// TestManyTabs opens more tabs than the six connections that a browser opens to a
// host. Each shows every build, and one stream does for all of them, whichever tab
// goes.
func TestManyTabs(t *testing.T) {
	script, err := os.ReadFile("../../static/live.js")
	if err != nil {
		t.Fatal(err)
	}
	h := start(t, Options{Script: script})
	h.Swap(liveBook(1, "one"), nil)
	all := chromium.Tab(t)
	var tabs [8]context.Context
	for i := range tabs {
		tabs[i] = h.tab(all, []string{"/", "/gone/"}[i%2])
	}
	for round, text := range []string{"two", "three", "four"} {
		h.Swap(liveBook(uint64(round+2), text), nil)
		for i := range tabs {
			if tabs[i] != nil {
				h.until(tabs[i], fmt.Sprintf(`document.querySelector("link[rel=stylesheet]").getAttribute("href").includes("style-%s.css")`, text))
			}
		}
		if n := len(h.streams); n != 1 {
			t.Errorf("the tabs hold %d streams", n)
		}
		if err := chromedp.Do(tabs[round], chromedp.Navigate("about:blank")); err != nil { // the first still there holds the stream
			t.Fatal(err)
		}
		tabs[round] = nil
	}
}
