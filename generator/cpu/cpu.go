// Package cpu measures what work costs, for laws that hold on a busy machine too.
//
// In goes a function, out comes the time that a processor spent on it:
//
//	took := cpu.Time(func() { Parse("a.md", text) })
//
// What it starts in other goroutines is not counted. The package does not
// average, and says nothing about how long anybody waited.
package cpu

import (
	"runtime"
	"time"
)

// Time is what f costs on the thread that runs it.
func Time(f func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := spent()
	f()
	return spent() - before
}
