package output

import (
	"errors"
	"io/fs"
	"path"
)

// standing is what stands in a folder before the flip.
type standing struct {
	missing bool     // the folder itself
	folders []string // itself and all in it, each before what is in it
	ours    []string // files of the old build that are really there
	foreign []foreign
}

// foreign is somebody else's: a file of any kind, or a folder without files of
// ours in it.
type foreign struct {
	path   string
	folder bool
	mode   fs.FileMode // of a folder
}

// survey walks the folder, and follows no link.
func (s *Stage) survey() (standing, error) {
	var found standing
	holds := folders(s.old.files)
	holds[ownFolder] = true
	var walk func(dir string) error
	walk = func(dir string) error {
		found.folders = append(found.folders, dir)
		entries, err := s.disk.ReadDir(within(s.out, dir))
		if err != nil {
			return err
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if e.IsDir() {
				if !holds[name] {
					info, err := e.Info()
					if err != nil {
						return err
					}
					found.foreign = append(found.foreign, foreign{name, true, info.Mode()})
				}
				if err := walk(name); err != nil {
					return err
				}
			} else if _, listed := s.old.files[name]; listed && e.Type().IsRegular() {
				found.ours = append(found.ours, name)
			} else if !isOwn(name) {
				found.foreign = append(found.foreign, foreign{path: name})
			}
		}
		return nil
	}
	if _, err := s.disk.Lstat(s.out); errors.Is(err, fs.ErrNotExist) {
		return standing{missing: true}, nil
	}
	return found, walk(".")
}

// folders returns the folders that files stand in.
func folders(files map[string]entry) map[string]bool {
	set := map[string]bool{}
	for name := range files {
		for dir := range parents(name) {
			if set[dir] {
				break
			}
			set[dir] = true
		}
	}
	return set
}

// inTheWay refuses a build that would have to replace what is not ours.
func (s *Stage) inTheWay(found standing) error {
	for _, f := range found.foreign {
		_, blocked := s.next.Files[f.path]
		blocked = blocked || s.needed[f.path] && !f.folder
		for dir := range parents(f.path) {
			_, file := s.next.Files[dir]
			blocked = blocked || file
		}
		if blocked {
			return Refused{Reason: InTheWay, Path: within(s.out, f.path)}
		}
	}
	return nil
}

// stale returns what the old build had and the new one has not.
func (s *Stage) stale(found standing) []string {
	var names []string
	for _, name := range found.ours {
		if _, stays := s.next.Files[name]; !stays {
			names = append(names, name)
		}
	}
	return names
}
