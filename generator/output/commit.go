package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"syscall"
	"time"
)

// Commit makes the folder hold what was put and kept, and closes the stage. After
// an error the folder is as it was, unless files had to be replaced one by one. It
// looks at no context: whoever interrupts a build has changed nothing, or all.
func (s *Stage) Commit() (Report, error) {
	defer s.Abort()
	if err := s.ready(); err != nil {
		return Report{}, err
	}
	report := Report{Written: len(s.fresh), Unchanged: len(s.next.Files) - len(s.fresh)}
	if s.stands() {
		report.Build = s.old.build
		return report, nil
	}
	looked := time.Now()
	found, err := s.survey()
	if err != nil {
		return Report{}, err
	}
	if err := s.inTheWay(found); err != nil {
		return Report{}, err
	}
	report.Removed = len(s.stale(found))
	s.described = s.next.bytes(s.names)
	report.Build = buildID(s.described)
	err = s.flip(found)
	if _, refused := errors.AsType[declined](err); refused {
		report.InPlace = true
		err = s.replaceAll(found)
	}
	if err != nil {
		return Report{}, err
	}
	if s.flipped && !found.missing {
		s.retire(found, looked)
	}
	return report, nil
}

// ready returns the error of a build that cannot be committed.
func (s *Stage) ready() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	if s.failed != nil {
		return s.failed
	}
	s.names, s.needed = slices.Sorted(maps.Keys(s.next.Files)), folders(s.next.Files)
	for dir := range s.needed {
		if _, file := s.next.Files[dir]; file {
			return fmt.Errorf("output: %q is a file and a folder", dir)
		}
	}
	return nil
}

// stands tells whether the old build is the new one.
func (s *Stage) stands() bool {
	return s.old.isFor(s.next.Audience) && len(s.fresh) == 0 && len(s.old.files) == len(s.next.Files)
}

// flip completes the stage, and exchanges it with the folder.
func (s *Stage) flip(found standing) error {
	if err := s.complete(found); err != nil {
		return err
	}
	var err error
	if found.missing {
		err = s.disk.Rename(s.dir, s.out)
	} else {
		err = decline(s.disk.Exchange(s.dir, s.out))
	}
	s.flipped = err == nil
	return err
}

// complete makes the stage hold all that the folder is to hold.
func (s *Stage) complete(found standing) error {
	if s.kept != nil {
		if err := s.renew(); err != nil {
			return err
		}
	} else if err := s.linkAll(s.unchanged()); err != nil {
		return err
	}
	for _, f := range found.foreign {
		if err := s.adopt(f); err != nil {
			return err
		}
	}
	if !found.missing {
		info, err := s.disk.Lstat(s.out)
		if err != nil {
			return err
		}
		if err := s.disk.Chmod(s.dir, info.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := s.check(); err != nil {
		return err
	}
	if s.kept != nil {
		return s.seal()
	}
	if err := s.disk.WriteFile(s.own(s.dir, current), s.described); err != nil {
		return err
	}
	return s.disk.Remove(s.own(s.dir, unfinished))
}

// unchanged are the files that the folder has already, sorted.
func (s *Stage) unchanged() []string {
	var names []string
	for _, name := range s.names {
		if _, fresh := s.fresh[name]; !fresh {
			names = append(names, name)
		}
	}
	return names
}

func (s *Stage) linkAll(names []string) error {
	for _, name := range names {
		if err := s.link(name, name); err != nil {
			return err
		}
	}
	return nil
}

// link links into the stage what stands in the folder.
func (s *Stage) link(name, at string) error {
	if err := s.folder(s.dir, parent(at)); err != nil {
		return err
	}
	err := s.disk.Link(within(s.out, name), within(s.dir, at))
	if errors.Is(err, fs.ErrExist) { // somebody has put it into the stage
		return Refused{Reason: InTheWay, Path: within(s.dir, at)}
	}
	return decline(err)
}

// declined is the error of a link or an exchange that the system does not do
// here; nothing has happened to the folder then.
type declined struct{ error }

func decline(err error) error {
	if err != nil && cannot(err) {
		return declined{err}
	}
	return err
}

// adopt takes what is not ours along. A link to a file of somebody else's is
// the same file: it is never copied, and never gone for a moment.
func (s *Stage) adopt(f foreign) error {
	if !f.folder {
		return s.link(f.path, f.path)
	}
	if err := s.folder(s.dir, f.path); err != nil {
		return err
	}
	return s.disk.Chmod(within(s.dir, f.path), f.mode.Perm())
}

// check reads the stage back before the flip: every file of the build stands
// there with its size. Their bytes are not read again. They would come from the
// memory that they were just written to, so that nothing is proved about the
// disk, and hashing a second time costs a build of many pages a fifth of what it
// takes to write them; [Verify] does it for whoever wants to know.
func (s *Stage) check() error {
	for _, name := range s.names {
		if s.holds(s.dir, name, s.next.Files[name]) {
			continue
		}
		if _, fresh := s.fresh[name]; !fresh && s.kept != nil { // somebody has been at the kept build
			if err := s.relink(name); err != nil {
				return err
			}
		}
		if !s.holds(s.dir, name, s.next.Files[name]) {
			return fmt.Errorf("output: %s is not what was written", within(s.dir, name))
		}
	}
	return nil
}

// exists tells whether something has a name.
func (s *Stage) exists(name string) (bool, error) {
	_, err := s.disk.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return false, nil
	}
	return err == nil, err
}
