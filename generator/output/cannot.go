//go:build linux || darwin

package output

import (
	"errors"

	"golang.org/x/sys/unix"
)

// cannot tells a system that does not do such a thing here (a mount point, a
// file system without links or exchange) from a disk that fails.
func cannot(err error) bool {
	for _, errno := range []unix.Errno{
		unix.EBUSY, unix.EXDEV, unix.EINVAL, unix.EPERM, unix.EACCES, unix.ENOSYS, unix.ENOTSUP, unix.EMLINK,
	} {
		if errors.Is(err, errno) {
			return true
		}
	}
	return false
}
