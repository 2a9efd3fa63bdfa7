package output

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// Verdict is how a folder differs from the build that its manifest lists. Names
// are sorted; one that ends in "/" stands for a folder and all in it.
type Verdict struct {
	Files   int      // that the manifest lists
	Missing []string // are listed, and not there
	Changed []string // are there with other bytes, or as something else than a file
	Foreign []string // are there, and not listed

	// Torn says that a build was broken off while it replaced files one by one.
	// What is listed then is the old build.
	Torn bool
}

// Whole tells whether the folder holds all that its manifest lists, as it was
// written. It may hold more.
func (v Verdict) Whole() bool { return !v.Torn && len(v.Missing)+len(v.Changed) == 0 }

// Verify reads every file of a folder and compares it with the manifest. The
// folder may have been copied from where it was built: modes, times and owners do
// not count. The error is a [Refused] where it holds no manifest, or a damaged one.
func Verify(ctx context.Context, folder fs.FS) (Verdict, error) {
	var v Verdict
	data, err := fs.ReadFile(folder, path.Join(ownFolder, current))
	if errors.Is(err, fs.ErrNotExist) {
		return v, Refused{Reason: NotOurs, Path: "."}
	}
	if err != nil {
		return v, err
	}
	m, ok := parseManifest(data)
	if !ok {
		return v, Refused{Reason: BadManifest, Path: path.Join(ownFolder, current)}
	}
	v.Files = len(m.Files)
	if _, err := fs.Stat(folder, path.Join(ownFolder, coming)); err == nil {
		v.Torn = true
	}
	missing, holds := maps.Clone(m.Files), folders(m.Files)
	err = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil || name == "." || name == ownFolder || isOwn(name) {
			return err
		}
		want, listed := m.Files[name]
		delete(missing, name)
		switch {
		case listed && !e.Type().IsRegular():
			v.Changed = append(v.Changed, name)
		case listed:
			found, err := readEntry(folder, name)
			if err == nil && found != want {
				v.Changed = append(v.Changed, name)
			}
			return err
		case !e.IsDir():
			v.Foreign = append(v.Foreign, name)
		case !holds[name]:
			v.Foreign = append(v.Foreign, name+"/")
		}
		if e.IsDir() && !holds[name] {
			return fs.SkipDir
		}
		return nil
	})
	v.Missing = slices.Sorted(maps.Keys(missing))
	slices.Sort(v.Changed)
	slices.Sort(v.Foreign)
	return v, err
}

// readEntry is a file as the manifest would list it.
func readEntry(folder fs.FS, name string) (entry, error) {
	file, err := folder.Open(name)
	if err != nil {
		return entry{}, err
	}
	defer file.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, file)
	return entry{size, [sha256.Size]byte(sum.Sum(nil))}, err
}
