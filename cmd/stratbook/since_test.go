package main

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"stratbook/generator/chromium"
)

// TestSince reads a site that was made on 21 November on later days: what has
// become overdue since says so by itself, where it stands and at the head of the
// page, and what was only asked for, or was late already, stays as it is.
func TestSince(t *testing.T) {
	dir := t.TempDir()
	plan := filepath.Join(dir, "content", "accounts", "acme.md")
	text := "---\naccount: Acme\nstakeholders:\n  - {id: ann, name: Ann}\n  - {id: bob, name: Bob}\ncommitments:\n" +
		"  - {id: late, text: Sends the drawing, who: ann, due: 2026-11-10}\n" +
		"  - {id: soon, text: Runs the trial, who: [ann, bob], due: 2026-11-25}\n" +
		"  - {id: wish, text: Asks the board, who: bob, due: 2026-11-24, status: asked}\n" +
		"  - {id: later, text: Signs, who: ann, due: 2026-12-03}\n---\n"
	save(t, plan, text)
	url, _ := start(t, dir)
	all := chromium.Tab(t)
	const asOf = `document.querySelector(".asof").textContent`
	when := func(id string) string {
		return `document.querySelector('[data-commitment="` + id + `"] .when').textContent`
	}
	every := func(id, words string) string {
		return `[...document.querySelectorAll('[data-commitment="` + id + `"] .when')].every(e => e.textContent.includes("` + words + `") && e.className.includes("late"))`
	}
	same, next := onDay(t, all, "2026, 10, 21"), onDay(t, all, "2026, 10, 26")
	for _, at := range []string{"", "accounts/acme/", "commitments/", "commitments/by-account/", "commitments/by-person/", "commitments/calendar/"} {
		open(t, same, url+at)
		until(t, same, asOf+` === "as of 21 Nov 2026"`)
		until(t, same, `!document.querySelector("[data-since]")`)

		open(t, next, url+at)
		until(t, next, asOf+` === "as of 21 Nov 2026; 1 promise has become overdue since"`)
		until(t, next, every("soon", "1 day late"))
		until(t, next, `!`+when("wish")+`.includes("late")`)
		if at != "commitments/calendar/" { // which shows the month of its day
			until(t, next, `!`+when("later")+`.includes("late") && `+when("late")+`.includes("11 days late")`)
		}
	}
	tab := onDay(t, all, "2027, 0, 2")
	open(t, tab, url+"accounts/acme/")
	until(t, tab, asOf+` === "as of 21 Nov 2026; 2 promises have become overdue since"`)
	until(t, tab, when("later")+`.includes("30 days late")`)

	// Live reload puts another page in place, which is looked at likewise.
	save(t, plan, strings.Replace(text, "Signs", "Signs the contract", 1))
	until(t, tab, `document.body.textContent.includes("Signs the contract")`)
	until(t, tab, asOf+` === "as of 21 Nov 2026; 2 promises have become overdue since"`)

	save(t, filepath.Join(dir, "content", "book.yaml"), "language: zh-Hans\n")
	until(t, tab, asOf+` === "截至2026年11月21日；此后又有2项承诺逾期"`)
}

// onDay opens a tab whose clock stands still at noon of a day, as JavaScript
// writes it. What the browser complains about fails the test.
func onDay(t *testing.T, parent context.Context, day string) context.Context {
	t.Helper()
	tab, cancel := chromedp.NewContext(parent)
	if err := chromedp.Do(tab); err != nil {
		t.Fatal(err)
	}
	messages := chromedp.Console(tab)
	var listening sync.WaitGroup
	listening.Go(func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if !strings.Contains(m.Text, "404") { // of the icon that a browser asks for
				t.Errorf("on %s the browser says %s", day, m)
			}
		}
	})
	t.Cleanup(func() {
		cancel()
		listening.Wait()
	})
	clock := `(() => { const real = Date, at = new real(` + day + `, 12).getTime();
		window.Date = class extends real { constructor(...a) { if (a.length) super(...a); else super(at); } static now() { return at; } }; })()`
	if _, err := chromedp.Call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: clock}); err != nil {
		t.Fatal(err)
	}
	return tab
}

func open(t *testing.T, tab context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(tab, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
}
