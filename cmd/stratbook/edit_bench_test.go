package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stratbook/generator/bookgen"
	"stratbook/generator/chromium"
)

// BenchmarkEdit saves files of a made-up book that is being served, and measures
// from the save to the new page: "served" is its last byte at a client that was
// told of the build, "screen" its text in a browser. Reported are the median,
// the 95th percentile and the worst of 50 edits of six kinds, and how long serve
// took to its first page.
func BenchmarkEdit(b *testing.B) {
	sizes := []int{1000}
	if os.Getenv("STRATBOOK_BENCH_LARGE") != "" {
		sizes = append(sizes, 10000)
	}
	for _, accounts := range sizes {
		b.Run(fmt.Sprintf("accounts=%d", accounts), func(b *testing.B) {
			dir := b.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "content"), bookgen.New(1, accounts)); err != nil {
				b.Fatal(err)
			}
			started := time.Now()
			url, _ := start(b, dir)
			e := editor{b, dir, url}
			e.get("accounts/account-1/")
			b.ReportMetric(float64(time.Since(started).Milliseconds()), "ms/first-page")
			for range b.N {
				e.report("served", e.served)
				e.report("screen", e.onScreen())
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// editor saves files and waits for what becomes of them.
type editor struct {
	*testing.B
	dir, url string
}

// saved is an edit that shows on a page.
type saved struct {
	kind, address string
	do            func() // saves
	shows         string // a text of the page then
	broken        bool   // it stands among what is wrong instead; undo mends that
	undo          func()
}

// edits are 50, of six kinds in turn, each on another account.
func (e editor) edits(round string) (list []saved) {
	for i := range 50 {
		account := fmt.Sprintf("account-%d", 20+13*i)
		folder := filepath.Join(e.dir, "content", "accounts", account)
		plan := filepath.Join(folder, "plan.md")
		mark := fmt.Sprintf("%s%02d", round, i)
		x := saved{address: "accounts/" + account + "/", shows: mark}
		switch x.kind = []string{"prose", "name", "weight", "visit", "layout", "removed"}[i%6]; x.kind {
		case "prose":
			x.do = func() { e.save(plan, e.read(plan)+"\n\nA word: "+mark+".\n") }
		case "name":
			x.do = func() { e.save(plan, replace(e.read(plan), "    name: ", "\n", "Greta "+mark)) }
		case "weight":
			x.do = func() {
				text := replace(e.read(plan), "weight: ", "\n", "5")
				e.save(plan, strings.Replace(text, "- text: ", "- text: "+mark+" ", 1))
			}
		case "visit":
			x.address += "visits/2026-11-19-" + mark + "/"
			x.do = func() {
				e.save(filepath.Join(folder, "visits", "2026-11-19-"+mark+".md"), "---\nvisit: "+mark+"\nwith: [p1]\n---\n")
			}
		case "layout":
			layout, err := os.ReadFile(filepath.Join("..", "..", "layouts", "account.html"))
			if err != nil {
				e.Fatal(err)
			}
			x.do = func() {
				e.save(filepath.Join(e.dir, "layouts", "account.html"), strings.Replace(string(layout), "<main id=\"main\">", "<main id=\"main\"><p>"+mark+"</p>", 1))
			}
		case "removed":
			text := e.read(plan)
			x.broken, x.shows = true, account+"/visits/" // which stand there without a plan
			x.do = func() {
				if err := os.Remove(plan); err != nil {
					e.Fatal(err)
				}
			}
			x.undo = func() { e.save(plan, text) }
		}
		list = append(list, x)
	}
	return list
}

// replace puts other words between two marks, the first time that they stand so.
func replace(text, from, to, words string) string {
	before, rest, found := strings.Cut(text, from)
	_, after, ended := strings.Cut(rest, to)
	if !found || !ended {
		return text
	}
	return before + from + words + to + after
}

func (e editor) read(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		e.Fatal(err)
	}
	return string(text)
}

func (e editor) save(file, text string) {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		e.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		e.Fatal(err)
	}
}

// report measures every edit of a round.
func (e editor) report(name string, wait func(saved) time.Duration) {
	var took []time.Duration
	by := map[string][]time.Duration{}
	for _, x := range e.edits(name) {
		d := wait(x)
		if x.undo != nil {
			x.undo()
			time.Sleep(time.Second) // which is an edit too, that the next one is not to wait for
		}
		took = append(took, d)
		by[x.kind] = append(by[x.kind], d)
		time.Sleep(200 * time.Millisecond) // an author is not that fast
	}
	at := func(list []time.Duration, share float64) float64 {
		slices.Sort(list)
		return float64(list[int(share*float64(len(list)-1))].Microseconds()) / 1000
	}
	e.ReportMetric(at(took, 0.5), "ms/"+name)
	e.ReportMetric(at(took, 0.95), "ms/"+name+"-p95")
	e.ReportMetric(at(took, 1), "ms/"+name+"-worst")
	for kind, list := range by {
		e.ReportMetric(at(list, 0.5), "ms/"+name+"-"+kind)
	}
}

func (e editor) get(address string) string {
	for limit := time.Now().Add(time.Minute); ; time.Sleep(2 * time.Millisecond) {
		answer, err := http.Get(e.url + address)
		if err != nil {
			e.Fatal(err)
		}
		text, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			e.Fatal(err)
		}
		if answer.StatusCode != http.StatusServiceUnavailable || time.Now().After(limit) {
			return string(text)
		}
	}
}

// served asks for a page whenever there is a new build.
func (e editor) served(x saved) time.Duration {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, e.url+"-/events", nil)
	if err != nil {
		e.Fatal(err)
	}
	stream, err := http.DefaultClient.Do(request)
	if err != nil {
		e.Fatal(err)
	}
	defer stream.Body.Close()
	news := make([]byte, 4096)
	if _, err := stream.Body.Read(news); err != nil { // the build that is
		e.Fatal(err)
	}
	started := time.Now()
	x.do()
	for {
		if _, err := stream.Body.Read(news); err != nil {
			e.Fatalf("%s: %v", x.kind, err)
		}
		address := x.address
		if x.broken {
			address = "-/trouble"
		}
		if strings.Contains(e.get(address), x.shows) {
			return time.Since(started)
		}
	}
}

// onScreen returns what waits for a text in a browser.
func (e editor) onScreen() func(saved) time.Duration {
	tab := chromium.Tab(e.B)
	return func(x saved) time.Duration {
		address, _, _ := strings.Cut(x.address, "visits/") // a new page's is not there: the account's lists it
		if err := chromedp.Do(tab, chromedp.Navigate(e.url+address)); err != nil {
			e.Fatal(err)
		}
		time.Sleep(100 * time.Millisecond) // until the stream stands
		shows := x.shows
		if x.broken {
			shows = ".md:" // of the first of what is wrong
		}
		seen := make(chan error, 1)
		script := fmt.Sprintf(`new Promise(done => {
			const texts = () => [document.body, ...[...document.body.children].map(e => e.shadowRoot).filter(Boolean)].map(e => e.textContent);
			const shows = () => texts().some(text => text.includes(%q));
			const look = () => shows() ? done(true) : requestAnimationFrame(look);
			look();
		})`, shows)
		go func() {
			_, err := chromedp.Run(tab, chromedp.Evaluate[bool](script, chromedp.EvalAwaitPromise))
			seen <- err
		}()
		time.Sleep(50 * time.Millisecond) // until it looks
		started := time.Now()
		x.do()
		if err := <-seen; err != nil {
			e.Fatalf("%s: %v", x.kind, err)
		}
		return time.Since(started)
	}
}
