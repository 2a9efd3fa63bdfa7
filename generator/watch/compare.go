package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// folder is what is known of one folder, or what it holds now.
type folder struct {
	files   map[string]file
	folders map[string]bool
}

// list reads a folder without what is ignored.
func (w *watcher) list(dir string) (folder, error) {
	now := folder{map[string]file{}, map[string]bool{}}
	entries, err := os.ReadDir(dir)
	delete(w.linked, dir)
	if err != nil {
		return now, err
	}
	for _, e := range entries {
		name := e.Name()
		if ignored(name, e.IsDir()) {
			continue
		}
		if e.IsDir() {
			now.folders[name] = true
			continue
		}
		if e.Type()&fs.ModeSymlink != 0 {
			w.linked[dir] = true
		}
		f, err := stat(filepath.Join(dir, name))
		if err == nil {
			now.files[name] = f
		} else if !gone(err) {
			w.unreadable(filepath.Join(dir, name), err)
		}
	}
	return now, nil
}

func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// unreadable tells once of what is there and cannot be read.
func (w *watcher) unreadable(path string, err error) {
	if !w.told[path] {
		w.told[path] = true
		w.Log(Notice{Kind: Unreadable, Path: path, Err: err})
	}
}

// baseline takes everything as it is. The bytes of the files are read later, in
// small steps: the first build need not wait.
func (w *watcher) baseline() error {
	for _, root := range w.Roots {
		if _, err := os.ReadDir(root); err == nil {
			w.adopt(root, w.take)
		} else if gone(err) {
			w.missing[root] = true
		} else {
			return err
		}
	}
	return nil
}

// take notes a file without reading it.
func (w *watcher) take(path string, f file) file {
	w.unread = append(w.unread, path)
	return f
}

// find notes a file that was not there before.
func (w *watcher) find(path string, f file) file {
	w.changed[path] = true
	return w.read(path, f)
}

// adopt watches a folder that is new, then reads it, and so all below it. What
// is made in it meanwhile is in the list or comes as an event, or both.
func (w *watcher) adopt(dir string, add func(string, file) file) {
	w.watch(dir)
	w.checkMount(dir)
	now, err := w.list(dir)
	if err != nil && !gone(err) {
		w.unreadable(dir, err)
	}
	known := &folder{map[string]file{}, now.folders}
	w.tree[dir] = known
	for name, f := range now.files {
		known.files[name] = add(filepath.Join(dir, name), f)
	}
	for name := range now.folders {
		w.adopt(filepath.Join(dir, name), add)
	}
}

// compareHinted compares the folders that hints came for. Those that went are
// let go before any is taken in: one that was moved can be watched under one
// name only. Folders with links in them are compared with them: what a link leads
// to has changed elsewhere.
func (w *watcher) compareHinted() {
	hints := w.hints
	for dir := range w.linked {
		if _, named := hints[dir]; !named {
			hints[dir] = nil
		}
	}
	w.hints = map[string]hint{}
	w.first = never
	var fresh []string
	for dir, named := range hints {
		fresh = append(fresh, w.compare(dir, named)...)
	}
	w.adoptAll(fresh)
}

func (w *watcher) adoptAll(fresh []string) {
	for _, dir := range fresh {
		w.adopt(dir, w.find)
	}
}

// compare brings what is known of a folder up to date, and returns the folders
// in it that are new and yet to be adopted.
func (w *watcher) compare(dir string, named hint) (fresh []string) {
	known := w.tree[dir]
	if known == nil {
		return nil // it went while others were compared
	}
	w.watch(dir)
	now, err := w.list(dir)
	if err != nil {
		if gone(err) {
			w.drop(dir)
		} else {
			w.unreadable(dir, err) // and it stays as it was
		}
		return nil
	}
	delete(w.told, dir)
	w.dropMissing(dir, now)
	files := make(map[string]file, len(now.files))
	for name, f := range now.files {
		files[name] = w.renew(filepath.Join(dir, name), f, named)
	}
	for name := range now.folders {
		path := filepath.Join(dir, name)
		if w.tree[path] == nil { // it may have gone and come back since
			fresh = append(fresh, path)
		} else if named[name].Has(fsnotify.Create) {
			w.rewatch(path)
		}
	}
	known.files, known.folders = files, now.folders
	return fresh
}

// dropMissing lets go what a folder held and does not hold now.
func (w *watcher) dropMissing(dir string, now folder) {
	known := w.tree[dir]
	for name := range known.folders {
		if !now.folders[name] {
			w.drop(filepath.Join(dir, name))
		}
	}
	for name := range known.files {
		if _, there := now.files[name]; !there {
			w.changed[filepath.Join(dir, name)] = true
		}
	}
}

// drop lets a folder go with all below it.
func (w *watcher) drop(dir string) {
	known := w.tree[dir]
	if known == nil {
		return
	}
	for name := range known.files {
		w.changed[filepath.Join(dir, name)] = true
	}
	for name := range known.folders {
		w.drop(filepath.Join(dir, name))
	}
	w.unwatch(dir)
	delete(w.tree, dir)
	delete(w.linked, dir)
	if w.isRoot(dir) {
		w.missing[dir] = true
		w.Log(Notice{Kind: RootGone, Path: dir})
	}
}

// rewatch is for a folder that another of the same name has taken the place of.
// Its inode need not tell: the system gives a free one out again.
func (w *watcher) rewatch(dir string) {
	known := w.tree[dir]
	if known == nil {
		return
	}
	for name := range known.folders {
		w.rewatch(filepath.Join(dir, name))
	}
	w.unwatch(dir)
	w.note(dir, "", 0)
}
