package search_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/chromium"
	"stratbook/generator/plan"
	"stratbook/generator/search"
	"stratbook/generator/site"
)

// sample is the site of the sample book.
func sample(t testing.TB, o generator.Options) *generator.Result {
	t.Helper()
	o.AsOf, _ = plan.ParseDate(content.Day)
	if o.Content == nil {
		o.Content = content.Files()
	}
	result, err := generator.NewReader().Read(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// rendered is a site as a host has it.
func rendered(s *site.Site) func(path string) ([]byte, bool) {
	return func(path string) ([]byte, bool) {
		address := strings.TrimSuffix(path, "index.html")
		if !s.Has(address) {
			return nil, false
		}
		content, err := s.Render(address)
		return content, err == nil
	}
}

// The field, what it says of itself, what it offers, and what is told aloud.
const (
	field   = `document.querySelector("form.search input")`
	expects = `document.querySelector("[role=status]").textContent`
	offers  = `[...document.querySelectorAll('[id="site.found"] a')]`
	results = `[...document.querySelectorAll("#results ol a")]`
)

// TestBox searches as a reader does who never touches the mouse.
func TestBox(t *testing.T) {
	_, url := host(t, rendered(sample(t, generator.Options{}).Site))
	x := open(t, chromium.Tab(t), url+"accounts/halden-marsh/")
	x.press("/")
	x.until(`document.activeElement === ` + field + ` && ` + field + `.value === ""`)
	x.press("hal")
	x.until(offers + `.length > 1 && ` + field + `.getAttribute("aria-expanded") === "true"`)
	x.until(offers + `[0].textContent.includes("Halden Marsh Packaging") && ` + offers + `[0].querySelector("mark").textContent === "Hal"`)
	x.until(offers + `.every((a) => a.getAttribute("role") === "option" && a.tabIndex === -1)`)
	x.until(expects + `.match(/^\d+ results$/)`)

	x.press(kb.ArrowUp) // the last of them leads to all
	x.until(`document.getElementById(` + field + `.getAttribute("aria-activedescendant")).textContent.match(/^All \d+$/)`)
	x.press(kb.ArrowDown) // the field again
	x.until(field + `.hasAttribute("aria-activedescendant") === false`)
	x.press(kb.ArrowDown + kb.ArrowDown + kb.ArrowUp)
	x.until(`document.getElementById(` + field + `.getAttribute("aria-activedescendant")) === ` + offers + `[0]`)
	x.until(offers + `[0].getAttribute("aria-selected") === "true"`)

	x.press(kb.Escape)
	x.until(offers + `.length === 0 && ` + field + `.getAttribute("aria-expanded") === "false" && ` + field + `.value === "hal"`)
	x.press("/") // a letter like any other now
	x.until(field + `.value === "hal/" && ` + offers + `.length > 1`)
	x.press(kb.Backspace + kb.ArrowDown + kb.Enter)
	x.until(`location.pathname === "/accounts/halden-marsh/" && document.title.startsWith("Halden Marsh Packaging")`)

	x.visit(url + "people/")
	x.press("/zzzz")
	x.until(expects + `.startsWith("Nothing has these words") && ` + offers + `.length === 0`)
	x.press(strings.Repeat(kb.Backspace, 4) + "seal")
	x.until(offers + `.length === 9`)
	x.press(kb.Enter) // nothing chosen: all of them
	x.until(`location.pathname === "/search/" && new URLSearchParams(location.search).get("q") === "seal" && ` + results + `.length > 9`)
}

// TestOwnAccountFirst holds that the box puts first what belongs to the account in
// which the reader stands, and hands that on to the page of results.
func TestOwnAccountFirst(t *testing.T) {
	_, url := host(t, rendered(sample(t, generator.Options{}).Site))
	x := open(t, chromium.Tab(t), url)
	first := func(address string) string {
		x.visit(url + address)
		x.press("/数据")
		x.until(offers + `.length > 2`)
		return value[string](x, offers+`[0].pathname`)
	}
	for _, account := range []string{"accounts/yuanhe-pump/", "accounts/hengtu-logistics/"} {
		if got := first(account); !strings.HasPrefix(got, "/"+account) {
			t.Errorf("in %s the first is %s", account, got)
		}
		shown := value[string](x, offers+`[0].pathname`)
		x.press(kb.Enter)
		x.until(`location.pathname === "/search/" && ` + results + `.length > 2 && ` + results + `.some((a) => a.pathname === ` + quoted(shown) + `)`)
		x.until(`new URLSearchParams(location.search).get("in") === ` + quoted(strings.Split(account, "/")[1]))
	}
}

// TestResults walks through the page of results.
func TestResults(t *testing.T) {
	_, url := host(t, rendered(sample(t, generator.Options{}).Site))
	x := open(t, chromium.Tab(t), url+"search/?q=pump")
	x.until(`document.activeElement === ` + field + ` && ` + field + `.value === "pump" && ` + results + `.length > 8`)
	x.until(`document.querySelectorAll("form.search").length === 1`)
	x.until(`[...document.querySelectorAll("#results h2")].map((h) => h.textContent).includes("Accounts")`)
	x.until(`document.querySelectorAll("#results .passage mark").length > 0`)

	// As many as the kind says, and no others.
	chip := `[...document.querySelectorAll(".kinds a")].find((a) => a.textContent.startsWith("Accounts"))`
	x.until(chip + `.textContent.match(/\d+/)`)
	n := value[float64](x, `+`+chip+`.querySelector(".n").textContent`)
	value[any](x, chip+`.click()`)
	x.until(fmt.Sprintf(`location.search === "?q=pump&kind=account" && %s.length === %v && document.querySelectorAll("#results h2").length === 1`, results, n))
	x.until(chip + `.getAttribute("aria-current") === "true"`)
	value[any](x, `history.back()`)
	x.until(`location.search === "?q=pump" && document.querySelectorAll("#results h2").length > 1`)

	// By keyboard through the results and back.
	x.press(kb.ArrowDown)
	x.until(`document.activeElement === ` + results + `[0]`)
	x.press(kb.ArrowDown)
	x.until(`document.activeElement === ` + results + `[1]`)
	x.press(kb.Escape)
	x.until(`document.activeElement === ` + field)

	// What is typed stands in the address, so that it can be sent.
	x.press("pumps 质量")
	x.until(`new URLSearchParams(location.search).get("q") === "pumps 质量"`)
	x.until(expects + `.startsWith("Nothing has all of these words") && ` + results + `.length > 0`)
	x.press(strings.Repeat(kb.Backspace, 8))
	x.until(results + `.length === 0 && ` + expects + ` === ""`)
	x.press("flags")
	x.until(results + `[0].pathname === "/flags/"`)
	x.press(kb.ArrowDown + kb.Enter)
	x.until(`location.pathname === "/flags/"`)
}

// TestMore holds that of many results of a kind a few are shown at a time.
func TestMore(t *testing.T) {
	_, url := host(t, rendered(sample(t, generator.Options{}).Site))
	x := open(t, chromium.Tab(t), url+"search/?q=a&kind=rule")
	x.until(results + `.length === 20`)
	for range 2 {
		x.until(`document.querySelector("#results > button")`)
		value[any](x, `document.querySelector("#results > button").click()`)
	}
	x.until(results + `.length === 60`)
}

// TestFromDisk opens the folder of a portable build without any host.
func TestFromDisk(t *testing.T) {
	s := sample(t, generator.Options{Portable: true}).Site
	dir := t.TempDir()
	for _, address := range s.Addresses() {
		content, err := s.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, filepath.FromSlash(site.File(address)))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	x := open(t, chromium.Tab(t), "file://"+dir+"/accounts/halden-marsh/index.html")
	x.press("/冷链")
	x.until(offers + `.length > 1`)
	x.press(kb.Enter)
	x.until(`location.pathname.endsWith("/search/index.html") && location.search.includes("q=") && ` + results + `.length > 1`)
	x.until(`document.querySelector("#results mark").textContent === "冷链"`)
	x.press(kb.Backspace + kb.Backspace + "halden")
	x.until(results + `[0].textContent.includes("Halden Marsh")`)
	x.press(kb.ArrowDown + kb.Enter)
	x.until(`location.pathname.endsWith("/accounts/halden-marsh/index.html") && document.title.startsWith("Halden")`)
}

// TestLanguages searches one book from sites in three languages, in either Chinese
// script, and gets the same.
func TestLanguages(t *testing.T) {
	all := chromium.Tab(t)
	for _, test := range []struct{ language, status, label string }{
		{"en", " results", "Search"}, {"zh-Hans", " 条结果", "搜索"}, {"zh-Hant", " 筆結果", "搜尋"},
	} {
		t.Run(test.language, func(t *testing.T) {
			_, url := host(t, rendered(sample(t, generator.Options{Language: test.language}).Site))
			x := open(t, all, url)
			x.until(field + `.getAttribute("aria-label") === ` + quoted(test.label))
			var shown [2]string
			for i, question := range []string{"设备", "設備"} {
				x.visit(url + "search/?q=" + question)
				x.until(results + `.length > 3 && ` + expects + `.endsWith(` + quoted(test.status) + `)`)
				x.until(`document.querySelectorAll("#results mark").length > 3`)
				shown[i] = value[string](x, results+`.map((a) => a.pathname + a.hash).join()`)
			}
			if shown[0] != shown[1] {
				t.Errorf("simplified finds %s\ntraditional %s", shown[0], shown[1])
			}
			x.until(`!document.documentElement.lang.startsWith("en") || document.querySelector("#results [lang^=zh]")`)
		})
	}
}

// TestBuiltAnew holds that a page finds what it is asked for when the site was built
// anew under it: at once where parts are gone that it knew of, else when the reader
// comes back to the field.
func TestBuiltAnew(t *testing.T) {
	var index atomic.Pointer[search.Index]
	index.Store(search.New(inputOf(manyThings(3000))))
	_, url := host(t, bare(t, index.Load))
	x := open(t, chromium.Tab(t), url)
	x.press("/name7")
	x.until(offers + `.length > 1`)
	index.Store(search.New(inputOf(manyThings(3500))))
	x.press(strings.Repeat(kb.Backspace, 5) + string(rune(0x4E00+3400)))
	x.until(offers + `.length === 1 && ` + offers + `[0].textContent.startsWith("name3400")`)
	index.Store(search.New(inputOf(manyThings(3600))))
	x.press(kb.Escape + kb.Escape + "/name3550")
	x.until(offers + `.length === 1 && ` + offers + `[0].textContent.startsWith("name3550")`)
}
