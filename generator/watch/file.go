package watch

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// coarse is the coarsest clock of a file system (FAT's). A file that was written
// less than that before it was read may be written again without its time
// telling.
const coarse = 2 * time.Second

// file is what is known of a file.
type file struct {
	size  int64
	time  int64
	inode uint64
	kind  fs.FileMode // 0 is a regular file; of anything else nothing more is known
	hash  [sha256.Size]byte
	read  bool // hash is known
	sure  bool // the same size, time and inode mean the same bytes
}

// stat tells what stands under a name; of a link to a file, what that is. A pipe
// or a link to nowhere is not read, but is there: whoever builds says so.
func stat(path string) (file, error) {
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() {
		return file{size: info.Size(), time: info.ModTime().UnixNano(), inode: inode(info)}, nil
	}
	itself, lost := os.Lstat(path)
	if lost != nil {
		return file{}, lost
	}
	f := file{kind: itself.Mode().Type()}
	if err == nil {
		f.kind |= info.Mode().Type()
	} else if f.kind&fs.ModeSymlink == 0 {
		return file{}, err
	}
	return f, nil
}

func (f file) looksLike(other file) bool {
	return f.size == other.size && f.time == other.time && f.inode == other.inode && f.kind == other.kind
}

// read adds the hash. A file that changes meanwhile looks different at the next
// comparison, as f says how it looked before.
func (w *watcher) read(path string, f file) file {
	if f.kind != 0 {
		f.read, f.sure = true, true
		return f
	}
	written := time.Unix(0, f.time)
	f.sure = time.Since(written) > coarse
	hash, err := hashFile(path)
	if err != nil {
		if !gone(err) {
			w.unreadable(path, err)
		}
		f.sure = false
		return f
	}
	delete(w.told, path)
	f.hash, f.read = hash, true
	return f
}

func hashFile(path string) (sum [sha256.Size]byte, err error) {
	in, err := os.Open(path)
	if err != nil {
		return sum, err
	}
	defer in.Close()
	h := sha256.New()
	_, err = io.Copy(h, in)
	return [sha256.Size]byte(h.Sum(nil)), err
}

// renew compares a file with what is known of it. One that a hint names is read
// though it looks the same.
func (w *watcher) renew(path string, now file, named hint) file {
	was, had := w.tree[filepath.Dir(path)].files[filepath.Base(path)]
	if !had {
		return w.find(path, now)
	}
	_, spoken := named[filepath.Base(path)]
	alike := now.looksLike(was)
	if alike && was.sure && !spoken {
		return was
	}
	now = w.read(path, now)
	switch {
	case !now.read:
		return was // as long as it cannot be read
	case now.kind != was.kind, was.read && now.hash != was.hash, !was.read && (spoken || !alike):
		w.changed[path] = true
	}
	return now
}

// readNext reads a file of the baseline, if it is still what it was then, and was
// while it was read: what was built is of the bytes before.
func (w *watcher) readNext() {
	path := w.unread[len(w.unread)-1]
	w.unread = w.unread[:len(w.unread)-1]
	dir := w.tree[filepath.Dir(path)]
	if dir == nil {
		return
	}
	f, known := dir.files[filepath.Base(path)]
	same := func() bool { now, err := stat(path); return err == nil && now.looksLike(f) }
	if !known || f.read || !same() {
		return
	}
	if now := w.read(path, f); same() {
		dir.files[filepath.Base(path)] = now
	}
}
