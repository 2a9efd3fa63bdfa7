package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"stratbook/generator/chromium"
	"stratbook/generator/site"
)

// tools is where what pages are held against is installed.
const tools = "testdata/npm/node_modules/"

// hosted serves a site as a plain web server does, until the test ends.
func hosted(t *testing.T, s *site.Site) (url string) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address := strings.TrimPrefix(r.URL.Path, "/")
		page, err := s.Render(address)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", site.ContentType(site.File(address)))
		w.Write(page)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// audit is what axe-core finds wrong with the page in a tab, a line for each rule
// and place, given what it is to run. What it cannot settle by itself is not there.
const audit = `axe.run(%s).then(found => found.violations.flatMap(rule =>
	rule.nodes.map(node => rule.id + ": " + node.target + "\n" + node.failureSummary)))`

// In the dark a page is another only in its colours, and in another language only in
// its words: in what things are called, and what language that is.
const (
	everyRule   = `{resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}`
	colourRules = `{resultTypes: ["violations"], runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}}`
	wordRules   = `{resultTypes: ["violations"], runOnly: {type: "rule", values: ["html-has-lang", "html-lang-valid", "valid-lang", "document-title",
		"button-name", "link-name", "image-alt", "svg-img-alt", "role-img-alt", "label", "select-name", "input-button-name", "summary-name",
		"aria-command-name", "aria-input-field-name", "aria-toggle-field-name", "aria-tooltip-name", "label-content-name-mismatch"]}}`
)

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
			tab := chromium.Tab(t)
			for _, address := range pageKinds(t, s) {
				media(t, tab, "", "light")
				if err := chromedp.Do(tab, chromedp.Navigate(url+address)); err != nil {
					t.Fatal(address, ": ", err)
				}
				if _, err := chromedp.Run(tab, chromedp.Evaluate[bool](string(axe)+"; true")); err != nil {
					t.Fatal(address, ": ", err)
				}
				if language != "en" {
					accessible(t, tab, wordRules, address)
					continue
				}
				accessible(t, tab, everyRule, address+" in the light")
				media(t, tab, "", "dark")
				accessible(t, tab, colourRules, address+" in the dark")
			}
		})
	}
}

// accessible fails the test for what axe-core, which is in the tab, finds.
func accessible(t *testing.T, tab context.Context, rules, page string) {
	t.Helper()
	found, err := chromedp.Run(tab, chromedp.Evaluate[[]string](fmt.Sprintf(audit, rules), chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(page, ": ", err)
	}
	for _, wrong := range found {
		t.Errorf("%s: %s", page, wrong)
	}
}

// media sets what a page in a tab is shown on ("" for a screen), and whether the
// reader's system is light or dark.
func media(t *testing.T, tab context.Context, on, scheme string) {
	t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: on, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if err := chromedp.Do(tab, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, params)
		return chromedp.Void{}, err
	}); err != nil {
		t.Fatal(err)
	}
}
