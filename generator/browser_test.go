package generator_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/chromium"
	"stratbook/generator/plan"
)

// What the scripts of a page do is tested as a reader has it at worst: from a
// folder on a disk, where no request may be made.

// onDisk builds a book into a folder and returns the folder's address.
func onDisk(t *testing.T, change func(*generator.Options)) string {
	t.Helper()
	dir := t.TempDir()
	day, _ := plan.ParseDate(content.Day)
	o := generator.Options{Content: content.Files(), AsOf: day, Out: dir, Portable: true}
	if change != nil {
		change(&o)
	}
	if _, err := generator.Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(dir) + "/"
}

// tab is a page as somebody has it before them.
type tab struct {
	*testing.T
	ctx context.Context
}

// open opens an address in a tab of its own. What the browser complains about
// there, such as a request that fails, fails the test.
func open(t *testing.T, browser context.Context, address string) tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	messages := chromedp.Console(ctx)
	var listening sync.WaitGroup
	listening.Go(func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			t.Errorf("%s: the browser says %s", address, m)
		}
	})
	t.Cleanup(func() {
		cancel()
		listening.Wait()
	})
	x := tab{t, ctx}
	x.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address))
	return x
}

func (x tab) do(steps ...chromedp.Action[chromedp.Void]) {
	x.Helper()
	if err := chromedp.Do(x.ctx, steps...); err != nil {
		x.Fatal(err)
	}
}

// eval is the value of an expression in the page.
func eval[T any](x tab, expression string) T {
	x.Helper()
	value, err := chromedp.Run(x.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		x.Fatalf("%s: %v", expression, err)
	}
	return value
}

// until waits for an expression to be true.
func (x tab) until(expression string) {
	x.Helper()
	for limit := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if eval[bool](x, "!!("+expression+")") {
			return
		}
		if time.Now().After(limit) {
			x.Fatalf("never: %s; the page says %q", expression, eval[string](x, "document.body.innerText.slice(0, 2000)"))
		}
	}
}

// point moves the pointer onto the middle of an element.
func (x tab) point(element string) {
	x.Helper()
	at := eval[[]float64](x, fmt.Sprintf(`(() => {
		const e = %s;
		e.scrollIntoView({ block: "center", behavior: "instant" });
		const r = e.getClientRects()[0];
		return [r.x + r.width / 2, r.y + r.height / 2];
	})()`, element))
	x.do(chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1]))
}

func TestScripts(t *testing.T) {
	site, browser := onDisk(t, nil), chromium.Tab(t)
	t.Run("cards", func(t *testing.T) { cards(open(t, browser, site+"accounts/karnwald-turbo/index.html")) })
	t.Run("contents", func(t *testing.T) { contents(open(t, browser, site+"accounts/karnwald-turbo/index.html")) })
	t.Run("contents of a short page", func(t *testing.T) {
		x := open(t, browser, site+"accounts/halden-marsh/visits/2026-12-03-board/index.html")
		x.until(`document.querySelector("nav.toc [aria-current]")?.hash === "#purpose"`)
	})
	t.Run("filter", func(t *testing.T) {
		filter(open(t, browser, site+"accounts/karnwald-turbo/organisation/index.html"))
	})
}

// cards holds that a link to somebody raises a card with the facts that matter
// here, for the pointer and for the keyboard; that it stays while the pointer is
// on it, and that Escape closes it.
func cards(x tab) {
	const card = `document.getElementById("site.card")`
	const birgit = `document.querySelector("#next a[href='people/birgit-aigner/index.html']")`
	x.point(birgit)
	x.until(card)
	said := eval[string](x, card+".innerText")
	for _, want := range []string{"Birgit Aigner", "Parts Planner", "neutral · gatekeeper · influence 2", "Last met 12 Nov", "1 overdue · 4 open"} {
		if !strings.Contains(said, want) {
			x.Errorf("the card does not say %q: %q", want, said)
		}
	}
	if !eval[bool](x, birgit+`.getAttribute("aria-describedby") === `+card+`.id && `+card+`.getAttribute("role") === "tooltip"`) {
		x.Error("the card is not told to those who cannot see it")
	}
	x.point(card)
	time.Sleep(500 * time.Millisecond) // longer than a card waits before it goes
	x.until(card)
	x.do(chromedp.KeyEvent(kb.Escape))
	x.until("!" + card)
	x.point(`document.querySelector("h1")`)

	// The link before stands in the row above; Tab leads from it to the person.
	eval[bool](x, `(() => {
		const all = [...document.querySelectorAll("a[href], summary")];
		all[all.indexOf(`+birgit+`) - 1].focus();
		return true;
	})()`)
	x.do(chromedp.KeyEvent(kb.Tab))
	x.until(card)
	x.do(chromedp.KeyEvent(kb.Escape))
	x.until("!" + card)
	if !eval[bool](x, "document.activeElement === "+birgit) {
		x.Error("Escape took the focus away")
	}
	x.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
	x.until(card)
	x.do(chromedp.KeyEvent(kb.Tab))
	x.until("!" + card)

	x.do(chromedp.EmulateViewport(360, 640))
	x.point(`document.querySelector("#coverage a[href$='ines-kowarik/index.html']")`)
	x.until(card)
	at := eval[[]float64](x, `(() => { const r = `+card+`.getBoundingClientRect(); return [r.left, r.top, innerWidth - r.right, innerHeight - r.bottom]; })()`)
	if slices.Min(at) < 0 {
		x.Errorf("on a narrow screen the card is out of sight: %v from the left, the top, the right, the bottom", at)
	}
}

// contents holds that the list of contents marks the part in view, after
// scrolling and after following one of its own links.
func contents(x tab) {
	const marked = `[...document.querySelectorAll("nav.toc [aria-current]")].map((a) => a.hash).join()`
	x.until(marked + ` === "#next"`)
	for _, id := range []string{"organisation", "take", "linked-from", "issues"} {
		x.do(chromedp.Click(chromedp.CSS(`nav.toc a[href="#` + id + `"]`)))
		x.until(marked + ` === "#` + id + `"`)
	}
	eval[bool](x, `scrollTo({ top: document.getElementById("power").offsetTop - 20, behavior: "instant" }), true`)
	x.until(marked + ` === "#power"`)
	eval[bool](x, `scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }), true`)
	x.until(marked + ` === "#linked-from"`)
}

// filter holds that a filter fades whom it leaves out, in the picture and in the
// list, and says how many are left.
func filter(x tab) {
	const faded = `[...document.querySelectorAll(".box.faded")].length`
	x.until(`!document.querySelector("form.waiting")`)
	if n := eval[int](x, faded); n != 0 {
		x.Errorf("%d are faded before anything is chosen", n)
	}
	x.choose("stance", "opponent")
	if n := eval[int](x, faded); n != 10 {
		x.Errorf("of 12 people 2 are against it, and %d are faded", n)
	}
	if said := eval[string](x, `document.querySelector("form.filter output").textContent`); said != "2 of 12" {
		x.Errorf("the filter says %q", said)
	}
	kept := eval[string](x, `[...document.querySelectorAll(".leaf:not(.faded) a")].map((a) => a.textContent).sort().join()`)
	if kept != "Franz Moser,Ines Kowarik" {
		x.Errorf("the list keeps %q", kept)
	}
	x.choose("met", "no")
	if n := eval[int](x, faded); n != 11 {
		x.Errorf("one who is against it was never met, and %d of 12 are faded", n)
	}
	if seen := eval[string](x, `getComputedStyle(document.querySelector(".box.faded text")).opacity`); seen == "1" {
		x.Error("whom the filter leaves out looks like the others")
	}
	x.choose("stance", "")
	x.choose("met", "")
	if n := eval[int](x, faded); n != 0 {
		x.Errorf("%d are faded when all are asked for", n)
	}
}
