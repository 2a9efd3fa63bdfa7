//go:build linux

package output

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"
)

// BenchmarkBuild measures what a build of 18,000 pages costs beside writing the
// same bytes plainly (a folder where it is missing, a file): the first build, one
// with nothing changed, one with ten pages changed (the first of which makes the
// stage that the others find), all of them with every page's bytes given again or
// with those that did not change kept.
//
// It reports how many times what plain writing takes, in time and in work of the
// processor; the latter a busy machine blurs less. They are medians of rounds that
// measure everything in turn.
func BenchmarkBuild(b *testing.B) {
	const rounds = 5
	pages := manyPages(18_000)
	changed := slices.Sorted(maps.Keys(pages))[:10]
	took := map[string][]spent{}
	for range b.N * rounds {
		dir := b.TempDir()
		out := filepath.Join(dir, "public")
		for _, c := range []struct {
			name   string
			change bool
			do     func() error
		}{
			{"plain", false, func() error { return plainly(filepath.Join(dir, "plain"), pages) }},
			{"first", false, func() error { return stageAll(out, pages, nil) }},
			{"same", false, func() error { return stageAll(out, pages, nil) }},
			{"ten-newstage", true, func() error { return stageAll(out, pages, nil) }},
			{"ten", true, func() error { return stageAll(out, pages, nil) }},
			{"same-kept", false, func() error { return stageAll(out, pages, []string{}) }},
			{"ten-kept", true, func() error { return stageAll(out, pages, changed) }},
		} {
			for _, name := range changed {
				if c.change {
					pages[name] = append([]byte("changed "), pages[name]...)
				}
			}
			before := now()
			if err := c.do(); err != nil {
				b.Fatal(c.name, ": ", err)
			}
			took[c.name] = append(took[c.name], now().since(before))
		}
		if err := os.RemoveAll(dir); err != nil {
			b.Fatal(err)
		}
	}
	report(b, took)
}

func report(b *testing.B, took map[string][]spent) {
	median := func(name string, of func(spent) time.Duration) float64 {
		var all []time.Duration
		for _, s := range took[name] {
			all = append(all, of(s))
		}
		slices.Sort(all)
		return all[len(all)/2].Seconds()
	}
	wall, cpu := func(s spent) time.Duration { return s.wall }, func(s spent) time.Duration { return s.cpu }
	b.ReportMetric(0, "ns/op")
	for name := range took {
		if name == "plain" {
			b.ReportMetric(median(name, wall), "s/plain")
			b.ReportMetric(median(name, cpu), "cpu-s/plain")
			continue
		}
		b.ReportMetric(median(name, wall)/median("plain", wall), "×time/"+name)
		b.ReportMetric(median(name, cpu)/median("plain", cpu), "×cpu/"+name)
	}
}

// spent is time and work, since some beginning or the one before.
type spent struct{ wall, cpu time.Duration }

func now() spent {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return spent{time.Duration(time.Now().UnixNano()), time.Duration(used.Utime.Nano() + used.Stime.Nano())}
}

func (s spent) since(before spent) spent { return spent{s.wall - before.wall, s.cpu - before.cpu} }

// manyPages are made-up pages of the sizes that real ones have, each in a folder
// of its own, ten folders an account.
func manyPages(n int) map[string][]byte {
	pages := map[string][]byte{}
	text := make([]byte, 64<<10)
	for i := range text {
		text[i] = "abcdefghijklmnopqrstuvwxyz <>/=\n"[i*i%32]
	}
	for i := range n {
		size := 8<<10 + i*7919%(24<<10)
		page := append(fmt.Appendf(nil, "<!doctype html>%d", i), text[:size]...)
		pages[fmt.Sprintf("accounts/account-%d/%s/page-%d/index.html", i/10, []string{"people", "visits", "opportunities"}[i%3], i)] = page
	}
	return pages
}

// spread does something with every page on every core.
func spread(pages map[string][]byte, do func(name string, page []byte) error) error {
	names := make(chan string, 64)
	var failed error
	var once sync.Once
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for name := range names {
				if err := do(name, pages[name]); err != nil {
					once.Do(func() { failed = err })
				}
			}
		})
	}
	for name := range pages {
		names <- name
	}
	close(names)
	workers.Wait()
	return failed
}

func plainly(dir string, pages map[string][]byte) error {
	return spread(pages, func(name string, page []byte) error {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		return os.WriteFile(file, page, 0o666)
	})
}

// stageAll builds; where changed is not nil, all other pages are kept.
func stageAll(dir string, pages map[string][]byte, changed []string) error {
	s, err := Begin(context.Background(), dir, Options{})
	if err != nil {
		return err
	}
	defer s.Abort()
	err = spread(pages, func(name string, page []byte) error {
		if changed != nil && !slices.Contains(changed, name) && s.Keep(name) {
			return nil
		}
		return s.Put(name, page)
	})
	if err != nil {
		return err
	}
	_, err = s.Commit()
	return err
}
