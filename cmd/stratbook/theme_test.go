package main

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"stratbook/generator/chromium"
)

// TestTheme is a reader who has the site lighter or darker than the system, from
// page to page and in every tab; paper stays white, and who runs no script has
// what the system has and no switch.
func TestTheme(t *testing.T) {
	url := hosted(t, sampleIn(t, "en"))
	all := chromium.Tab(t)
	tab, other := visit(t, all, url), visit(t, all, url+"people/")
	const (
		dark   = `getComputedStyle(document.body).backgroundColor.startsWith("oklch(0.19")`
		light  = `getComputedStyle(document.body).backgroundColor.startsWith("oklch(0.992")`
		button = `document.querySelector("button.theme")`
		click  = button + `.click(), true`
	)
	shown := func(tab context.Context, says, colours string) {
		t.Helper()
		until(t, tab, button+`.title === "Colours: `+says+`" && `+colours)
	}
	media(t, tab, "", "dark")
	shown(tab, "as the system has them", dark)
	media(t, tab, "", "light")
	shown(tab, "as the system has them", light)
	until(t, tab, click)
	shown(tab, "light", light)
	media(t, tab, "", "dark")
	shown(tab, "light", light)
	until(t, tab, click)
	shown(tab, "dark", dark)
	media(t, other, "", "light")
	shown(other, "dark", dark)
	if err := chromedp.Do(other, chromedp.Navigate(url+"accounts/")); err != nil {
		t.Fatal(err)
	}
	shown(other, "dark", dark)
	until(t, other, `(() => { // no page is first drawn in what was not chosen
		const [theme, style] = document.head.querySelectorAll("script, link[rel=stylesheet]");
		return theme.matches("script:not([defer], [async])") && style.matches("link");
	})()`)
	media(t, other, "print", "dark")
	until(t, other, `getComputedStyle(document.documentElement).colorScheme === "light"`)

	bare := visit(t, all, "about:blank")
	media(t, bare, "", "dark")
	withoutScripts := func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return chromedp.Void{}, err
	}
	if err := chromedp.Do(bare, withoutScripts, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	until(t, bare, dark+` && getComputedStyle(`+button+`).display === "none"`)
}

// TestMark holds that the site's mark and icon are there.
func TestMark(t *testing.T) {
	s := sampleIn(t, "en")
	tab := visit(t, chromium.Tab(t), hosted(t, s)+"accounts/")
	until(t, tab, `document.querySelector(".home img").naturalWidth > 0`)
	until(t, tab, `document.querySelector("link[rel=icon]").href === document.querySelector(".home img").src`)
}
