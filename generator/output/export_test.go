//go:build linux

package output

// Failing returns options with a disk whose n-th operation fails in one of the
// ways that operations do, and what tells how many there were and whether the new
// build came to stand.
func Failing(n int) (Options, func() (operations int, flipped bool)) {
	all := kinds()
	disk := &all[n%len(all)]
	disk.n = n
	return Options{disk: disk}, func() (int, bool) { return disk.count, disk.flipped }
}
