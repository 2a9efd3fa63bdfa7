package watch

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

type systemNotifier struct{ *fsnotify.Watcher }

func (s systemNotifier) Events() <-chan fsnotify.Event { return s.Watcher.Events }
func (s systemNotifier) Errors() <-chan error          { return s.Watcher.Errors }

func openSystem() (notifier, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return systemNotifier{watcher}, nil
}

func (w *watcher) openSystem() {
	system, err := w.open()
	if err != nil {
		w.poll(Notice{Kind: Polling, Setting: instances(), Err: err})
		return
	}
	w.system = system
}

func (w *watcher) channels() (<-chan fsnotify.Event, <-chan error) {
	if w.system == nil {
		return nil, nil
	}
	return w.system.Events(), w.system.Errors()
}

// poll compares everything once a second from now on; what is watched stays so.
func (w *watcher) poll(n Notice) {
	if w.polls {
		return
	}
	w.polls = true
	w.Log(n)
}

// watch asks the system for hints about a folder. Asking again costs next to
// nothing, and helps where the folder is another than it was.
func (w *watcher) watch(dir string) {
	if w.system == nil {
		return
	}
	err := w.system.Add(dir)
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		// What cannot be read is told where it is read.
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EMFILE):
		w.poll(Notice{Kind: Polling, Path: dir, Setting: watches(), Err: err})
	default:
		w.poll(Notice{Kind: Polling, Path: dir, Err: err})
	}
}

// checkMount polls where somebody else may change files without this system's
// knowing. What is changed from here comes as a hint all the same.
func (w *watcher) checkMount(dir string) {
	if w.polls {
		return
	}
	if kind := w.mount(dir); kind != "" {
		w.poll(Notice{Kind: Polling, Path: dir, Mount: kind})
	}
}

func (w *watcher) unwatch(dir string) {
	if w.system != nil {
		w.system.Remove(dir) // an error says that it is gone already
	}
}

// instances and watches name the settings whose limits are met in practice.
func instances() string { return limit("instances", "") }
func watches() string   { return limit("watches", "ulimit -n") }

// limit names Linux's setting: that of the namespace, where it is the lower one,
// as a container may have it.
func limit(of, elsewhere string) string {
	if runtime.GOOS != "linux" {
		return elsewhere
	}
	here, everywhere := number("/proc/sys/user/max_inotify_"+of), number("/proc/sys/fs/inotify/max_user_"+of)
	if here >= 0 && here < everywhere {
		return "user.max_inotify_" + of
	}
	return "fs.inotify.max_user_" + of
}

// number reads a setting; -1 is none.
func number(file string) int {
	text, _ := os.ReadFile(file)
	n, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return -1
	}
	return n
}
