package output

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
)

// Options say how to write. The zero value writes for everyone and does not wait.
type Options struct {
	Source   string // the content's folder, which the output must not be or hold; "" is not looked at
	Audience string // whom the files are for, as the manifest says; "" is an audience like any other
	Force    bool   // takes a folder that holds another audience's build
	Wait     bool   // waits for another build that holds the folder, instead of Locked

	disk disk // nil is the system's
}

// Report counts what a build did to the folder.
type Report struct {
	Written, Unchanged, Removed int

	// InPlace says that the system refused to exchange the folders, so that the
	// files were replaced one by one.
	InPlace bool
}

// Stage is a build on its way to its folder. It holds the folder's lock until
// Commit or Abort.
type Stage struct {
	disk disk
	lock *lock
	out  string // the folder, absolute
	dir  string // the stage, beside it
	old  previous

	made sync.Map // the folders that were made

	mu     sync.Mutex
	next   manifest
	fresh  map[string]bool // the files of next that stand in the stage
	failed error           // the first Put that failed; a build that lacks a file is none
	closed bool

	flipped bool // the stage's folder is the old build's now
}

// Begin takes the folder for a build, makes it ready, and clears what a killed
// build has left. Ctx ends the wait for the lock only. The error is a [Refused]
// or a [Locked] where the folder, not the disk, is the reason.
func Begin(ctx context.Context, dir string, o Options) (*Stage, error) {
	if o.disk == nil {
		o.disk = system{}
	}
	out, err := allowed(dir, o)
	if err != nil {
		return nil, err
	}
	held, err := take(ctx, beside(out, "lock"), o.Wait)
	if err != nil {
		return nil, err
	}
	s := &Stage{disk: o.disk, lock: held, out: out, dir: beside(out, "stage"), fresh: map[string]bool{}}
	s.next = manifest{Format: manifestFormat, Audience: o.Audience, Files: map[string]entry{}}
	if err := s.prepare(o); err != nil {
		held.release()
		return nil, err
	}
	return s, nil
}

// beside names something of ours that stands beside the folder.
func beside(out, what string) string {
	return filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+"."+what)
}

// prepare judges what stands in the folder, now that nobody else changes it.
func (s *Stage) prepare(o Options) error {
	var err error
	if s.old, err = readPrevious(s.disk, s.out); err != nil {
		return err
	}
	if err := s.old.allows(s.out, o); err != nil {
		return err
	}
	if err := s.clearLeftover(); err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return s.disk.Mkdir(s.dir, 0o777) },
		func() error { return s.disk.Mkdir(s.own(s.dir, ""), 0o777) },
		func() error { return s.disk.WriteFile(s.own(s.dir, unfinished), nil) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// own names a file of the package's own in the folder or the stage.
func (s *Stage) own(tree, name string) string {
	return filepath.Join(tree, ownFolder, name)
}

// Put adds a file; path is relative to the folder, with "/". It is safe for
// concurrent use, and keeps nothing of content.
func (s *Stage) Put(path string, content []byte) error {
	err := s.put(path, content)
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.failed == nil {
			s.failed = err
		}
	}
	return err
}

func (s *Stage) put(path string, content []byte) error {
	if err := checkPath(path); err != nil {
		return err
	}
	now := entry{Size: int64(len(content)), Hash: sha256.Sum256(content)}
	fresh := !s.unchanged(path, now)
	if err := s.claim(path, now, fresh); err != nil || !fresh {
		return err
	}
	if err := s.folder(s.dir, parent(path)); err != nil {
		return err
	}
	return s.disk.WriteFile(within(s.dir, path), content)
}

// unchanged tells whether the old build has the file with the same bytes. The
// manifest is believed about them as long as the size is right.
func (s *Stage) unchanged(path string, now entry) bool {
	if was, listed := s.old.files[path]; !listed || was != now || s.old.torn {
		return false
	}
	info, err := s.disk.Lstat(within(s.out, path))
	return err == nil && info.Mode().IsRegular() && info.Size() == now.Size
}

func (s *Stage) claim(path string, now entry, fresh bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	if _, twice := s.next.Files[path]; twice {
		return fmt.Errorf("output: two files for %q", path)
	}
	s.next.Files[path] = now
	if fresh {
		s.fresh[path] = true
	}
	return nil
}

// folder makes a folder of the stage or the output, and those above it.
func (s *Stage) folder(tree, path string) error {
	name := within(tree, path)
	if _, made := s.made.Load(name); made || path == "." {
		return nil
	}
	if err := s.folder(tree, parent(path)); err != nil {
		return err
	}
	if err := s.disk.Mkdir(name, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.made.Store(name, true)
	return nil
}

var errClosed = errors.New("output: the stage is closed")

// Abort gives the build up and leaves the folder as it was. After Commit it
// does nothing, so it may be deferred.
func (s *Stage) Abort() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.closed = true
	if !s.flipped {
		s.disk.RemoveAll(s.dir) // if it cannot be removed now, the next Begin does
	}
	s.lock.release()
}
