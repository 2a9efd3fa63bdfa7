package search_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/chromium"
	"stratbook/generator/search"
)

// BenchmarkIndex makes the index of a made-up book and writes its files, on one
// core, and reports what share that is of what rendering the pages costs.
func BenchmarkIndex(b *testing.B) {
	for _, accounts := range sizes() {
		b.Run(fmt.Sprintf("accounts=%d", accounts), func(b *testing.B) {
			content := bookgen.New(1, accounts)
			var index, pages time.Duration
			for range b.N {
				s := sample(b, generator.Options{Content: content}).Site
				render := func(addresses []string) {
					for _, address := range addresses {
						if _, err := s.Render(address); err != nil {
							b.Fatal(err)
						}
					}
				}
				started := time.Now()
				render(s.SearchFiles())
				index += time.Since(started)
				started = time.Now()
				render(s.Pages())
				pages += time.Since(started)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(index.Seconds()/float64(b.N), "s/index")
			b.ReportMetric(100*index.Seconds()/pages.Seconds(), "%ofpages")
		})
	}
}

// sizes are how many accounts the books have.
func sizes() []int {
	if os.Getenv("STRATBOOK_BENCH_LARGE") != "" {
		return []int{1000, 10000}
	}
	return []int{1000}
}

// BenchmarkLoaded asks a browser all sorts of questions, each on a page that has
// loaded nothing yet, and reports what comes over the wire until the answer stands
// there, the script with it: the most of all questions. It prints each. The first book
// is made up of few sentences over and over, so that its lists are as long as lists
// can be; the other has as many different words as people use.
func BenchmarkLoaded(b *testing.B) {
	for _, accounts := range sizes() {
		b.Run(fmt.Sprintf("accounts=%d", accounts), func(b *testing.B) {
			s := sample(b, generator.Options{Content: bookgen.New(1, accounts)}).Site
			sum := tally{}
			for _, address := range s.SearchFiles() {
				content, err := s.Render(address)
				if err != nil {
					b.Fatal(err)
				}
				sum.add(content)
			}
			loaded(b, sum, rendered(s), "people/", []string{"t", "th", "the", "maint", "northmill", "anna moor", "northmill 12", "line", "工", "王伟", "設備部門", "质量部门",
				"The maintenance team counts every hour that the line stands still.", "厂长想看同等规模工厂的实际数据。"})
		})
		b.Run(fmt.Sprintf("words/accounts=%d", accounts), func(b *testing.B) {
			things, _ := prose(7, 31*accounts, 60)
			index := search.New(inputOf(things))
			sum := tally{}
			for _, name := range index.Names() {
				content, _ := index.File(name)
				sum.add(content)
			}
			questions := []string{"a", "an", "s", "be", "quixe", "lamo dé"}
			for i := range 6 {
				questions = append(questions, word(i*i*i), word(10*i+1)+" "+word(1000*i+1), string(rune(0x4E00+7*i)), string([]rune{rune(0x4E00 + 7*i), 0x4E07}))
			}
			loaded(b, sum, bare(b, func() *search.Index { return index }), "", questions)
		})
	}
}

// tally is how much an index is.
type tally struct{ files, bytes, packed, largest int }

func (t *tally) add(content []byte) {
	packed := len(compressed(content))
	t.files, t.bytes, t.packed, t.largest = t.files+1, t.bytes+len(content), t.packed+packed, max(t.largest, packed)
}

func loaded(b *testing.B, sum tally, of func(path string) ([]byte, bool), address string, questions []string) {
	all := chromium.Tab(b)
	var most int64
	for range b.N {
		f, url := host(b, of)
		x := open(b, all, "about:blank")
		for _, question := range questions {
			f.sent.Store(0)
			x.visit(url + address)
			value[any](x, field+`.focus(); `+field+`.value = `+quoted(question)+`; `+field+`.dispatchEvent(new InputEvent("input"))`)
			x.until(expects + ` !== ""`)
			b.Logf("%-12s %6.1f KB %s", strings.TrimSuffix(value[string](x, expects), " results"), float64(f.sent.Load())/1000, question)
			most = max(most, f.sent.Load())
		}
	}
	b.ReportMetric(0, "ns/op")
	for unit, n := range map[string]int{"files": sum.files, "KB": sum.bytes / 1000, "KB-gzip": sum.packed / 1000, "KB-largest": sum.largest / 1000, "KB-loaded": int(most) / 1000} {
		b.ReportMetric(float64(n), unit)
	}
}
