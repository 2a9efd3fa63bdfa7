package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// replaceAll brings the folder up to date file by file. A note of what is
// coming stands in it meanwhile: a build that meets the note knows that it can
// believe no file to be unchanged, and what it may delete.
func (s *Stage) replaceAll(found standing) error {
	blocking, stale := s.blocking(s.past(found))
	var pages []string
	if err := s.deliver(coming, s.announced()); err != nil {
		return err
	}
	if err := s.removeAll(s.out, blocking); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(s.fresh)) {
		if strings.HasSuffix(name, ".html") {
			pages = append(pages, name)
		} else if err := s.move(s.fresh[name], name); err != nil {
			return err
		}
	}
	for _, name := range pages { // last: what they load is there
		if err := s.move(s.fresh[name], name); err != nil {
			return err
		}
	}
	if err := s.removeAll(s.out, stale); err != nil {
		return err
	}
	for _, name := range s.names {
		if !s.holds(s.out, name, s.next.Files[name]) {
			return fmt.Errorf("output: %s is not what was written", within(s.out, name))
		}
	}
	if err := s.deliver(current, s.described); err != nil {
		return err
	}
	return s.disk.Remove(s.own(s.out, coming))
}

// past is what the old build had and the new one has not. One that was broken off
// may have come as far as the folder of a file.
func (s *Stage) past(found standing) []string {
	names := s.stale(found)
	if s.old.torn {
		for name := range s.old.files {
			if _, stays := s.next.Files[name]; !stays {
				names = append(names, name)
			}
		}
		slices.Sort(names)
	}
	return slices.Compact(names)
}

// announced lists what is coming, and what a build that was broken off may have
// brought: should this one be too, nobody else knows of that any more.
func (s *Stage) announced() []byte {
	if !s.old.torn {
		return s.described
	}
	all := manifest{s.next.Format, s.next.Audience, maps.Clone(s.old.files)}
	maps.Copy(all.Files, s.next.Files)
	return all.bytes(slices.Sorted(maps.Keys(all.Files)))
}

// deliver writes a file of the package's own into the folder, at once or not.
func (s *Stage) deliver(name string, data []byte) error {
	at := path.Join(ownFolder, copied)
	s.disk.Remove(within(s.dir, at)) // of a delivery that failed
	if err := s.disk.WriteFile(within(s.dir, at), data); err != nil {
		return err
	}
	return s.move(at, path.Join(ownFolder, name))
}

// move brings a file of the stage to its place in the folder in one step.
func (s *Stage) move(at, name string) error {
	if err := s.folder(s.out, parent(name)); err != nil {
		return err
	}
	err := s.disk.Rename(within(s.dir, at), within(s.out, name))
	if err == nil || !cannot(err) {
		return err
	}
	// The folder is a file system of its own: the step is made inside it.
	data, err := s.disk.ReadFile(within(s.dir, at))
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
	for _, name := range stale {
		blocks := s.needed[name]
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

// removeAll removes files of ours, and the folders that they leave empty. One that
// cannot be removed does no harm in the output; in the stage it would get there.
func (s *Stage) removeAll(tree string, names []string) error {
	for _, name := range names {
		if err := s.disk.Remove(within(tree, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := range parents(name) {
			err := s.disk.Remove(within(tree, dir))
			if errors.Is(err, fs.ErrNotExist) {
				continue // nor was its file there
			}
			if err != nil && tree == s.dir && !errors.Is(err, fs.ErrExist) {
				return err
			}
			if err != nil {
				break // something stands in it
			}
		}
	}
	return nil
}
