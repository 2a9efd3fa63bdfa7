package generator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"stratbook/generator/chromium"
	"stratbook/generator/site"
)

// TestSieve narrows the page of all flags down in a browser: what is left out
// fades and sinks, the counts follow, and the address holds what was chosen.
func TestSieve(t *testing.T) {
	s := sample(t, nil).Site
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address := strings.TrimPrefix(r.URL.Path, "/")
		page, err := s.Render(address)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		switch file := site.File(address); {
		case strings.HasSuffix(file, ".css"):
			w.Header().Set("Content-Type", "text/css")
		case strings.HasSuffix(file, ".js"):
			w.Header().Set("Content-Type", "text/javascript")
		}
		w.Write(page)
	}))
	defer server.Close()
	tab := chromium.Tab(t)
	is := func(want string, expression string) {
		t.Helper()
		got, err := chromedp.Run(tab, chromedp.Evaluate[string]("String("+expression+")"))
		if err != nil || got != want {
			t.Errorf("%s is %q, %v, want %q", expression, got, err, want)
		}
	}
	do := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(tab, steps...); err != nil {
			t.Fatal(err)
		}
	}
	const (
		owner    = `document.querySelector('[data-group="owner"] [data-key="li-na"]')`
		shown    = `Array.from(document.querySelectorAll("main .flag:not(.faded)"))`
		sections = `Array.from(document.querySelectorAll("main section")).filter(s => s.querySelector(".flag"))`
	)
	do(chromedp.Navigate(server.URL + "/flags/"))
	is("0", `document.querySelectorAll(".faded").length`)
	is("visible", `getComputedStyle(document.querySelector('[data-group="severity"]')).visibility`)
	counted, err := chromedp.Run(tab, chromedp.Evaluate[string](owner+`.querySelector(".n").textContent`))
	if err != nil {
		t.Fatal(err)
	}

	do(chromedp.Click(chromedp.CSS(`[data-group="owner"] [data-key="li-na"]`)))
	is("?owner=li-na", "location.search")
	is("true", owner+`.getAttribute("aria-current")`)
	is(counted, shown+`.filter(f => !f.classList.contains("aside")).length`)
	is("true", shown+`.every(f => f.dataset.owner === "li-na")`)
	is("true", sections+`.map(s => s.classList.contains("faded")).join().lastIndexOf("false") < `+sections+`.map(s => s.classList.contains("faded")).join().indexOf("true")`)

	do(chromedp.Click(chromedp.CSS(`[data-group="step"] [data-key="take"]`)))
	is("?owner=li-na&step=take", "location.search")
	is("true", shown+`.every(f => f.dataset.owner === "li-na" && f.dataset.step === "take")`)
	is("0", `document.querySelector('[data-group="account"] [data-key="karnwald-turbo"] .n').textContent`)

	do(chromedp.NavigateBack())
	is("?owner=li-na", "location.search")
	is(counted, shown+`.filter(f => !f.classList.contains("aside")).length`)

	do(chromedp.Navigate(server.URL + "/flags/?severity=aside"))
	is("5", shown+".length")
	is("true", shown+`.every(f => f.classList.contains("aside"))`)
	do(chromedp.Click(chromedp.CSS(`[data-group="severity"] [data-key="aside"]`)))
	is("", "location.search")
	is("commitment-missing", sections+`[0].id`)
}
