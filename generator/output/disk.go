package output

import (
	"io/fs"
	"os"
)

// disk is all that a stage does to a file system, so that the tests can let the
// n-th of it fail.
type disk interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
	Mkdir(name string, mode fs.FileMode) error
	Chmod(name string, mode fs.FileMode) error
	WriteFile(name string, data []byte) error // a file that is there is an error
	Link(from, to string) error
	Rename(from, to string) error
	Exchange(a, b string) error // both folders stay, under each other's name
	Remove(name string) error
	RemoveAll(name string) error
}

type system struct{}

func (system) Lstat(name string) (fs.FileInfo, error)     { return os.Lstat(name) }
func (system) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (system) ReadFile(name string) ([]byte, error)       { return os.ReadFile(name) }
func (system) Mkdir(name string, mode fs.FileMode) error  { return os.Mkdir(name, mode) }
func (system) Chmod(name string, mode fs.FileMode) error  { return os.Chmod(name, mode) }
func (system) Link(from, to string) error                 { return os.Link(from, to) }
func (system) Rename(from, to string) error               { return os.Rename(from, to) }
func (system) Exchange(a, b string) error                 { return exchange(a, b) }
func (system) Remove(name string) error                   { return os.Remove(name) }
func (system) RemoveAll(name string) error                { return os.RemoveAll(name) }

func (system) WriteFile(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}
