package plan_test

import (
	"fmt"
	"os"
	"runtime"
	"testing"

	"stratbook/generator/bookgen"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// BenchmarkAssemble puts made-up books together, and reports how much memory a
// book takes beside its decoded files, by account, and how many backlinks an
// account has.
func BenchmarkAssemble(b *testing.B) {
	sizes := []int{100, 1000}
	if os.Getenv("STRATBOOK_BENCH_LARGE") != "" {
		sizes = append(sizes, 10000)
	}
	for _, accounts := range sizes {
		b.Run(fmt.Sprint(accounts), func(b *testing.B) {
			settings, _ := plan.ReadSettings(nil)
			var files []*plan.File
			for path, file := range bookgen.New(1, accounts) {
				f, _ := plan.Decode(source.Parse(path, file.Data), settings.Author())
				files = append(files, f)
			}
			day, _ := plan.ParseDate("2026-11-21")
			var book *plan.Book
			before := inUse()
			for b.Loop() {
				book = plan.Assemble(files, plan.Options{Settings: settings, Audience: settings.Author(), AsOf: day})
			}
			b.ReportMetric(float64(inUse()-before)/float64(accounts), "B/account")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*accounts), "µs/account")
			links := 0
			for _, page := range book.AllPages {
				links += len(book.Backlinks(page.Address))
			}
			for _, a := range book.Accounts {
				for _, s := range a.People {
					links += len(book.Backlinks(s.Address))
				}
			}
			b.ReportMetric(float64(links)/float64(accounts), "links/account")
		})
	}
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
