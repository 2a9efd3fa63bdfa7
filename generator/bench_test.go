package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/chromium"
	"stratbook/generator/plan"
)

// BenchmarkBuild builds made-up books and compares with the floor: a program
// that reads the same files, runs goldmark over the bodies and writes the same
// bytes to as many files. Each is a process of its own, in turn with the other,
// so that peak memory is its own and a machine that slows down slows both.
//
// Then it builds again with the cache that the first build left: with nothing
// changed, and with one plan that has.
//
// What it reports: pages, their bytes, seconds and the ratio to the floor (medians
// of the rounds), the same of the time that all cores took, peak resident memory
// an account in KB, seconds by stage, and the ratio of the builds with a cache to
// the first.
func BenchmarkBuild(b *testing.B) {
	for _, accounts := range []int{100, 1000} {
		b.Run(fmt.Sprintf("accounts=%d", accounts), func(b *testing.B) { benchmarkBuild(b, accounts) })
	}
	if os.Getenv("STRATBOOK_BENCH_LARGE") != "" {
		b.Run("accounts=10000", func(b *testing.B) { benchmarkBuild(b, 10000) })
	}
}

const rounds = 5

func benchmarkBuild(b *testing.B, accounts int) {
	dir := b.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), bookgen.New(1, accounts)); err != nil {
		b.Fatal(err)
	}
	var builds, floors, warm, edited []measured
	var ratios, cpu []float64
	for range b.N {
		for i := range rounds {
			out := filepath.Join(dir, "out-"+strconv.Itoa(i))
			built, floor := child(b, "build", dir, out), child(b, "floor", dir, out)
			builds, floors = append(builds, built), append(floors, floor)
			ratios, cpu = append(ratios, built.Seconds/floor.Seconds), append(cpu, built.CPU/floor.CPU)
			warm = append(warm, child(b, "build", dir, out))
			changePlan(b, dir, i)
			edited = append(edited, child(b, "build", dir, out))
			if err := os.RemoveAll(out); err != nil {
				b.Fatal(err)
			}
		}
	}
	slices.Sort(ratios)
	slices.Sort(cpu)
	seconds := func(m measured) float64 { return m.Seconds }
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(builds[0].Pages), "pages")
	b.ReportMetric(floors[0].MB, "MB")
	b.ReportMetric(median(builds, seconds), "s/build")
	b.ReportMetric(median(floors, seconds), "s/floor")
	b.ReportMetric(ratios[len(ratios)/2], "×floor")
	b.ReportMetric(cpu[len(cpu)/2], "×floor-cpu")
	b.ReportMetric(median(builds, func(m measured) float64 { return m.PeakKB / float64(accounts) }), "KB/account")
	for _, stage := range []string{"read", "render"} {
		b.ReportMetric(median(builds, func(m measured) float64 { return m.Stages[stage] }), "s/"+stage)
	}
	b.ReportMetric(median(warm, seconds)/median(builds, seconds), "×warm")
	b.ReportMetric(median(edited, seconds)/median(builds, seconds), "×one-plan")
}

// changePlan adds some words to an account's plan.
func changePlan(b *testing.B, dir string, i int) {
	file, err := os.OpenFile(filepath.Join(dir, "content", "accounts", "account-"+strconv.Itoa(10+i), "plan.md"), os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = fmt.Fprintf(file, "\nWords of round %d.\n", i)
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		b.Fatal(err)
	}
}

func median(list []measured, of func(measured) float64) float64 {
	var all []float64
	for _, m := range list {
		all = append(all, of(m))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// extensions are goldmark's own that the format has.
var extensions = []goldmark.Extender{extension.Table, extension.TaskList, extension.Footnote, extension.Strikethrough, extension.DefinitionList}

// measured is what a child process tells of its work.
type measured struct {
	Pages   int
	Seconds float64
	MB      float64 // of the files
	CPU     float64 // seconds of all cores; 0 for those of the whole process, its start among them
	PeakKB  float64
	Stages  map[string]float64
}

// child runs this test binary as a process of its own that does one thing.
func child(b *testing.B, what, dir, out string) measured {
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), "STRATBOOK_BENCH="+what, "STRATBOOK_DIR="+dir, "STRATBOOK_OUT="+out)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		b.Fatalf("%s: %v\n%s", what, err, stderr.String())
	}
	var m measured
	if err := json.Unmarshal(stdout.Bytes(), &m); err != nil {
		b.Fatal(err)
	}
	if m.CPU == 0 {
		m.CPU = (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
	}
	m.PeakKB = float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	return m
}

// TestMain is the child's main where the environment says so.
func TestMain(m *testing.M) {
	work := map[string]func(dir, out string) (measured, error){"build": buildOnce, "floor": floorOnce, "check": checkOnce, "parse": parseOnce}[os.Getenv("STRATBOOK_BENCH")]
	if work == nil {
		os.Exit(chromium.Main(m))
	}
	if profile := os.Getenv("STRATBOOK_PROFILE"); profile != "" {
		if file, err := os.Create(profile); err == nil && pprof.StartCPUProfile(file) == nil {
			defer file.Close()
			defer pprof.StopCPUProfile()
		}
	}
	result, err := work(os.Getenv("STRATBOOK_DIR"), os.Getenv("STRATBOOK_OUT"))
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(result)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		pprof.StopCPUProfile()
		os.Exit(1)
	}
}

// cpu is how long the cores have worked for this process.
func cpu() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// inFile is a cache in one file.
type inFile string

func (f inFile) Load() ([]byte, error) {
	data, err := os.ReadFile(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

func (f inFile) Save(data []byte) error { return os.WriteFile(string(f), data, 0o666) }

func buildOnce(dir, out string) (measured, error) {
	day, _ := plan.ParseDate("2026-11-21")
	started, used := time.Now(), cpu()
	m := measured{Stages: map[string]float64{}}
	report, err := generator.Build(context.Background(), generator.Options{Content: os.DirFS(filepath.Join(dir, "content")), AsOf: day, Out: out, Cache: inFile(out + ".cache"),
		Stage: func(name string, took time.Duration) { m.Stages[name] = took.Seconds() }})
	m.Pages, m.Seconds, m.CPU = report.Pages, time.Since(started).Seconds(), (cpu() - used).Seconds()
	return m, err
}

// floorOnce does what no generator can do without, on the same cores: the bytes
// that it writes are those that the build before it left in out.
func floorOnce(dir, out string) (measured, error) {
	var bodies, pages []string
	for _, list := range []struct {
		root  string
		files *[]string
	}{{filepath.Join(dir, "content"), &bodies}, {out, &pages}} {
		err := filepath.WalkDir(list.root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				*list.files = append(*list.files, path)
			}
			return err
		})
		if err != nil {
			return measured{}, err
		}
	}
	size, contents := 0, make([][]byte, len(pages))
	for i, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			return measured{}, err
		}
		contents[i], size = text, size+len(text)
	}
	to := out + "-floor"
	defer os.RemoveAll(to)
	started, used := time.Now(), cpu()
	md := goldmark.New(goldmark.WithExtensions(extensions...))
	err := generator.Spread(context.Background(), len(bodies), func(i int) error {
		text, err := os.ReadFile(bodies[i])
		if err != nil {
			return err
		}
		var html bytes.Buffer
		if _, body, ok := bytes.Cut(text, []byte("\n---\n")); ok {
			text = body
		}
		return md.Convert(text, &html)
	})
	if err != nil {
		return measured{}, err
	}
	err = generator.Spread(context.Background(), len(pages), func(i int) error {
		rel, _ := filepath.Rel(out, pages[i])
		file := filepath.Join(to, rel)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		return os.WriteFile(file, contents[i], 0o666)
	})
	return measured{Pages: len(pages), MB: float64(size) / 1e6, Seconds: time.Since(started).Seconds(), CPU: (cpu() - used).Seconds()}, err
}
