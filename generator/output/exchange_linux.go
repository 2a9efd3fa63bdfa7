package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func exchange(a, b string) error {
	if err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE); err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}

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
