package check

import (
	"io"
	"testing"

	"stratbook/generator/bookgen"
	"stratbook/generator/plan"
)

// BenchmarkRun judges a made-up book that has been read.
func BenchmarkRun(b *testing.B) {
	day, _ := plan.ParseDate("2026-11-21")
	_, book := readBook(b, bookgen.New(1, 100), "everyone", day)
	b.ReportAllocs()
	for b.Loop() {
		Run(Input{Book: book})
	}
}

// BenchmarkText writes what is found in a made-up book.
func BenchmarkText(b *testing.B) {
	day, _ := plan.ParseDate("2026-11-21")
	_, book := readBook(b, bookgen.New(1, 100), "everyone", day)
	findings := Run(Input{Book: book}).Findings()
	f := Format{Words: english(b), AsOf: day}
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteText(io.Discard, findings, f); err != nil {
			b.Fatal(err)
		}
	}
}
