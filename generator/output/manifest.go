package output

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// manifestFormat changes when an older program would misread the manifest.
const manifestFormat = 1

// manifest says what a build consists of. It has no time and no place in it:
// the same build has the same manifest.
type manifest struct {
	Format   int              `json:"format"`
	Audience string           `json:"audience"`
	Files    map[string]entry `json:"files"` // encoding/json sorts the keys
}

type entry struct {
	Size int64 `json:"size"`
	Hash hash  `json:"sha256"`
}

type hash [32]byte

func (h hash) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h[:]), nil }

func (h *hash) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(h) {
		return errors.New("not a SHA-256")
	}
	_, err := hex.Decode(h[:], text)
	return err
}

func (m manifest) bytes() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", " ")
	return append(data, '\n'), err
}

// readManifest returns false where there is none. One that cannot be read lists
// nothing that may be deleted, so it is an error.
func readManifest(d disk, name string) (manifest, bool, error) {
	var m manifest
	data, err := d.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return m, false, nil
	}
	if err != nil {
		return m, false, err
	}
	if err := json.Unmarshal(data, &m); err != nil || m.Format != manifestFormat {
		return m, false, Refused{Reason: BadManifest, Path: name}
	}
	for path := range m.Files {
		if checkPath(path) != nil {
			return m, false, Refused{Reason: BadManifest, Path: name}
		}
	}
	return m, true, nil
}

// previous is what earlier builds left in a folder.
type previous struct {
	ours  bool // a build of ours stands here, or began to
	torn  bool // the replacing of files was broken off: which are new is not known
	files map[string]entry

	audiences []string
}

func readPrevious(d disk, tree string) (previous, error) {
	p := previous{files: map[string]entry{}}
	for _, name := range []string{current, coming} {
		m, found, err := readManifest(d, filepath.Join(tree, ownFolder, name))
		if err != nil {
			return p, err
		}
		if !found {
			continue
		}
		p.ours = true
		p.torn = p.torn || name == coming
		p.audiences = append(p.audiences, m.Audience)
		for path, e := range m.Files {
			p.files[path] = e
		}
	}
	return p, nil
}

// allows judges whether a build may replace what stands in the folder.
func (p previous) allows(out string, o Options) error {
	if !p.ours {
		entries, err := o.disk.ReadDir(out)
		if len(entries) > 0 {
			return Refused{Reason: NotOurs, Path: out}
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	for _, audience := range p.audiences {
		if audience != o.Audience && !o.Force {
			return Refused{Reason: OtherAudience, Path: out, Audience: audience}
		}
	}
	return nil
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
	for name := range s.next.Files {
		for dir := range parents(name) {
			if _, file := s.next.Files[dir]; file {
				return fmt.Errorf("output: %q is a file and a folder", dir)
			}
		}
	}
	return nil
}
