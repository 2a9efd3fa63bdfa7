package cpu_test

import (
	"runtime"
	"testing"
	"time"

	"stratbook/generator/cpu"
)

// TestTime holds that work counts and waiting does not.
func TestTime(t *testing.T) {
	if took := cpu.Time(func() { time.Sleep(50 * time.Millisecond) }); runtime.GOOS == "linux" && took > 25*time.Millisecond {
		t.Errorf("waiting costs %v", took)
	}
	const work = 20 * time.Millisecond
	began := time.Now()
	if took := cpu.Time(func() {
		for time.Since(began) < work {
		}
	}); took == 0 || took > 2*time.Since(began) {
		t.Errorf("work costs %v", took)
	}
}
