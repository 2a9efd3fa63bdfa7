package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"stratbook/generator/bookgen"
)

var soak = flag.Duration("soak", 5*time.Second, "how long TestSoak lasts")

// TestSoak edits a book that is being served in every way, while readers come and
// go, and looks at what the process holds: neither memory nor goroutines nor
// descriptors grow. For some minutes: make soak.
func TestSoak(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), bookgen.New(1, 20)); err != nil {
		t.Fatal(err)
	}
	url, said := start(t, dir)
	a := &author{T: t, dir: dir, url: url, said: said, random: rand.New(rand.NewPCG(1, 1))}
	for limit := time.Now().Add(time.Minute); !strings.Contains(said(), url); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatalf("the terminal says %q", said())
		}
	}
	for range 5 { // until all is there that is made once
		a.round()
	}
	before, most, rounds := a.holds(), held{}, 0
	for end := time.Now().Add(*soak); time.Now().Before(end) || rounds < 5; rounds++ {
		a.round()
		most = most.atMost(held{descriptors: descriptors(), goroutines: runtime.NumGoroutine()})
	}
	after := a.holds()
	t.Logf("%d rounds: %+v before, %+v after, at most %+v meanwhile", rounds, before, after, most)
	if after.memory > before.memory*5/4+(4<<20) {
		t.Errorf("memory grew from %d KB to %d KB", before.memory>>10, after.memory>>10)
	}
	if after.goroutines > before.goroutines+3 || most.goroutines > before.goroutines+20 {
		t.Errorf("goroutines grew from %d to %d, and %d meanwhile", before.goroutines, after.goroutines, most.goroutines)
	}
	if after.descriptors > before.descriptors+3 || most.descriptors > before.descriptors+20 {
		t.Errorf("descriptors grew from %d to %d, and %d meanwhile", before.descriptors, after.descriptors, most.descriptors)
	}
}

// held is what a process holds.
type held struct {
	memory      uint64
	goroutines  int
	descriptors int
}

func (h held) atMost(other held) held {
	return held{max(h.memory, other.memory), max(h.goroutines, other.goroutines), max(h.descriptors, other.descriptors)}
}

// descriptors are those that the process has open, where the system tells.
func descriptors() int {
	open, _ := os.ReadDir("/proc/self/fd")
	return len(open)
}

// author edits a book and looks at it.
type author struct {
	*testing.T
	dir, url string
	said     func() string
	random   *rand.Rand
	edits    int
}

func (a *author) holds() held {
	http.DefaultClient.CloseIdleConnections()
	time.Sleep(100 * time.Millisecond) // until the server has noticed
	var m runtime.MemStats
	for range 2 { // what is freed by the first may let go of more
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return held{m.HeapAlloc, runtime.NumGoroutine(), descriptors()}
}

func (a *author) path(name string) string { return filepath.Join(a.dir, filepath.FromSlash(name)) }

func (a *author) must(err error) {
	a.Helper()
	if err != nil {
		a.Fatal(err)
	}
}

// round edits in every way, and each time waits until a reader sees it.
func (a *author) round() {
	a.Helper()
	account := fmt.Sprintf("accounts/account-%d", a.random.IntN(20))
	plan := a.path("content/" + account + "/plan.md")
	text, err := os.ReadFile(plan)
	a.must(err)
	a.says(account, func(mark string) { save(a.T, plan, string(text)+"\n\n"+mark+"\n") })
	a.says(account, func(mark string) { // as another program saves
		a.must(os.WriteFile(plan+".new", []byte(string(text)+"\n\n"+mark+"\n"), 0o666))
		a.must(os.Rename(plan+".new", plan))
	})
	visit := fmt.Sprintf("%s/visits/2026-11-%02d-soak", account, 1+a.random.IntN(28))
	a.says(visit, func(mark string) { save(a.T, a.path("content/"+visit+".md"), "---\nwith: p1\n---\n\n"+mark+"\n") })
	a.must(os.Remove(a.path("content/" + visit + ".md")))
	a.until("404 "+visit, func() bool { _, status := a.get(visit + "/"); return status == http.StatusNotFound })
	save(a.T, plan, strings.Replace(string(text), "---\n", "---\ntier: kye\n", 1)) // a mistake
	a.until("trouble", func() bool { said, _ := a.get("-/trouble"); return strings.Contains(said, "kye") })
	a.says(account, func(mark string) { save(a.T, plan, string(text)+"\n\n"+mark+"\n") })
	save(a.T, plan, string(text))

	const moved = "accounts/moved" // which nobody links to
	save(a.T, a.path("away/visits/2026-11-05.md"), "We met.\n")
	a.says(moved, func(mark string) {
		save(a.T, a.path("away/plan.md"), "---\naccount: Moved\n---\n\n"+mark+"\n")
		a.must(os.Rename(a.path("away"), a.path("content/"+moved)))
	})
	a.must(os.Rename(a.path("content/"+moved), a.path("away")))
	a.until("404 "+moved, func() bool { _, status := a.get(moved + "/"); return status == http.StatusNotFound })
	a.must(os.Rename(a.path("content"), a.path("content.old"))) // the whole book is another
	a.must(os.CopyFS(a.path("content"), os.DirFS(a.path("content.old"))))
	a.must(os.RemoveAll(a.path("content.old")))
	a.says(account, func(mark string) { save(a.T, plan, string(text)+"\n\n"+mark+"\n") })
	save(a.T, plan, string(text))
}

// says makes an edit with a mark in it, and waits until the page shows it.
func (a *author) says(address string, edit func(mark string)) {
	a.Helper()
	a.edits++
	mark := fmt.Sprintf("soaked%dthrough", a.edits)
	edit(mark)
	a.until(mark, func() bool { text, _ := a.get(address + "/"); return strings.Contains(text, mark) })
}

func (a *author) get(address string) (text string, status int) {
	a.Helper()
	answer, err := http.Get(a.url + address)
	a.must(err)
	defer answer.Body.Close()
	all, err := io.ReadAll(answer.Body)
	a.must(err)
	return string(all), answer.StatusCode
}

func (a *author) until(what string, ok func() bool) {
	a.Helper()
	for limit := time.Now().Add(time.Minute); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(limit) {
			trouble, _ := a.get("-/trouble")
			a.Fatalf("waited in vain for %s; what is wrong: %.2000s; the terminal: %s", what, trouble, a.said())
		}
	}
}

// TestDoorsAreKept opens a folder again and again while nothing that was let go is
// taken away: it stays one door, and is another where the folder is.
func TestDoorsAreKept(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	dir := t.TempDir()
	save(t, filepath.Join(dir, "content", "a.md"), "a")
	kept := doors{}
	first, err := kept.open(openDoor)(dir, "content")
	before := descriptors()
	for range 100 {
		if again, e := kept.open(openDoor)(dir, "content"); again != first || errors.Join(err, e) != nil {
			t.Fatalf("another door: %v, %v", err, e)
		}
		if none, err := kept.open(openDoor)(dir, "layouts"); none != nil || err != nil {
			t.Fatalf("%v, %v", none, err)
		}
	}
	if after := descriptors(); after > before {
		t.Errorf("descriptors grew from %d to %d", before, after)
	}
	if err := os.Rename(filepath.Join(dir, "content"), filepath.Join(dir, "old")); err != nil {
		t.Fatal(err)
	}
	save(t, filepath.Join(dir, "content", "a.md"), "b")
	second, err := kept.open(openDoor)(dir, "content")
	if err != nil {
		t.Fatal(err)
	}
	for files, want := range map[fs.FS]string{first: "a", second: "b"} { // what was built may still be read
		if text, err := fs.ReadFile(files, "a.md"); string(text) != want || err != nil {
			t.Errorf("%q, %v", text, err)
		}
	}
}
