package output

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// replaceAll brings the folder up to date file by file. A note of what is
// coming stands in it meanwhile: a build that meets the note knows that it can
// believe no file to be unchanged, and what it may delete.
func (s *Stage) replaceAll(found standing) error {
	blocking, stale := s.blocking(s.stale(found))
	var pages []string
	if err := s.disk.WriteFile(s.own(s.dir, unfinished), nil); err != nil && !errors.Is(err, fs.ErrExist) {
		return err // from here on the stage loses its files: it is no build any more
	}
	if err := s.writeManifest(s.own(s.dir, coming)); err != nil {
		return err
	}
	if err := s.folder(s.out, ownFolder); err != nil {
		return err
	}
	if err := s.move(ownFolder + "/" + coming); err != nil {
		return err
	}
	if err := s.removeAll(blocking); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(s.fresh)) {
		if strings.HasSuffix(name, ".html") {
			pages = append(pages, name)
		} else if err := s.move(name); err != nil {
			return err
		}
	}
	for _, name := range pages { // last: what they load is there
		if err := s.move(name); err != nil {
			return err
		}
	}
	if err := s.removeAll(stale); err != nil {
		return err
	}
	s.disk.Remove(s.own(s.dir, current)) // of a flip that was refused
	if err := s.writeManifest(s.own(s.dir, current)); err != nil {
		return err
	}
	if err := s.move(ownFolder + "/" + current); err != nil {
		return err
	}
	return s.disk.Remove(s.own(s.out, coming))
}

// move brings a file of the stage to its place in one step.
func (s *Stage) move(name string) error {
	if err := s.folder(s.out, parent(name)); err != nil {
		return err
	}
	err := s.disk.Rename(within(s.dir, name), within(s.out, name))
	if err == nil || !cannot(err) {
		return err
	}
	// The folder is a file system of its own: the step is made inside it.
	data, err := s.disk.ReadFile(within(s.dir, name))
	if err != nil {
		return err
	}
	s.disk.Remove(s.own(s.out, copied)) // of a build that was killed
	if err := s.disk.WriteFile(s.own(s.out, copied), data); err != nil {
		return err
	}
	return s.disk.Rename(s.own(s.out, copied), within(s.out, name))
}

// blocking parts the stale files in those that stand where a folder is needed,
// or in a folder where a file is, and the others, which can go last.
func (s *Stage) blocking(stale []string) (blocking, others []string) {
	needed := folders(s.next.Files)
	for _, name := range stale {
		blocks := needed[name]
		for dir := range parents(name) {
			_, file := s.next.Files[dir]
			blocks = blocks || file
		}
		if blocks {
			blocking = append(blocking, name)
		} else {
			others = append(others, name)
		}
	}
	return blocking, others
}

// removeAll removes stale files, and the folders that they leave empty.
func (s *Stage) removeAll(names []string) error {
	for _, name := range names {
		if err := s.disk.Remove(within(s.out, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := range parents(name) {
			if s.disk.Remove(within(s.out, dir)) != nil {
				break // something stands in it
			}
		}
	}
	return nil
}
