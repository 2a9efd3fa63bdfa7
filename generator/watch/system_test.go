package watch

import (
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// deaf is a system that says nothing: a network or container mount.
type deaf struct {
	limit  int // of folders that it lets us watch; 0 is none
	events chan fsnotify.Event
	faults chan error
}

func newDeaf() *deaf {
	return &deaf{events: make(chan fsnotify.Event), faults: make(chan error)}
}

func (d *deaf) Add(string) error {
	if d.limit--; d.limit == 0 {
		return syscall.ENOSPC
	}
	return nil
}
func (d *deaf) Remove(string) error           { return fsnotify.ErrNonExistentWatch }
func (d *deaf) Close() error                  { return nil }
func (d *deaf) Events() <-chan fsnotify.Event { return d.events }
func (d *deaf) Errors() <-chan error          { return d.faults }

func startWith(t *testing.T, d *deaf) *harness {
	return start(t, Options{open: func() (notifier, error) { return d, nil }})
}

func TestSlowRound(t *testing.T) {
	t.Parallel()
	h := startWith(t, newDeaf())
	// The same size and time: only inode and bytes tell.
	info, err := os.Stat(h.path("a.md"))
	h.must(err)
	h.write("b.md", "b")
	h.must(os.Chtimes(h.path("b.md"), info.ModTime(), info.ModTime()))
	h.must(os.Rename(h.path("b.md"), h.path("a.md")))
	h.write("new/deep/x.md", "x")
	h.expect("a.md", "new/deep/x.md")
	h.must(os.RemoveAll(h.path("new")))
	h.once("new/deep/x.md")
}

func TestLost(t *testing.T) {
	t.Parallel()
	d := newDeaf()
	h := startWith(t, d)
	h.write("a.md", "b")
	began := time.Now()
	d.faults <- fsnotify.ErrEventOverflow
	h.once("a.md")
	if took := time.Since(began) - still; took > slowRound {
		t.Logf("an overflow was made good only after %v", took)
	}
	if n := h.notice(Lost); n.Err != fsnotify.ErrEventOverflow {
		t.Errorf("%+v", n)
	}
}

func TestLimit(t *testing.T) {
	for _, c := range []struct {
		name, setting string
		open          func() (notifier, error)
	}{
		{"folders", watches(), func() (notifier, error) {
			d := newDeaf()
			d.limit = 2
			return d, nil
		}},
		{"watchers", instances(), func() (notifier, error) { return nil, syscall.EMFILE }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h := start(t, Options{open: c.open})
			if n := h.notice(Polling); n.Setting != c.setting || n.Err == nil {
				t.Errorf("%+v", n)
			}
			for _, content := range []string{"b", "c"} {
				h.write("accounts/acme/plan.md", content)
				h.once("accounts/acme/plan.md")
			}
			h.must(os.Remove(h.path("a.md")))
			h.once("a.md")
			select {
			case n := <-h.notices:
				t.Errorf("said again: %+v", n)
			default:
			}
		})
	}
}

// TestRemote is a folder that others write to from elsewhere, without a word.
func TestRemote(t *testing.T) {
	t.Parallel()
	h := start(t, Options{open: func() (notifier, error) { return newDeaf(), nil }, mount: func(string) string { return "NFS" }})
	if n := h.notice(Polling); n.Mount != "NFS" || n.Path != h.root || n.Setting != "" {
		t.Errorf("%+v", n)
	}
	h.write("accounts/acme/plan.md", "b")
	h.once("accounts/acme/plan.md")
	if kind := remote(h.root); kind != "" {
		t.Logf("the tests themselves run on %s", kind)
	}
}
