//go:build !linux

package cpu

import "time"

var began = time.Now()

// spent is the clock's time, where threads have none of their own: on a busy
// machine it is more than the work costs.
func spent() time.Duration { return time.Since(began) }
