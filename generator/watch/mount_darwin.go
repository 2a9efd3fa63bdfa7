package watch

import "golang.org/x/sys/unix"

// remote returns the kind of the file system that a folder lies on, if what others
// do there is not told.
func remote(dir string) string {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil || s.Flags&unix.MNT_LOCAL != 0 {
		return "" // whoever reads the folder says what is wrong with it
	}
	return unix.ByteSliceToString(s.Fstypename[:])
}
