package output

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
)

// ManifestFile is where in a folder its manifest lies.
const ManifestFile = ownFolder + "/" + current

// NoteFile is where the note lies of what is coming, while it comes file by file.
const NoteFile = ownFolder + "/" + coming

// Listing is what a manifest says, for whoever brings a build elsewhere.
type Listing struct {
	Audience string
	Files    map[string]File // by path
}

// File is what a manifest says of a file.
type File = entry

// ParseListing reads a manifest. It returns false for what is damaged or a later
// version's.
func ParseListing(data []byte) (Listing, bool) {
	m, ok := parseManifest(data)
	return Listing{m.Audience, m.Files}, ok
}

// Bytes writes the listing as a manifest, for the same listing the same.
func (l Listing) Bytes() []byte {
	return manifest{manifestFormat, l.Audience, l.Files}.bytes(slices.Sorted(maps.Keys(l.Files)))
}

// ReadListing reads the manifest of a folder. The error is a [Refused] where it
// holds none, or a damaged one.
func ReadListing(folder fs.FS) (Listing, error) {
	data, err := fs.ReadFile(folder, ManifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Listing{}, Refused{Reason: NotOurs, Path: "."}
	}
	if err != nil {
		return Listing{}, err
	}
	l, ok := ParseListing(data)
	if !ok {
		return Listing{}, Refused{Reason: BadManifest, Path: ManifestFile}
	}
	return l, nil
}

// Preview is what Begin would find in a folder: the files of ours that stand there.
// It refuses what Begin would refuse, but it neither locks nor writes. Of a build
// that was broken off only the names are known; their files equal none.
func Preview(dir string, o Options) (Listing, error) {
	if o.disk == nil {
		o.disk = system{}
	}
	out, err := allowed(dir, o)
	if err != nil {
		return Listing{}, err
	}
	old, err := readPrevious(o.disk, out)
	if err != nil {
		return Listing{}, err
	}
	found := Listing{o.Audience, map[string]File{}}
	look := Stage{disk: o.disk}
	for name, file := range old.files {
		switch {
		case old.torn:
			found.Files[name] = File{}
		case look.holds(out, name, file):
			found.Files[name] = file
		}
	}
	return found, old.allows(out, o)
}
