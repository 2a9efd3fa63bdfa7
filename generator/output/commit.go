package output

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
)

// Commit makes the folder hold what was put, and closes the stage. After an
// error the folder is as it was, unless files had to be replaced one by one.
func (s *Stage) Commit() (Report, error) {
	defer s.Abort()
	if err := s.ready(); err != nil {
		return Report{}, err
	}
	report := Report{Written: len(s.fresh), Unchanged: len(s.next.Files) - len(s.fresh)}
	if s.stands() {
		return report, nil
	}
	found, err := s.survey()
	if err != nil {
		return Report{}, err
	}
	if err := s.inTheWay(found); err != nil {
		return Report{}, err
	}
	report.Removed = len(s.stale(found))
	err = s.flip(found)
	if _, refused := errors.AsType[declined](err); refused {
		report.InPlace = true
		err = s.replaceAll(found)
	}
	if err != nil {
		return Report{}, err
	}
	return report, nil
}

// stands tells whether the old build is the new one.
func (s *Stage) stands() bool {
	return !s.old.torn && len(s.fresh) == 0 && len(s.old.files) == len(s.next.Files) &&
		slices.Equal(s.old.audiences, []string{s.next.Audience})
}

// flip completes the stage, exchanges it with the folder, and clears away what
// the stage's folder holds then, the old build.
func (s *Stage) flip(found standing) error {
	if err := s.complete(found); err != nil {
		return err
	}
	if found.missing {
		if err := s.disk.Rename(s.dir, s.out); err != nil {
			return err
		}
		s.flipped = true
		return nil
	}
	if err := s.disk.Exchange(s.dir, s.out); err != nil {
		return decline(err)
	}
	s.flipped = true
	s.sweep(s.old.files) // the build is done; what stays behind the next one clears
	return nil
}

// complete links into the stage what the folder has already, so that the stage
// holds all that the folder is to hold.
func (s *Stage) complete(found standing) error {
	for _, name := range slices.Sorted(maps.Keys(s.next.Files)) {
		if !s.fresh[name] {
			if err := s.link(name); err != nil {
				return err
			}
		}
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
	if err := s.writeManifest(s.own(s.dir, current)); err != nil {
		return err
	}
	return s.disk.Remove(s.own(s.dir, unfinished))
}

func (s *Stage) writeManifest(name string) error {
	data, err := s.next.bytes()
	if err != nil {
		return err
	}
	return s.disk.WriteFile(name, data)
}

func (s *Stage) link(name string) error {
	if err := s.folder(s.dir, parent(name)); err != nil {
		return err
	}
	return decline(s.disk.Link(within(s.out, name), within(s.dir, name)))
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
		return s.link(f.path)
	}
	if err := s.folder(s.dir, f.path); err != nil {
		return err
	}
	return s.disk.Chmod(within(s.dir, f.path), f.mode.Perm())
}

// clearLeftover clears what a killed build left beside the folder: a stage that
// was never complete, or a whole build that was to come or has been.
func (s *Stage) clearLeftover() error {
	info, err := s.disk.Lstat(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return Refused{Reason: Leftover, Path: s.dir}
	}
	if _, err := s.disk.Lstat(s.own(s.dir, unfinished)); err == nil {
		return s.disk.RemoveAll(s.dir)
	}
	left, err := readPrevious(s.disk, s.dir)
	if err != nil {
		return err
	}
	if !left.ours {
		left.files = nil
	}
	if err := s.sweep(left.files); err != nil {
		return err
	}
	if _, err := s.disk.Lstat(s.dir); err == nil {
		return Refused{Reason: Leftover, Path: s.dir}
	}
	return nil
}
