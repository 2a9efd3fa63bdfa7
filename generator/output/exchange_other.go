//go:build !linux && !darwin

package output

import "errors"

// exchange is not known here, so files are replaced one by one.
func exchange(a, b string) error { return errors.ErrUnsupported }

func cannot(err error) bool { return errors.Is(err, errors.ErrUnsupported) }
