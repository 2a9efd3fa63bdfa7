package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// cacheFile is a file in which a build remembers something for the next one.
type cacheFile string

// Load returns what was saved, or nothing.
func (c cacheFile) Load() ([]byte, error) {
	data, err := os.ReadFile(string(c))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// Save replaces the file in one step.
func (c cacheFile) Save(data []byte) error {
	if err := os.MkdirAll(filepath.Dir(string(c)), 0o777); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(string(c)), ".site-*")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), string(c))
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// program tells this very program from every other version of it.
func program() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
