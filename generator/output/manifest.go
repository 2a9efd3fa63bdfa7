package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
)

// manifestFormat changes when an older program would misread the manifest.
const manifestFormat = 1

// manifest says what a build consists of. It has no time and no place in it:
// the same build has the same manifest.
type manifest struct {
	Format   int              `json:"format"`
	Audience string           `json:"audience"`
	Files    map[string]entry `json:"files"`
}

// entry is a file of a build. In the manifest it is one text, "SHA-256 size":
// a build of many pages waits for both writing and reading it.
type entry struct {
	Size int64
	Hash [sha256.Size]byte
}

func (e entry) appendText(b []byte) []byte {
	b = append(hex.AppendEncode(b, e.Hash[:]), ' ')
	return strconv.AppendInt(b, e.Size, 10)
}

func (e *entry) UnmarshalText(text []byte) error {
	sum, size, _ := bytes.Cut(text, []byte(" "))
	if hex.DecodedLen(len(sum)) != len(e.Hash) {
		return errors.New("not a SHA-256")
	}
	if _, err := hex.Decode(e.Hash[:], sum); err != nil {
		return err
	}
	var err error
	e.Size, err = strconv.ParseInt(string(size), 10, 64)
	return err
}

// bytes writes the manifest with a line for each file, in the order of names, so
// that two of them can be compared by eye.
func (m manifest) bytes(names []string) []byte {
	b := fmt.Appendf(nil, "{\n \"format\": %d,\n \"audience\": %s,\n \"files\": {", m.Format, quoted(m.Audience))
	b = slices.Grow(b, 160*len(m.Files))
	for i, name := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, "\n  "...)
		b = append(b, quoted(name)...)
		b = append(b, ": \""...)
		b = append(m.Files[name].appendText(b), '"')
	}
	return append(b, "\n }\n}\n"...)
}

func quoted(text string) []byte {
	data, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always can
	}
	return data
}

// buildID names the build that a manifest describes.
func buildID(manifest []byte) string {
	sum := sha256.Sum256(manifest)
	return hex.EncodeToString(sum[:])
}

// parseManifest returns false for what is damaged or a later version's.
func parseManifest(data []byte) (manifest, bool) {
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil || m.Format != manifestFormat {
		return m, false
	}
	for path := range m.Files {
		if checkPath(path) != nil {
			return m, false
		}
	}
	return m, true
}

// previous is what earlier builds left in a folder.
type previous struct {
	ours  bool   // a build of ours stands here, or began to
	torn  bool   // the replacing of files was broken off: which are new is not known
	build string // names the build that stands here; "" if it is torn
	files map[string]entry

	audiences []string
}

// readPrevious reads a folder's manifests. One that is damaged lists nothing that
// may be deleted, so it is an error.
func readPrevious(d disk, tree string) (previous, error) {
	p := previous{files: map[string]entry{}}
	for _, file := range []string{current, coming} {
		name := filepath.Join(tree, ownFolder, file)
		data, err := d.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return p, err
		}
		m, ok := parseManifest(data)
		if !ok {
			return p, Refused{Reason: BadManifest, Path: name}
		}
		p.ours = true
		p.audiences = append(p.audiences, m.Audience)
		p.build = buildID(data)
		if file == coming {
			p.torn, p.build = true, ""
		}
		maps.Copy(p.files, m.Files)
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

// isFor tells whether the folder holds one whole build for an audience.
func (p previous) isFor(audience string) bool {
	return !p.torn && slices.Equal(p.audiences, []string{audience})
}
