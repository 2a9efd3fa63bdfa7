package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// door is the one way in to a folder of the workspace. No link leads through it
// to anywhere else; what is neither a file nor a folder is not read, and does
// not make anybody wait; and a file has a size that a build can hold.
type door struct{ root *os.Root }

// largest is what a repository's host takes too.
const largest = 100 << 20

var (
	errNoFile = errors.New("expected a file, found a pipe, socket or device")
	errLarge  = errors.New("expected a file of at most 100 MiB")
)

// openDoor opens a folder of the workspace, which no link may have put elsewhere.
// It returns nil where there is none.
func openDoor(workspace, folder string) (fs.FS, error) {
	outer, err := os.OpenRoot(workspace)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer outer.Close()
	root, err := outer.OpenRoot(folder)
	switch {
	case err == nil:
		return door{root}, nil
	case errors.Is(err, fs.ErrPermission):
		return nil, err
	}
	if _, lost := outer.Lstat(folder); errors.Is(lost, fs.ErrNotExist) {
		return nil, nil
	}
	return nil, wrong("usage.outside", map[string]any{"path": filepath.Join(workspace, folder)})
}

// doors are those that somebody has opened before, by folder.
type doors map[string]fs.FS

// open opens a folder of the workspace again. As long as it is the same folder it
// is the same door: what was built through it may still be read, and there is no
// telling when nobody will any more.
func (d doors) open(anew opener) opener {
	return func(workspace, folder string) (fs.FS, error) {
		files, err := anew(workspace, folder)
		fresh, isDoor := files.(door)
		if before, open := d[folder].(door); open && isDoor && fresh.leadsWhere(before) {
			return before, errors.Join(err, fresh.root.Close())
		}
		d[folder] = files
		return files, err
	}
}

// leadsWhere reports whether two doors lead to one folder.
func (d door) leadsWhere(other door) bool {
	here, err := d.root.Stat(".")
	there, lost := other.root.Stat(".")
	return err == nil && lost == nil && os.SameFile(here, there)
}

// Open opens a file or a folder, and waits for nobody: what is no file is opened
// without a word to it, and refused.
func (d door) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := d.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		if info, lost := d.Stat(name); lost == nil { // a socket cannot even be opened
			err = cmp.Or(readable("open", name, info), err)
		}
		return nil, err
	}
	info, err := file.Stat()
	if err == nil {
		err = readable("open", name, info)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// Stat tells of a file or folder without opening it. What is no file has its
// mode told; it is Open that refuses it.
func (d door) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	return d.root.Stat(filepath.FromSlash(name))
}

func readable(op, name string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: op, Path: name, Err: errNoFile}
	case info.Size() > largest:
		return &fs.PathError{Op: op, Path: name, Err: errLarge}
	}
	return nil
}
