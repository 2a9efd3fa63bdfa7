package output

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"time"
)

// A stage is kept from one build to the next: after the exchange it holds the
// build before, and the next one brings it up to date by what differs. While it
// waits it holds nothing but what its manifest lists, and says so in a mark.

// takeOver looks at the stage's folder. It takes over a kept build, clears what a
// killed one left (a stage that was never complete, or a whole build that was to
// come or has been), and leaves either a kept build or nothing.
func (s *Stage) takeOver() error {
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
	if half, err := s.exists(s.own(s.dir, unfinished)); err != nil {
		return err
	} else if half {
		return s.disk.RemoveAll(s.dir)
	}
	left, err := readPrevious(s.disk, s.dir)
	if err != nil {
		return err
	}
	whole, err := s.exists(s.own(s.dir, kept))
	if err != nil {
		return err
	}
	if whole && left.ours && !left.torn {
		s.kept = left.files
		return s.disk.RemoveAll(s.own(s.dir, incoming))
	}
	if !left.ours {
		left.files = nil
	}
	if err := s.sweep(left.files); err != nil {
		return err
	}
	stays, err := s.exists(s.dir)
	if stays {
		return Refused{Reason: Leftover, Path: s.dir}
	}
	return err
}

// renew brings a kept stage up to date. Every file is new under its name, by one
// rename: who has the build before open reads on. A note of what is coming stands
// in it meanwhile.
func (s *Stage) renew() error {
	if err := s.strangers(); err != nil {
		return err
	}
	s.touched = true
	if err := s.writeOwn(coming, s.described); err != nil {
		return err
	}
	var gone []string
	for name := range s.kept {
		if _, stays := s.next.Files[name]; !stays {
			gone = append(gone, name)
		}
	}
	slices.Sort(gone)
	if err := s.removeAll(s.dir, gone); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(s.fresh)) {
		if err := s.place(s.fresh[name], name); err != nil {
			return err
		}
		s.fresh[name] = name
	}
	for _, name := range s.unchanged() {
		if s.kept[name] == s.next.Files[name] {
			continue
		}
		if err := s.relink(name); err != nil {
			return err
		}
	}
	return nil
}

// strangers refuses a stage in which somebody else's file has the name of one
// that is to come: from the note on, all of that name is taken for ours.
func (s *Stage) strangers() error {
	for _, name := range s.names {
		if _, listed := s.kept[name]; listed {
			continue
		}
		if there, err := s.exists(within(s.dir, name)); err != nil {
			return err
		} else if there && !folders(s.kept)[name] {
			return Refused{Reason: InTheWay, Path: within(s.dir, name)}
		}
	}
	return nil
}

// relink links what stands in the folder, whatever the kept build has there.
func (s *Stage) relink(name string) error {
	if _, listed := s.kept[name]; !listed {
		return s.link(name, name)
	}
	at := path.Join(ownFolder, incoming, "link")
	if err := s.link(name, at); err != nil {
		return err
	}
	return s.place(at, name)
}

// place brings a file of the stage to where it belongs.
func (s *Stage) place(at, name string) error {
	if err := s.folder(s.dir, parent(name)); err != nil {
		return err
	}
	return s.disk.Rename(within(s.dir, at), within(s.dir, name))
}

// writeOwn writes a file of the package's own into the stage, at once or not.
func (s *Stage) writeOwn(name string, data []byte) error {
	if err := s.folder(s.dir, path.Join(ownFolder, incoming)); err != nil {
		return err
	}
	at := filepath.Join(s.own(s.dir, incoming), name)
	if err := s.disk.WriteFile(at, data); err != nil {
		return err
	}
	return s.disk.Rename(at, s.own(s.dir, name))
}

// seal makes the renewed stage a build like any other.
func (s *Stage) seal() error {
	if err := s.writeOwn(current, s.described); err != nil {
		return err
	}
	for _, name := range []string{kept, incoming, coming} {
		if err := s.disk.RemoveAll(s.own(s.dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// retire makes the old build, which the stage's folder holds now, one to be kept:
// what is not ours goes where it belongs. The new build stands already; what
// cannot be done here the next one does.
func (s *Stage) retire(found standing, looked time.Time) {
	if !s.old.ours || s.old.torn {
		s.sweep(s.old.files)
		return
	}
	for _, f := range found.foreign {
		if f.folder {
			continue
		}
		if gone, err := s.rescue(f.path); err != nil || !gone {
			return
		}
	}
	if !s.rescueLate(found, looked) {
		return
	}
	for _, f := range slices.Backward(found.foreign) {
		if f.folder && s.disk.Remove(within(s.dir, f.path)) != nil {
			return
		}
	}
	s.disk.WriteFile(s.own(s.dir, kept), nil)
}

// lateness is how far the clock of a file system may be behind ours.
const lateness = 2 * time.Second

// rescueLate moves to the output what came while the folders were exchanged, and
// returns whether only the old build is left. It reads those folders only that
// changed since they were looked through.
func (s *Stage) rescueLate(found standing, looked time.Time) bool {
	known := map[string]bool{}
	for _, dir := range found.folders {
		known[dir] = true
	}
	for _, dir := range found.folders {
		info, err := s.disk.Lstat(within(s.dir, dir))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil || !info.ModTime().Before(looked.Add(-lateness)) && !s.rescueFrom(dir, known) {
			return false
		}
	}
	return true
}

// rescueFrom leaves of a folder the old build and the known folders.
func (s *Stage) rescueFrom(dir string, known map[string]bool) bool {
	entries, err := s.disk.ReadDir(within(s.dir, dir))
	if err != nil {
		return false
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if e.IsDir() {
			if known[name] {
				continue
			}
			if s.sweepFolder(name, s.old.files) != nil {
				return false
			}
			if stays, err := s.exists(within(s.dir, name)); err != nil || stays {
				return false
			}
		} else if _, listed := s.old.files[name]; (!listed || !e.Type().IsRegular()) && !isOwn(name) {
			if gone, err := s.rescue(name); err != nil || !gone {
				return false
			}
		}
	}
	return true
}

// discard clears away a stage that is not to become the folder.
func (s *Stage) discard() {
	switch {
	case s.kept == nil:
		s.disk.RemoveAll(s.dir)
	case !s.touched:
		s.disk.RemoveAll(s.own(s.dir, incoming))
	default:
		listed := maps.Clone(s.kept)
		maps.Copy(listed, s.next.Files)
		s.sweep(listed)
	}
}
