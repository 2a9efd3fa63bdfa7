package main

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// writeEdits writes the files that an import changes, and tells which.
func (t *terminal) writeEdits(x *importFlags, e *edits) error {
	root, err := os.OpenRoot(x.content())
	if err != nil {
		return err
	}
	defer root.Close()
	for _, file := range slices.Sorted(maps.Keys(e.now)) {
		if err := e.exchange(root, file); err != nil {
			return err
		}
		t.tell(t.say("import.written", map[string]any{"path": filepath.Join(x.content(), filepath.FromSlash(file))}))
	}
	return nil
}

// exchange writes a file's new text in the place of the old one, as a whole or not
// at all; not if somebody has changed the file meanwhile. A link is followed within
// the folder.
func (e *edits) exchange(root *os.Root, file string) error {
	was, now := e.was[file], e.now[file]
	file = filepath.FromSlash(file)
	text, err := root.ReadFile(file)
	if err != nil {
		return err
	}
	if !bytes.Equal(text, was) {
		return wrong("import.changed", map[string]any{"path": file})
	}
	info, err := root.Lstat(file)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return root.WriteFile(file, now, 0o666)
	}
	staged := path.Join(path.Dir(filepath.ToSlash(file)), "."+path.Base(filepath.ToSlash(file))+".import")
	f, err := root.OpenFile(staged, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = f.Write(now)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = root.Rename(staged, file)
	}
	if err != nil {
		return errors.Join(err, root.Remove(staged))
	}
	return nil
}
