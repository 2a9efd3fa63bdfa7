package output

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
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

	// Build names what the folder holds now: the same files for the same audience
	// have the same name, whatever else stands in the folder.
	Build string

	// InPlace says that the system refused to exchange the folders, so that the
	// files were replaced one by one.
	InPlace bool
}

// Stage is a build on its way to its folder. It holds the folder's lock until
// Commit or Abort.
type Stage struct {
	disk disk
	lock *lock
	out  string   // the folder, absolute
	old  previous // the build in it
	dir  string   // the stage, beside it

	// kept is the build that the stage held at the start, before the old one; nil
	// for a stage that began empty.
	kept    map[string]entry
	touched bool // the kept build is none any more
	flipped bool // the stage's folder is the old build's now

	made sync.Map // the folders that were made

	mu     sync.Mutex
	next   manifest
	fresh  map[string]string // the files of next that the old build has not, and where in the stage they lie
	failed error             // the first Put that failed; a build that lacks a file is none
	closed bool

	// What Commit makes of next.
	names     []string        // its files, sorted
	needed    map[string]bool // the folders that they stand in
	described []byte          // it, as the manifest
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
	if err := os.MkdirAll(filepath.Dir(out), 0o777); err != nil {
		return nil, err
	}
	held, err := take(ctx, beside(out, "lock"), o.Wait)
	if err != nil {
		return nil, err
	}
	s := &Stage{disk: o.disk, lock: held, out: out, dir: beside(out, "stage"), fresh: map[string]string{}}
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
	if err := s.takeOver(); err != nil || s.kept != nil {
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

// Standing names the build in the folder, as Report.Build named it when it was
// made; "" where there is none, or none that is whole and for this audience.
func (s *Stage) Standing() string {
	if !s.old.isFor(s.next.Audience) {
		return ""
	}
	return s.old.build
}

// Keep adds a file as the old build has it, whose bytes need not be given then.
// It returns false, and adds nothing, where the old build has no such file, or
// not any more as it was written. That the new build has the same bytes the
// caller must know: from something remembered of the build that [Stage.Standing]
// names, and no other. It is safe for concurrent use.
func (s *Stage) Keep(path string) bool {
	was, listed := s.old.files[path]
	if !listed || !s.old.isFor(s.next.Audience) || !s.holds(s.out, path, was) {
		return false
	}
	_, err := s.claim(path, was, false)
	s.note(err)
	return err == nil
}

// Put adds a file; path is relative to the folder, with "/". It is safe for
// concurrent use, and keeps nothing of content.
func (s *Stage) Put(path string, content []byte) error {
	err := s.put(path, content)
	s.note(err)
	return err
}

// note remembers the first error of a file.
func (s *Stage) note(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed == nil {
		s.failed = err
	}
}

func (s *Stage) put(path string, content []byte) error {
	if err := checkPath(path); err != nil {
		return err
	}
	now := entry{Size: int64(len(content)), Hash: sha256.Sum256(content)}
	was, listed := s.old.files[path]
	unchanged := listed && was == now && !s.old.torn && s.holds(s.out, path, now)
	at, err := s.claim(path, now, !unchanged)
	if err != nil || unchanged {
		return err
	}
	if err := s.folder(s.dir, parent(at)); err != nil {
		return err
	}
	return s.disk.WriteFile(within(s.dir, at), content)
}

// holds tells whether a file stands in a tree. The manifest is believed about its
// bytes as long as the size is right.
func (s *Stage) holds(tree, path string, e entry) bool {
	info, err := s.disk.Lstat(within(tree, path))
	return err == nil && info.Mode().IsRegular() && info.Size() == e.Size
}

// claim adds a file to the build, and returns where in the stage its bytes go: to
// its place in a new stage, beside it in a kept one.
func (s *Stage) claim(path string, now entry, fresh bool) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return "", errClosed
	}
	if _, twice := s.next.Files[path]; twice {
		return "", fmt.Errorf("output: two files for %q", path)
	}
	s.next.Files[path] = now
	at := path
	if fresh {
		if s.kept != nil {
			at = fmt.Sprintf("%s/%s/%d", ownFolder, incoming, len(s.fresh))
		}
		s.fresh[path] = at
	}
	return at, nil
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
		s.discard() // what cannot be removed now the next Begin removes
	}
	s.lock.release()
}
