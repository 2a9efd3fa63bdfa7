package generator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"stratbook/generator"
	"stratbook/generator/chromium"
)

// What the lists of a page are found by in a browser.
const (
	rowNames = `[...document.querySelectorAll(".list tbody tr")].map((r) => r.cells[0].querySelector("a").textContent)`
	rowsLeft = `[...document.querySelectorAll(".list tbody tr:not(.faded)")]`
)

// TestLists sorts and narrows down the lists of a site that is read from a disk:
// by the pointer and by the keyboard, forth and back, and by an address alone.
func TestLists(t *testing.T) {
	site, browser := onDisk(t, nil), chromium.Tab(t)
	t.Run("sort", func(t *testing.T) { sortList(open(t, browser, site+"accounts/index.html")) })
	t.Run("narrow", func(t *testing.T) { narrowList(open(t, browser, site+"people/index.html")) })
	t.Run("counts", func(t *testing.T) { countList(open(t, browser, site+"accounts/index.html")) })
	t.Run("address", func(t *testing.T) {
		x := open(t, browser, site+"visits/index.html?date.from=2026-11-01&date.to=2026-11-30&sort=-date")
		days := eval[[]string](x, rowsLeft+`.map((r) => r.querySelector("time").dateTime)`)
		if len(days) == 0 || slices.Max(days) > "2026-11-30" || slices.Min(days) < "2026-11-01" || !slices.IsSortedFunc(days, func(a, b string) int { return strings.Compare(b, a) }) {
			t.Errorf("in November: %v", days)
		}
	})
	t.Run("several", func(t *testing.T) {
		x := open(t, browser, site+"team/marta-lindqvist/index.html?people.sort=-name")
		if sorted := eval[[]string](x, `[...document.querySelectorAll("[aria-sort]")].map((h) => h.closest(".list").dataset.list + h.textContent + h.ariaSort)`); !slices.Equal(sorted, []string{"people.Namedescending"}) {
			t.Errorf("sorted are %v", sorted)
		}
	})
}

// sortList holds what a head does: sort, turn round, and leave off.
func sortList(x tab) {
	before := eval[[]string](x, rowNames)
	flags := `[...document.querySelectorAll(".list tbody tr")].map((r) => +r.cells[9].textContent)`
	head := func(by string) string { return `document.querySelector("th[data-by='` + by + `']")` }
	x.do(chromedp.Click(chromedp.CSS("th[data-by='flags'] button")))
	if n := eval[[]int](x, flags); !slices.IsSortedFunc(n, func(a, b int) int { return b - a }) || n[0] == 0 {
		x.Errorf("by flags: %v", n)
	}
	x.until(`location.search === "?sort=-flags" && ` + head("flags") + `.ariaSort === "descending"`)
	x.do(chromedp.Click(chromedp.CSS("th[data-by='flags'] button")))
	n := eval[[]int](x, flags)
	if some := slices.Index(n, 0); some < 1 || !slices.IsSorted(n[:some]) || slices.Max(n[some:]) > 0 {
		x.Errorf("the other way round, what has none last: %v", n)
	}
	eval[bool](x, head("account")+`.querySelector("button").focus(), true`)
	x.do(chromedp.KeyEvent(kb.Enter))
	x.until(`location.search === "?sort=account" && ` + head("account") + `.ariaSort === "ascending" && !` + head("flags") + `.ariaSort`)
	x.do(chromedp.KeyEvent(" "))
	x.until(`location.search === "?sort=-account"`)
	x.do(chromedp.KeyEvent(kb.Enter))
	x.until(`location.search === ""`)
	if after := eval[[]string](x, rowNames); !slices.Equal(before, after) {
		x.Errorf("left off: %v, before: %v", after, before)
	}
	x.do(chromedp.NavigateBack())
	x.until(head("account") + `.ariaSort === "descending"`)
}

// choose chooses a value in a form, as a reader does.
func (x tab) choose(name, value string) {
	x.Helper()
	eval[bool](x, fmt.Sprintf(`(() => {
		const field = document.querySelector(".filter [name='%s']");
		field.value = "%s";
		field.dispatchEvent(new Event("change", { bubbles: true }));
		return true;
	})()`, name, value))
}

// narrowList holds that what is left out fades and sinks, that the numbers of
// what could be chosen follow, and that all of it can be gone back from.
func narrowList(x tab) {
	all := eval[int](x, rowsLeft+".length")
	x.choose("stance", "opponent")
	x.until(`location.search === "?stance=opponent"`)
	left := eval[int](x, rowsLeft+".length")
	if left == 0 || left >= all || !eval[bool](x, rowsLeft+`.every((r) => r.cells[3].textContent.trim() === "opponent")`) {
		x.Errorf("%d of %d are against it", left, all)
	}
	if !eval[bool](x, `[...document.querySelectorAll(".list tbody tr")].slice(`+fmt.Sprint(left)+`).every((r) => r.classList.contains("faded"))`) {
		x.Error("what is left out has not sunk to the end")
	}
	if said := eval[string](x, `document.querySelector(".filter output").textContent`); said != fmt.Sprintf("%d of %d", left, all) {
		x.Errorf("the filter says %q", said)
	}
	sum := eval[int](x, `[...document.querySelector("[name=role]").options].slice(1).reduce((n, o) => n + +o.textContent.match(/\((\d+)\)$/)[1], 0)`)
	if sum != left {
		x.Errorf("the roles of %d people count %d", left, sum)
	}
	x.choose("role", "-")
	x.until(`location.search === "?stance=opponent&role=-"`)
	x.do(chromedp.NavigateBack())
	x.until(rowsLeft + ".length === " + fmt.Sprint(left))
	eval[bool](x, `document.dispatchEvent(new CustomEvent("stratbook:page")), true`) // as live reload does
	x.until(rowsLeft + ".length === " + fmt.Sprint(left))
	x.do(chromedp.Click(chromedp.CSS(".filter [type=reset]")))
	x.until(`location.search === "" && ` + rowsLeft + ".length === " + fmt.Sprint(all))
}

// countList holds that a count shows as many as it says.
func countList(x tab) {
	for _, key := range []string{"overdue", "promise", "owner", "visit"} {
		link := `document.querySelector(".list [data-key='` + key + `']")`
		n := eval[int](x, "+"+link+`.querySelector(".n").textContent`)
		x.do(chromedp.Click(chromedp.CSS(".list [data-key='" + key + "']")))
		x.until(`location.search === "?attention=` + key + `" && ` + link + `.ariaCurrent === "true"`)
		if left := eval[int](x, rowsLeft+".length"); left != n || n == 0 {
			x.Errorf("%s: says %d, shows %d", key, n, left)
		}
	}
	x.do(chromedp.Click(chromedp.CSS(".list [data-key='visit']")))
	x.until(`location.search === ""`)
}

// TestChineseOrder holds that the site and the browser agree on Chinese names:
// by pinyin in simplified, by strokes in traditional Chinese.
func TestChineseOrder(t *testing.T) {
	names := "王磊 赵敏 安明 丁一 李娜 张伟 陈浩然"
	people := "---\naccount: 客户\nstakeholders:\n"
	for i, name := range strings.Fields(names) {
		people += fmt.Sprintf("  - {id: p%d, name: %s, role: %s}\n", i, name, []string{"owner", "approver"}[i%2])
	}
	browser := chromium.Tab(t)
	for language, want := range map[string]string{
		"zh-Hans": "安明 陈浩然 丁一 李娜 王磊 张伟 赵敏",
		"zh-Hant": "丁一 王磊 安明 张伟 李娜 陈浩然 赵敏",
	} {
		site := onDisk(t, func(o *generator.Options) {
			o.Language, o.Content = language, fstest.MapFS{"accounts/order.md": {Data: []byte(people + "---\n")}}
		})
		x := open(t, browser, site+"people/index.html")
		for _, sort := range []string{"", "click"} {
			if sort != "" {
				x.do(chromedp.Click(chromedp.CSS("th[data-by='name'] button")))
			}
			if found := eval[[]string](x, rowsLeft+`.map((r) => r.cells[0].querySelector("a").textContent)`); strings.Join(found, " ") != want {
				t.Errorf("%s %s: %v, want %s", language, sort, found, want)
			}
		}
	}
}

// TestSortName holds that sort_name says where somebody stands, on the server
// and, as what the browser sorts by, in the cell.
func TestSortName(t *testing.T) {
	page := pageText(t, sample(t, nil), "people/")
	at := -1
	for _, name := range []string{">Anders Vinther<", `data-sort="Bech, Soren"`, ">Birgit Aigner<", `data-sort="Calloway, Ruth"`, ">Ewan Baird<"} {
		next := strings.Index(page, name)
		if next <= at {
			t.Errorf("%s stands at %d, what should come before it at %d", name, next, at)
		}
		at = next
	}
}

// TestPartCaption holds that a list which goes on elsewhere says so, and that
// one which is whole does not.
func TestPartCaption(t *testing.T) {
	plan := "---\naccount: Large\nstakeholders:\n"
	for i := range 500 { // more is too many for one account
		plan += fmt.Sprintf("  - {id: p%d, name: Person %d, stance: %s}\n", i, i, []string{"neutral", "supporter"}[i%2])
	}
	result := sample(t, func(o *generator.Options) {
		o.Content = fstest.MapFS{"accounts/large.md": {Data: []byte(plan + "---\n")},
			"accounts/small.md": {Data: []byte("---\naccount: Small\nstakeholders:\n  - {id: z, name: Zed}\n---\n")}}
	})
	for address, want := range map[string]string{
		"people/":        "Rows 1 to 500 of 501.",
		"people/part.2/": "", // a single row is neither sorted nor narrowed down
	} {
		page := pageText(t, result, address)
		if strings.Contains(page, "<caption>") != (want != "") || !strings.Contains(page, want) {
			t.Errorf("%s does not say %q in a caption", address, want)
		}
	}
	page := pageText(t, result, "people/")
	if two, ten := strings.Index(page, ">Person 2<"), strings.Index(page, ">Person 10<"); two > ten {
		t.Error("Person 10 stands before Person 2")
	}
	if strings.Contains(pageText(t, sample(t, nil), "people/"), "<caption>") {
		t.Error("a whole list says which rows it has")
	}
}

func pageText(t testing.TB, result *generator.Result, address string) string {
	t.Helper()
	page, err := result.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}
