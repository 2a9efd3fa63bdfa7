package watch

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// hint is what the system told about a folder: the names in it that it spoke
// of, and whether they may be new.
type hint map[string]fsnotify.Op

// hint notes what an event is about.
func (w *watcher) hint(e fsnotify.Event) {
	if e.Name == "" {
		return // an event that fsnotify keeps to itself
	}
	path := filepath.Clean(e.Name)
	if _, known := w.tree[path]; known { // a folder speaks of itself, as when it goes
		w.note(path, "", 0)
	}
	if w.isRoot(path) || strings.HasPrefix(filepath.Base(path), ".") {
		return
	}
	dir := filepath.Dir(path)
	if _, known := w.tree[dir]; known {
		w.note(dir, filepath.Base(path), e.Op)
		return
	}
	// A folder that was moved tells under its old name what happens in it. It
	// is let go, and found under its new name.
	if w.system != nil && w.system.Remove(dir) == nil {
		w.compareAll()
	}
}

func (w *watcher) note(dir, name string, op fsnotify.Op) {
	names := w.hints[dir]
	if names == nil {
		names = hint{}
		w.hints[dir] = names
	}
	if name != "" {
		names[name] |= op
	}
	w.later()
}

func (w *watcher) isRoot(path string) bool {
	return slices.Contains(w.Roots, path)
}

// ignored tells what is not there for us: hidden files and folders, and what
// Emacs, Vim and JetBrains' editors leave of a file while and after they save
// it. Folders are only hidden: an account may be named 4913.
func ignored(name string, folder bool) bool {
	if folder || strings.HasPrefix(name, ".") {
		return strings.HasPrefix(name, ".")
	}
	return name == "4913" || len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		slices.ContainsFunc([]string{"~", ".swp", "___jb_tmp___", "___jb_old___"}, func(end string) bool {
			return strings.HasSuffix(name, end)
		})
}
