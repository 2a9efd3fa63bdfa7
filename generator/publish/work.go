package publish

import (
	"crypto/md5"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"stratbook/generator/output"
	pages "stratbook/generator/site"
)

// standing is what a store holds.
type standing struct {
	objects  map[string]object      // all of them, also those of others
	ours     map[string]bool        // that a manifest or a note lists
	settled  map[string]output.File // that the manifest lists, and no note
	manifest []byte                 // nil for none
	noted    bool                   // a note lies there: publishing was broken off
	doubt    map[string]output.File // that the note lists
	readers  []string               // the audiences that are named
}

// work is what there is to do.
type work struct{ write, remove []string }

// compare works out what there is to do to a store. It refuses to replace what
// is somebody else's.
func compare(from site, there standing) (work, error) {
	var w work
	for name, file := range from.Files {
		at, stands := there.objects[name]
		switch {
		case stands && !there.ours[name]:
			return w, output.Refused{Reason: output.InTheWay, Path: name}
		case !stands || at.size != file.Size:
			w.write = append(w.write, name)
			continue
		}
		if there.settled[name] == file {
			continue
		}
		same := false
		if _, doubted := there.doubt[name]; doubted {
			content, err := from.read(name)
			if err != nil {
				return w, err
			}
			sum := md5.Sum(content)
			same = at.tag == hex.EncodeToString(sum[:]) // other tags, of stores that encrypt, say nothing
		}
		if !same {
			w.write = append(w.write, name)
		}
	}
	for name := range there.ours {
		_, stays := from.Files[name]
		if _, stands := there.objects[name]; stands && !stays {
			w.remove = append(w.remove, name)
		}
	}
	return w, nil
}

// The waves in which files are written: a reader who meets a page of the new
// build finds all that it loads.
const (
	lasting = iota // named for its content
	loaded         // other files that are no pages
	page
	waves
)

func wave(name string, file output.File) int {
	switch {
	case pages.Lasting(name, file.Hash[:]):
		return lasting
	case !strings.HasSuffix(name, ".html"):
		return loaded
	}
	return page
}

// inWaves parts what is to be written, each part sorted.
func (w work) inWaves(from site) [waves][]string {
	var parts [waves][]string
	for _, name := range slices.Sorted(slices.Values(w.write)) {
		at := wave(name, from.Files[name])
		parts[at] = append(parts[at], name)
	}
	return parts
}

// report tells what the work comes to.
func (w work) report(from site) Report {
	r := Report{Written: len(w.write), Unchanged: len(from.Files) - len(w.write), Removed: len(w.remove)}
	for _, part := range w.inWaves(from) {
		for _, name := range part {
			r.Would = append(r.Would, Step{Path: name})
		}
	}
	for _, name := range slices.Sorted(slices.Values(w.remove)) {
		r.Would = append(r.Would, Step{Remove: true, Path: name})
	}
	return r
}

// note lists all that may be old or new from now on, and what was so already.
func (w work) note(from site, there standing) []byte {
	in := output.Listing{Audience: from.Audience, Files: map[string]output.File{}}
	maps.Copy(in.Files, there.doubt)
	for _, name := range slices.Concat(w.write, w.remove) {
		in.Files[name] = from.Files[name]
	}
	return in.Bytes()
}
