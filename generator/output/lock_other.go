//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package output

import (
	"errors"
	"os"
)

func openLock(path string) (*os.File, error) { return nil, errors.ErrUnsupported }

func tryLock(file *os.File) (bool, error) { return false, errors.ErrUnsupported }
