package generator

import (
	"runtime"
	"runtime/debug"
	"sync"
)

// plenty is how much memory a build may take before it saves on it, in bytes.
const plenty = 512 << 20

// generously lets garbage lie as long as there is plenty of memory: what a file
// or a page leaves behind is little beside the book, and looking through the book
// again and again to find it takes longer than the work. The function that it
// returns makes the collector as it was.
func generously() (again func()) {
	var mu sync.Mutex
	over := false
	before := debug.SetGCPercent(percentNow())
	atEachCollection(func() (goOn bool) {
		mu.Lock()
		defer mu.Unlock()
		if !over {
			debug.SetGCPercent(percentNow())
		}
		return !over
	})
	return func() {
		mu.Lock()
		defer mu.Unlock()
		over = true
		debug.SetGCPercent(before)
	}
}

// percentNow is how much may be added to the heap, as a share of what is live in
// it, before the next collection.
func percentNow() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	live := max(1, int64(m.HeapAlloc))
	return int(min(400, max(50, (plenty-live)*100/live)))
}

// atEachCollection has something done after each collection while it says so: the
// runtime tells of none, but it ends things that nobody holds.
func atEachCollection(do func() (goOn bool)) {
	runtime.SetFinalizer(&struct{ self *int }{}, func(any) {
		if do() {
			atEachCollection(do)
		}
	})
}
