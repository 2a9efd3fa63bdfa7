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
	for _, theme := range []string{"dark", "light"} { // the reader's choice, whatever the system has
		h.do(first, `document.documentElement.style.colorScheme = "`+theme+`"`)
		h.until(first, `(() => {
			const panel = [...document.body.children].find(e => e.shadowRoot).shadowRoot.querySelector("section");
			return (getComputedStyle(panel).backgroundColor === "rgb(43, 29, 27)") === `+fmt.Sprint(theme == "dark")+`;
		})()`)
	}
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

// framed is a page as the site has it: scripts hold on to a search box and a switch
// in its header, it has wide tables and long parts, and words of the frame's own.
func framed(site, search, class, above, rest string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>` + site + `</title><link rel="icon" href="icon.svg"></head><body>
<a class="skip" href="#main">To ` + site + `</a><header class="top"><a class="home" href="./">` + site + `</a><nav><a href="./">` + site + ` news</a></nav>
<form class="search" action="search/"><input name="q" placeholder="` + search + `"></form><button class="theme" data-light="Light">T</button></header>
<div class="page ` + class + `"><main id="main"><section id="one"><p>` + above + `</p></section><section id="two"><p>` + strings.Repeat("<br>", 200) + `</p></section>
<section id="three"><div class="table" tabindex="0"><p>` + strings.Repeat("wide ", 500) + `</p></div>` + rest + strings.Repeat("<br>", 200) + `</section></main></div></body></html>`
}

// TestLiveFrame holds that a page in place is the page that a reload would bring,
// all around the main part too, and that a reader is still where they were.
func TestLiveFrame(t *testing.T) {
	script, err := os.ReadFile("../../static/live.js")
	if err != nil {
		t.Fatal(err)
	}
	h := start(t, Options{Script: script})
	number := uint64(0)
	swap := func(page string) {
		number++
		h.Swap(site{number: number, pages: map[string]string{"": page, "icon.svg": "",
			"style.css": ".table { overflow: auto; width: 20rem; white-space: nowrap } form { margin: 0 }"}}, nil)
	}
	const sheet = `</title><link rel="stylesheet" href="style.css">`
	styled := func(page string) string { return strings.Replace(page, "</title>", sheet, 1) }
	swap(styled(framed("First", "Search", "narrow", "short", "old")))
	tab := h.tab(chromium.Tab(t), "/")
	h.do(tab, `window.same = true; window.pressed = 0;
		document.querySelector("button.theme").addEventListener("click", () => { pressed++; });
		document.querySelector(".table").scrollLeft = 150;
		scrollTo({ top: document.getElementById("three").offsetTop - 100, behavior: "instant" });
		{ let i = document.querySelector("[name=q]"); i.value = "typed"; i.focus({ preventScroll: true }); i.setSelectionRange(2, 4); }`)

	long := strings.Repeat("A sentence that was not there before. <br>", 30)
	swap(styled(framed("Second", "Search", "wide", long, "new")))
	h.until(tab, `document.title === "Second" && document.querySelector("a.home").textContent === "Second" && document.querySelector("a.skip").textContent === "To Second"`)
	h.until(tab, `document.querySelector("header nav").textContent === "Second news" && document.querySelector("div.page").classList.contains("wide")`)
	h.until(tab, `document.querySelectorAll("header, main, a.skip, form.search, button.theme, div.page").length === 6`)
	h.until(tab, `(() => { document.querySelector("button.theme").click(); return window.same && pressed > 0; })()`)
	h.until(tab, `(() => { let i = document.activeElement; return i.name === "q" && i.value === "typed" && i.selectionStart === 2 && i.selectionEnd === 4 })()`)
	h.until(tab, `document.querySelector(".table").scrollLeft === 150`)
	h.until(tab, `Math.abs(document.getElementById("three").getBoundingClientRect().top - 100) <= 1`)
	h.do(tab, `document.querySelector(".table").focus({ preventScroll: true })`)
	swap(styled(framed("Second", "Search", "wide", "short", "newer")))
	h.until(tab, `document.querySelector("#three").textContent.includes("newer") && document.activeElement.className === "table"`)
	h.until(tab, `Math.abs(document.getElementById("three").getBoundingClientRect().top - 100) <= 1`)

	// Other words in what is held: the page is loaded anew.
	swap(styled(framed("Second", "Suchen", "wide", "short", "newer")))
	h.until(tab, `!window.same && document.querySelector("[name=q]").placeholder === "Suchen"`)
}

// TestLiveSleeps lets a tab sleep while builds come: it does nothing meanwhile, and
// has caught up as soon as it is looked at, whatever was wrong or gone in between.
func TestLiveSleeps(t *testing.T) {
	script, err := os.ReadFile("../../static/live.js")
	if err != nil {
		t.Fatal(err)
	}
	h := start(t, Options{Script: script})
	h.Swap(liveBook(1, "one"), nil)
	all := chromium.Tab(t)
	tab, awake := h.tab(all, "/"), h.tab(all, "/")
	show := func(hidden bool) {
		h.do(tab, fmt.Sprintf(`Object.defineProperty(document, "hidden", { configurable: true, value: %v }); document.dispatchEvent(new Event("visibilitychange"))`, hidden))
	}
	h.do(tab, `window.same = true`)
	show(true)
	h.Swap(liveBook(2, "two"), nil)
	h.Swap(liveBook(2, "two"), Trouble{{"accounts/a.md", 3, 5, "error", "wrong", "", ""}})
	h.until(awake, `document.title === "two" && `+panelText+`.includes("wrong")`)
	h.until(tab, `document.title === "one" && !`+panelText)
	show(false)
	h.until(tab, `document.title === "two" && `+panelText+`.includes("wrong")`)
	show(true)
	gone := liveBook(3, "three")
	delete(gone.pages, "")
	h.Swap(gone, nil)
	h.Swap(liveBook(4, "four"), nil)
	h.until(awake, `document.title === "four"`)
	show(false)
	h.until(tab, `document.title === "four" && !`+panelText+` && window.same`)
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
