package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestUnreadable uses the memory of the process, whose beginning not even root can
// read.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	h := start(t, Options{})
	h.must(os.Symlink("/proc/self/mem", h.path("memory.md")))
	h.once("memory.md")
	if n := h.notice(Unreadable); n.Path != h.path("memory.md") || n.Err == nil {
		t.Errorf("%+v", n)
	}
	h.write("b.md", "b") // the folder is read again, and nothing said again
	h.once("b.md")
	if len(h.notices) > 0 {
		t.Errorf("said again: %+v", <-h.notices)
	}
	h.must(os.Remove(h.path("memory.md")))
	h.once("memory.md")
}

// TestNoFile makes what is no file, which a build speaks of, and so must see.
func TestNoFile(t *testing.T) {
	t.Parallel()
	h := start(t, Options{})
	h.must(syscall.Mkfifo(h.path("pipe.md"), 0o666))
	h.once("pipe.md")
	h.must(os.Symlink("accounts", h.path("link")))
	h.once("link")
	h.must(os.Remove(h.path("pipe.md")))
	h.write("pipe.md", "a file")
	h.expect("pipe.md")
	h.must(os.Remove(h.path("link")))
	h.once("link")
}

// TestOverflow lets the system's queue run over while nobody reads from it.
func TestOverflow(t *testing.T) {
	t.Parallel()
	stuck, release, notices := make(chan bool, 1), make(chan struct{}), make(chan Notice, 100)
	h := start(t, Options{Log: func(n Notice) {
		if n.Kind == Unreadable {
			stuck <- true
			<-release
		}
		notices <- n
	}})
	h.notices = notices
	h.must(os.Symlink("/proc/self/mem", h.path("memory.md")))
	wait(t, stuck, "the watcher to be held up")
	events := 16 << 10
	if n := number("/proc/sys/fs/inotify/max_queued_events"); n > 0 {
		events = n
	}
	for range events { // each of two files, as the system tells of the same thing once
		h.must(os.Chmod(h.path("a.md"), 0o600))
		h.must(os.Chmod(h.path("accounts/acme/plan.md"), 0o600))
	}
	h.write("after/all/that.md", "new")
	close(release)
	if n := h.notice(Lost); !errors.Is(n.Err, fsnotify.ErrEventOverflow) {
		t.Errorf("%+v", n)
	}
	h.expect("memory.md", "after/all/that.md")
	h.write("after/all/that.md", "watched")
	h.once("after/all/that.md")
}

// confined tells a process of the test that it runs in a namespace of its own,
// and which of the namespace's limits is to be met.
const confined = "STRATBOOK_WATCH_LIMIT"

// unconfined is said where the namespace's limits cannot be set, as in a container
// whose settings are mounted to be read only.
const unconfined = "the limit cannot be set"

// TestRealLimit meets the system's own limits, in a user namespace that has them
// low. Where the system lets nobody make one, TestLimit is all there is.
func TestRealLimit(t *testing.T) {
	for _, setting := range []string{"user.max_inotify_watches", "user.max_inotify_instances"} {
		t.Run(setting, func(t *testing.T) {
			t.Parallel()
			self := exec.Command(os.Args[0], "-test.run", "^TestConfined$", "-test.v")
			self.Env = append(os.Environ(), confined+"="+setting)
			self.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER,
				UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
				GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
			said, err := self.CombinedOutput()
			forbidden := self.Process == nil && (errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EINVAL))
			switch {
			case forbidden || strings.Contains(string(said), unconfined):
				fmt.Fprintf(os.Stderr, "%s is not met for real: this system lets nobody lower it for a process (%v)\n", setting, err)
			case err != nil || !strings.Contains(string(said), "the limit was met"):
				t.Errorf("%v\n%s", err, said)
			}
		})
	}
}

// TestConfined is the half of TestRealLimit that runs in the namespace.
func TestConfined(t *testing.T) {
	setting := os.Getenv(confined)
	if setting == "" {
		return
	}
	limit, folders := "5", 20
	if strings.HasSuffix(setting, "instances") {
		limit = "0"
	}
	if err := os.WriteFile(filepath.Join("/proc/sys", strings.ReplaceAll(setting, ".", "/")), []byte(limit), 0); err != nil {
		t.Logf("%s: %v", unconfined, err)
		return
	}
	h := &harness{T: t, root: filepath.Join(t.TempDir(), "content"), calls: make(chan []string, 100), notices: make(chan Notice, 100)}
	for i := range folders {
		h.write(fmt.Sprintf("accounts/a%d/plan.md", i), "plan")
	}
	ready := make(chan struct{})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		ended <- Watch(ctx, Options{Roots: []string{h.root}, Ready: func() { close(ready) },
			Changed: func(paths []string) { h.calls <- paths }, Log: func(n Notice) { h.notices <- n }})
	}()
	wait(t, ready, "the watcher")
	if n := h.notice(Polling); n.Setting != setting {
		t.Errorf("%+v", n)
	}
	for i := range folders { // most of which are not watched
		h.write(fmt.Sprintf("accounts/a%d/plan.md", i), "changed")
	}
	h.write("accounts/new/deep/plan.md", "new")
	saved := time.Now()
	all := map[string]bool{}
	for len(all) <= folders {
		for _, path := range wait(t, h.calls, "every change") {
			all[path] = true
		}
	}
	t.Logf("the limit was met; all was seen %v later", time.Since(saved))
	stop()
	h.must(<-ended)
}
