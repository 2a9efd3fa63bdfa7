package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	reader "github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v4"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/check"
	"stratbook/generator/plan"
)

// BenchmarkCheck judges made-up books, and writes what is found as text, and
// compares with what no linter of such files can do without: reading them,
// decoding their front matter to a tree, and parsing their bodies. Each is a
// process of its own, in turn with the other.
//
// What it reports: findings, seconds and the ratio (medians of the rounds), the
// ratio of the time that all cores took, peak resident memory an account in KB,
// and seconds by stage.
func BenchmarkCheck(b *testing.B) {
	sizes := []int{1000}
	if os.Getenv("STRATBOOK_BENCH_LARGE") != "" {
		sizes = append(sizes, 10000)
	}
	for _, accounts := range sizes {
		b.Run(fmt.Sprintf("accounts=%d", accounts), func(b *testing.B) { benchmarkCheck(b, accounts) })
	}
}

func benchmarkCheck(b *testing.B, accounts int) {
	dir := b.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), bookgen.New(1, accounts)); err != nil {
		b.Fatal(err)
	}
	var checks, parses []measured
	var ratios, cpu []float64
	for range b.N {
		for range rounds {
			c, p := child(b, "check", dir, ""), child(b, "parse", dir, "")
			checks, parses = append(checks, c), append(parses, p)
			ratios, cpu = append(ratios, c.Seconds/p.Seconds), append(cpu, c.CPU/p.CPU)
		}
	}
	slices.Sort(ratios)
	slices.Sort(cpu)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(checks[0].Pages), "findings")
	b.ReportMetric(median(checks, func(m measured) float64 { return m.Seconds }), "s/check")
	b.ReportMetric(median(parses, func(m measured) float64 { return m.Seconds }), "s/parse")
	b.ReportMetric(ratios[len(ratios)/2], "×parse")
	b.ReportMetric(cpu[len(cpu)/2], "×parse-cpu")
	b.ReportMetric(median(checks, func(m measured) float64 { return m.PeakKB / float64(accounts) }), "KB/account")
	for _, stage := range []string{"read", "write"} {
		b.ReportMetric(median(checks, func(m measured) float64 { return m.Stages[stage] }), "s/"+stage)
	}
}

// checkOnce does what the command does.
func checkOnce(dir, _ string) (measured, error) {
	day, _ := plan.ParseDate("2026-11-21")
	content := os.DirFS(filepath.Join(dir, "content"))
	started := time.Now()
	m := measured{Stages: map[string]float64{}}
	result, err := generator.NewReader().Judge(context.Background(), generator.Options{Content: content, AsOf: day,
		Stage: func(name string, took time.Duration) { m.Stages[name] = took.Seconds() }})
	if err != nil {
		return m, err
	}
	writing := time.Now()
	err = check.WriteText(io.Discard, result.OnWhole.Findings(), check.Format{Words: result.Words, AsOf: day})
	m.Stages["write"] = time.Since(writing).Seconds()
	m.Pages, m.Seconds = len(result.OnWhole.Findings()), time.Since(started).Seconds()
	return m, err
}

// parseOnce reads the same files on the same cores and understands nothing.
func parseOnce(dir, _ string) (measured, error) {
	content := os.DirFS(filepath.Join(dir, "content"))
	started := time.Now()
	var files []string
	err := fs.WalkDir(content, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return measured{}, err
	}
	md := goldmark.New(goldmark.WithExtensions(extensions...))
	err = generator.Spread(context.Background(), len(files), func(i int) error {
		file, err := fs.ReadFile(content, files[i])
		if err != nil {
			return err
		}
		front, body, _ := bytes.Cut(file, []byte("\n---\n"))
		var tree yaml.Node
		if err := yaml.Unmarshal(front, &tree); err != nil {
			return err
		}
		md.Parser().Parse(reader.NewReader(body))
		return nil
	})
	return measured{Pages: len(files), Seconds: time.Since(started).Seconds()}, err
}
