//go:build linux

package output

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestMain lets the test binary be the other build: one that holds a folder
// until it is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("OUTPUT_TEST_HOLD"); dir != "" {
		s, err := Begin(context.Background(), dir, Options{})
		if err == nil {
			err = s.Put("half.html", []byte("half"))
		}
		fmt.Println(err)
		time.Sleep(time.Minute)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func TestLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, tree{"x": "1"}, Options{})
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), "OUTPUT_TEST_HOLD="+dir)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	defer other.Process.Kill()
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "<nil>\n" {
		t.Fatal(line)
	}
	_, err = build(dir, tree{"x": "2"}, Options{})
	if l, ok := errors.AsType[Locked](err); !ok || l.PID != other.Process.Pid {
		t.Errorf("got %v, want process %d", err, other.Process.Pid)
	}
	time.AfterFunc(100*time.Millisecond, func() { other.Process.Kill() })
	mustBuild(t, dir, tree{"x": "3"}, Options{Wait: true})
	same(t, dir, tree{"x": "3"})
	alone(t, dir)
	other.Wait()
}
