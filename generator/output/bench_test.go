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
// same bytes plainly (a folder where it is missing, a file): the first build, a
// second one with nothing changed, and one with ten pages changed, whose bytes
// are given again or kept. Each round measures all of them in turn, so that a
// machine that slows down slows all; what is reported are medians.
func BenchmarkBuild(b *testing.B) {
	const rounds = 1
	pages := manyPages(18_000)
	took := map[string][]time.Duration{}
	clock := func(name string, do func() error) {
		started := cpu()
		if err := do(); err != nil {
			b.Fatal(name, ": ", err)
		}
		took[name] = append(took[name], cpu()-started)
	}
	for range b.N * rounds {
		dir := b.TempDir()
		out := filepath.Join(dir, "public")
		clock("plain", func() error { return plainly(filepath.Join(dir, "plain"), pages) })
		clock("first", func() error { return stageAll(out, pages) })
		clock("same", func() error { return stageAll(out, pages) })
		for name := range maps.Keys(pages) {
			_ = name
			break
		}
		change(pages, 10)
		clock("ten-first", func() error { return stageAll(out, pages) })
		change(pages, 10)
		clock("ten", func() error { return stageAll(out, pages) })
		change(pages, 10)
		clock("ten2", func() error { return stageAll(out, pages) })
		time.Sleep(3 * time.Second)
		change(pages, 10)
		clock("ten3", func() error { return stageAll(out, pages) })
		if err := os.RemoveAll(dir); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(0, "ns/op")
	median := func(name string) float64 {
		slices.Sort(took[name])
		return took[name][len(took[name])/2].Seconds()
	}
	b.ReportMetric(median("plain"), "s/plain")
	for _, name := range []string{"first", "same", "ten-first", "ten", "ten2", "ten3"} {
		b.ReportMetric(median(name)/median("plain"), "×plain/"+name)
	}
}

func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(0, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

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

func change(pages map[string][]byte, n int) {
	for _, name := range slices.Sorted(maps.Keys(pages))[:n] {
		pages[name] = append([]byte("changed "), pages[name]...)
	}
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

func stageAll(dir string, pages map[string][]byte) error {
	s, err := Begin(context.Background(), dir, Options{})
	if err != nil {
		return err
	}
	defer s.Abort()
	if err := spread(pages, s.Put); err != nil {
		return err
	}
	_, err = s.Commit()
	return err
}
