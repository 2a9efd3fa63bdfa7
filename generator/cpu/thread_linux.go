package cpu

import (
	"time"

	"golang.org/x/sys/unix"
)

// spent is the processor's time that this thread has had so far.
func spent() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err) // every Linux has this clock
	}
	return time.Duration(t.Nano())
}
