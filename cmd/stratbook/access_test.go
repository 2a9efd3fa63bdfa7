package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/plan"
	"stratbook/generator/site"
)

// tools is where what pages are held against is installed.
const tools = "testdata/npm/node_modules/"

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

// hosted serves a site as a plain web server does, until the test ends.
func hosted(t *testing.T, s *site.Site) (url string) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address := strings.TrimPrefix(r.URL.Path, "/")
		page, err := s.Render(address)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", contentType(site.File(address)))
		w.Write(page)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// audit is what axe-core finds wrong with the page in a tab: a line for each
// rule and place. Rules that it cannot settle by itself are not among them.
const audit = `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then(found => found.violations.flatMap(rule =>
	rule.nodes.map(node => rule.id + ": " + node.target + "\n" + node.failureSummary)))`

// TestAccess holds a page of each kind of the sample book's site, in every
// language, in the light and in the dark, to WCAG 2.2 AA as far as a program can
// tell.
func TestAccess(t *testing.T) {
	axe, err := os.ReadFile(tools + "axe-core/axe.min.js")
	if err != nil {
		t.Fatal("axe-core is needed: run make browser: ", err)
	}
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		t.Run(language, func(t *testing.T) {
			s := sampleIn(t, language)
			url := hosted(t, s)
			tab := browser(t)
			for _, address := range pageKinds(t, s) {
				for _, scheme := range []string{"light", "dark"} {
					accessible(t, tab, string(axe), url+address, scheme)
				}
			}
		})
	}
}

// prefers sets whether the reader's system is light or dark.
func prefers(scheme string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return chromedp.Void{}, err
	}
}

func accessible(t *testing.T, tab context.Context, axe, address, scheme string) {
	t.Helper()
	if err := chromedp.Do(tab, prefers(scheme), chromedp.Navigate(address)); err != nil {
		t.Fatal(address, ": ", err)
	}
	if _, err := chromedp.Run(tab, chromedp.Evaluate[bool](axe+"; true")); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(tab, chromedp.Evaluate[[]string](audit, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(address, ": ", err)
	}
	for _, line := range found {
		t.Errorf("%s in the %s: %s", address, scheme, line)
	}
}
