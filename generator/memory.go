package generator

import (
	"runtime"
	"runtime/debug"
)

// plenty is how much memory a build may take before it saves on it, in bytes.
const plenty = 512 << 20

// generously lets garbage lie as long as there is plenty of memory: what a page
// leaves behind is little beside the book, and looking through the book again
// and again to find it takes longer than rendering. The book must have been read;
// the function that it returns makes the collector as it was.
func generously() (again func()) {
	runtime.GC() // what reading left behind
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	share := (plenty - int64(m.HeapAlloc)) * 100 / max(1, int64(m.HeapAlloc))
	before := debug.SetGCPercent(int(min(400, max(50, share))))
	return func() { debug.SetGCPercent(before) }
}
