package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// sweep clears the stage's folder of a build: what is listed goes; what is not
// and came while the folders were exchanged moves to the output; the rest, and
// the folders that hold it, stay. With no list it is no build, and only empty
// folders go.
func (s *Stage) sweep(listed map[string]entry) error {
	return s.sweepFolder(".", listed)
}

// sweepFolder leaves our own folder for the end: as long as there is anything
// to clear, the manifest says what.
func (s *Stage) sweepFolder(dir string, listed map[string]entry) error {
	entries, err := s.disk.ReadDir(within(s.dir, dir))
	if err != nil {
		return err
	}
	own := false
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if name == ownFolder && e.IsDir() {
			own = true
		} else if err := s.sweepEntry(name, e, listed); err != nil {
			return err
		}
	}
	if own {
		if err := s.sweepFolder(ownFolder, listed); err != nil {
			return err
		}
	}
	s.disk.Remove(within(s.dir, dir)) // unless something stays in it
	return nil
}

func (s *Stage) sweepEntry(name string, e fs.DirEntry, listed map[string]entry) error {
	if e.IsDir() {
		return s.sweepFolder(name, listed)
	}
	_, ours := listed[name]
	if ours && e.Type().IsRegular() || isOwn(name) {
		return s.disk.Remove(within(s.dir, name))
	}
	if listed == nil {
		return nil
	}
	_, err := s.rescue(name)
	return err
}

// rescue moves to the output what is not ours, unless it is there already. It
// returns false where it stays: something else has its name, or there is no output.
func (s *Stage) rescue(name string) (bool, error) {
	here, err := s.disk.Lstat(within(s.dir, name))
	if err != nil {
		return false, err
	}
	if there, err := s.exists(s.out); err != nil || !there {
		return false, err
	}
	there, err := s.disk.Lstat(within(s.out, name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := s.folder(s.out, parent(name)); err != nil {
			return false, err
		}
		err := s.disk.Rename(within(s.dir, name), within(s.out, name))
		return err == nil, err
	case err == nil && os.SameFile(here, there):
		err := s.disk.Remove(within(s.dir, name))
		return err == nil, err
	}
	return false, err
}
