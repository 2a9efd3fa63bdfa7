package watch

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// patience is for slow machines; no test waits that long where all is well.
const patience = time.Minute

// still is how long nothing comes when nothing more is to come.
const still = 400 * time.Millisecond

// TestMain lets all tests wait at the same time: hardly one does anything else.
func TestMain(m *testing.M) {
	flag.Parse()
	flag.Set("test.parallel", "32")
	os.Exit(m.Run())
}

type harness struct {
	*testing.T
	root    string
	calls   chan []string
	notices chan Notice
	spent   time.Duration // writing, since once was asked last
}

// start watches a folder with two files, once their bytes are known.
func start(t *testing.T, o Options) *harness {
	t.Helper()
	h := &harness{T: t, root: filepath.Join(t.TempDir(), "content"), calls: make(chan []string, 1000), notices: make(chan Notice, 1000)}
	h.write("a.md", "a")
	h.write("accounts/acme/plan.md", "acme")
	idle := make(chan struct{})
	o.Roots = append(o.Roots, h.root)
	if o.Log == nil {
		o.Log = func(n Notice) { h.notices <- n }
	}
	o.idle = func() { close(idle) }
	if o.Changed == nil {
		o.Changed = func(paths []string) { h.calls <- paths }
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Watch(ctx, o) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	wait(t, idle, "the baseline")
	return h
}

func wait[T any](t *testing.T, c <-chan T, what string) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(patience):
		t.Fatalf("waited in vain for %s", what)
		panic("unreachable")
	}
}

func (h *harness) path(name string) string { return filepath.Join(h.root, filepath.FromSlash(name)) }

func (h *harness) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

func (h *harness) write(name, content string) {
	h.Helper()
	began := time.Now()
	h.must(os.MkdirAll(filepath.Dir(h.path(name)), 0o777))
	h.must(os.WriteFile(h.path(name), []byte(content), 0o666))
	h.spent += time.Since(began)
}

// expect waits until exactly these files were told of, and returns the number
// of calls that it took.
func (h *harness) expect(names ...string) int {
	h.Helper()
	got, calls := map[string]bool{}, 0
	limit := time.After(patience)
	all := func() bool {
		return !slices.ContainsFunc(names, func(name string) bool { return !got[name] })
	}
	for {
		timeout := limit
		if all() {
			timeout = time.After(still)
		}
		select {
		case paths := <-h.calls:
			calls++
			for _, path := range paths {
				rel, err := filepath.Rel(h.root, path)
				h.must(err)
				got[filepath.ToSlash(rel)] = true
			}
		case <-timeout:
			slices.Sort(names)
			if diff := cmp.Diff(names, slices.Sorted(maps.Keys(got))); diff != "" {
				h.Fatalf("-want +got:\n%s", diff)
			}
			return calls
		}
	}
}

// once expects one call, unless writing took so long that it got quiet meanwhile.
func (h *harness) once(names ...string) {
	h.Helper()
	if calls := h.expect(names...); calls > 1+int(h.spent/quiet) {
		h.Errorf("%d calls for %q", calls, names)
	}
	h.spent = 0
}

func (h *harness) silence() {
	h.Helper()
	select {
	case paths := <-h.calls:
		h.Errorf("called for %q", paths)
	case <-time.After(still):
	}
}

func (h *harness) notice(kind Kind) Notice {
	h.Helper()
	for {
		if n := wait(h.T, h.notices, string(kind)); n.Kind == kind {
			return n
		}
	}
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	h := start(t, Options{})
	for range 3 {
		h.must(os.Chtimes(h.path("a.md"), time.Now(), time.Now()))
		h.must(os.Chmod(h.path("a.md"), 0o600))
		h.write("accounts/acme/plan.md", "acme")
		h.write(".hidden/x.md", "x")
		h.write("a.md~", "x")
		h.must(os.MkdirAll(h.path("empty/folder"), 0o777))
		h.silence()
	}
	h.write("a.md", "b")
	h.once("a.md")
	h.must(os.Remove(h.path("a.md")))
	h.once("a.md")
}

// TestNewFolders makes folders within folders as fast as can be.
func TestNewFolders(t *testing.T) {
	t.Parallel()
	h := start(t, Options{})
	var want []string
	for i := range 50 {
		name := fmt.Sprintf("new%d/b/c/plan.md", i)
		h.write(name, "plan")
		want = append(want, name)
		if i%10 == 9 {
			time.Sleep(quiet)
		}
	}
	h.expect(want...)
	for i := range 50 { // and they are watched
		h.write(fmt.Sprintf("new%d/b/c/plan.md", i), "changed")
	}
	h.expect(want...)
}

// TestStorm changes 5,000 files at once, as going to another branch does, while a
// rebuild takes its time: it takes two, or one more for each time that the storm
// is not over within the longest wait for quiet.
func TestStorm(t *testing.T) {
	t.Parallel()
	calls := make(chan []string, 1000)
	h := start(t, Options{Changed: func(paths []string) {
		calls <- paths
		time.Sleep(longest)
	}})
	h.calls = calls
	var want []string
	for i := range 5000 {
		want = append(want, fmt.Sprintf("accounts/a%d/visits/v%d.md", i%500, i/500))
	}
	for round := range 3 {
		began := time.Now()
		for _, name := range want {
			if round < 2 {
				h.write(name, fmt.Sprint("round ", round))
			} else {
				h.must(os.Remove(h.path(name)))
			}
		}
		took := time.Since(began)
		if n := h.expect(want...); n > 2+int(took/longest) {
			t.Errorf("%d calls for a storm of %v", n, took)
		}
	}
}

// TestLinks changes what a link leads to, and where it leads.
func TestLinks(t *testing.T) {
	t.Parallel()
	h := start(t, Options{})
	h.must(os.Symlink("../../a.md", h.path("accounts/acme/linked.md")))
	h.once("accounts/acme/linked.md")
	h.write("a.md", "both")
	h.once("a.md", "accounts/acme/linked.md")
	h.must(os.Rename(h.path("a.md"), h.path("b.md")))
	h.expect("a.md", "b.md", "accounts/acme/linked.md") // which leads nowhere now
	h.must(os.Remove(h.path("accounts/acme/linked.md")))
	h.once("accounts/acme/linked.md")
}

func TestFolderMoves(t *testing.T) {
	t.Parallel()
	h := start(t, Options{})
	outside := filepath.Join(filepath.Dir(h.root), "outside")
	deep := "accounts/acme/visits/v.md"
	h.write(deep, "v")
	h.once(deep)
	h.must(os.Rename(h.path("accounts"), outside))
	h.once("accounts/acme/plan.md", deep)
	h.must(os.WriteFile(filepath.Join(outside, "acme", "plan.md"), []byte("out"), 0o666))
	h.silence()
	h.must(os.Rename(outside, h.path("accounts")))
	h.once("accounts/acme/plan.md", deep)
	h.write(deep, "changed")
	h.once(deep)
	// Within the root: its folders keep their watches, which know the old names.
	h.must(os.Rename(h.path("accounts"), h.path("renamed")))
	h.expect("accounts/acme/plan.md", deep, "renamed/acme/plan.md", "renamed/acme/visits/v.md")
	h.write("renamed/acme/visits/v.md", "again")
	h.once("renamed/acme/visits/v.md")
	// Another folder of the same name.
	h.must(os.RemoveAll(h.path("renamed/acme")))
	h.write("renamed/acme/visits/v.md", "other")
	h.expect("renamed/acme/plan.md", "renamed/acme/visits/v.md")
	h.write("renamed/acme/visits/v.md", "more")
	h.once("renamed/acme/visits/v.md")
}

// TestFolderBack lets a folder go and come back while nobody looks at the one that
// it is in.
func TestFolderBack(t *testing.T) {
	h := &harness{T: t, root: t.TempDir()}
	h.write("accounts/acme/plan.md", "acme")
	w := newWatcher(Options{Roots: []string{h.root}, open: func() (notifier, error) { return newDeaf(), nil }})
	h.must(w.baseline())
	h.must(os.RemoveAll(h.path("accounts/acme")))
	w.compare(h.path("accounts/acme"), nil)
	h.write("accounts/acme/plan.md", "acme again")
	clear(w.changed)
	w.adoptAll(w.compare(h.path("accounts"), nil))
	if !w.changed[h.path("accounts/acme/plan.md")] || w.tree[h.path("accounts/acme")] == nil {
		t.Errorf("it is not known: %v, %v", w.tree, w.changed)
	}
}

func TestRoots(t *testing.T) {
	t.Parallel()
	late := filepath.Join(t.TempDir(), "layouts")
	h := start(t, Options{Roots: []string{late}})
	h.must(os.Mkdir(late, 0o777))
	h.must(os.WriteFile(filepath.Join(late, "x.html"), nil, 0o666))
	if paths := wait(t, h.calls, "a late root"); !slices.Equal(paths, []string{filepath.Join(late, "x.html")}) {
		t.Errorf("late root: %q", paths)
	}
	away := h.root + ".away"
	h.must(os.Rename(h.root, away))
	h.once("a.md", "accounts/acme/plan.md")
	h.notice(RootGone)
	h.must(os.Rename(away, h.root))
	h.once("a.md", "accounts/acme/plan.md")
	h.notice(RootBack)
	h.write("accounts/acme/plan.md", "changed")
	h.once("accounts/acme/plan.md")
	// Replaced between two looks.
	h.must(os.Rename(h.root, away))
	h.write("a.md", "another")
	h.expect("a.md", "accounts/acme/plan.md")
	h.write("a.md", "and watched")
	h.once("a.md")
}

func TestOneMore(t *testing.T) {
	t.Parallel()
	began, release := make(chan []string, 10), make(chan struct{})
	h := start(t, Options{Changed: func(paths []string) {
		began <- paths
		<-release
	}})
	h.write("a.md", "1")
	wait(t, began, "the first call")
	var want []string
	for i := range 5 {
		name := fmt.Sprintf("new%d.md", i)
		h.write(name, "x")
		want = append(want, h.path(name))
		time.Sleep(3 * quiet)
	}
	select {
	case paths := <-began:
		t.Fatalf("called for %q while a call ran", paths)
	case <-time.After(still):
	}
	release <- struct{}{}
	if got := wait(t, began, "the second call"); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	release <- struct{}{}
	select {
	case paths := <-began:
		t.Errorf("a third call for %q", paths)
	case <-time.After(still):
	}
	close(release)
}

func TestIgnored(t *testing.T) {
	for _, name := range strings.Fields(".x .git x~ x.md.swp 4913 #x# x___jb_tmp___ x___jb_old___") {
		if !ignored(name, false) {
			t.Errorf("%s is not ignored", name)
		}
	}
	for _, name := range strings.Fields("x.md # x#y 49130 4913.md swp") {
		if ignored(name, false) {
			t.Errorf("%s is ignored", name)
		}
	}
	if ignored("4913", true) || ignored("a~", true) || !ignored(".git", true) {
		t.Error("folders are ignored when hidden only")
	}
}
