package main

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// overlaid is a file tree with other texts in place of some of its files'.
type overlaid struct {
	fs.FS
	texts map[string][]byte
}

func (o overlaid) Open(name string) (fs.File, error) {
	text, ok := o.texts[name]
	if !ok {
		return o.FS.Open(name)
	}
	return &textFile{bytes.NewReader(text), name}, nil
}

// ReadDir keeps the tree's own order and kinds of files.
func (o overlaid) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// Stat tells of a text as of a file.
func (o overlaid) Stat(name string) (fs.FileInfo, error) {
	if text, ok := o.texts[name]; ok {
		return (&textFile{bytes.NewReader(text), name}).Stat()
	}
	return fs.Stat(o.FS, name)
}

// textFile is a text as an open file, and what there is to tell about it.
type textFile struct {
	*bytes.Reader
	name string
}

func (f *textFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *textFile) Close() error               { return nil }
func (f *textFile) Name() string               { return path.Base(f.name) }
func (f *textFile) Size() int64                { return f.Reader.Size() }
func (f *textFile) Mode() fs.FileMode          { return 0o444 }
func (f *textFile) ModTime() time.Time         { return time.Time{} }
func (f *textFile) IsDir() bool                { return false }
func (f *textFile) Sys() any                   { return nil }
