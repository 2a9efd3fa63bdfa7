package output

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

const (
	ownFolder  = ".stratbook"
	current    = "manifest.json" // what the folder holds
	coming     = "next.json"     // what it is to hold: it is being replaced file by file
	unfinished = "unfinished"    // marks a stage that is no build yet, and all ours
	kept       = "kept"          // marks a stage that holds what its manifest lists, and nothing else
	incoming   = "incoming"      // a folder: what is to be renamed into a kept stage
	copied     = "new"           // a file on its way to its place, where it has to be copied
)

// isOwn tells the package's own files from a build's and from those of others.
func isOwn(name string) bool {
	file, ours := strings.CutPrefix(name, ownFolder+"/")
	switch file {
	case current, coming, unfinished, kept, copied:
		return ours
	}
	return ours && parent(file) == incoming
}

// checkPath refuses names that lead out of the folder, that no file can have,
// and our own folder's in any letter case, as some file systems know none.
func checkPath(name string) error {
	first, _, _ := strings.Cut(name, "/")
	_, err := filepath.Localize(name)
	if err != nil || !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00") || strings.EqualFold(first, ownFolder) {
		return fmt.Errorf("output: bad file name %q", name)
	}
	return nil
}

func parent(name string) string { return path.Dir(name) }

// parents calls yield for each folder above a file, from the nearest.
func parents(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for dir := parent(name); dir != "."; dir = parent(dir) {
			if !yield(dir) {
				return
			}
		}
	}
}

// within names a file of a tree; both are clean.
func within(tree, name string) string {
	if name == "." {
		return tree
	}
	return tree + string(filepath.Separator) + filepath.FromSlash(name)
}
