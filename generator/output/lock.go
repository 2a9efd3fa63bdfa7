package output

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// lockPause is how often a build that waits looks whether the folder is free.
const lockPause = 50 * time.Millisecond

// lock is a file beside the folder whose lock the system frees with its holder.
type lock struct {
	file *os.File
	path string
}

// take locks the file, and waits for it if wait is true.
func take(ctx context.Context, path string, wait bool) (*lock, error) {
	for {
		held, err := tryTake(path)
		if _, taken := errors.AsType[Locked](err); !taken || !wait {
			return held, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockPause):
		}
	}
}

func tryTake(path string) (*lock, error) {
	for {
		file, err := openLock(path)
		if err != nil {
			return nil, err
		}
		pid, ours := readPID(file)
		if !ours {
			file.Close()
			return nil, Refused{Reason: Leftover, Path: path}
		}
		locked, err := tryLock(file)
		if err != nil || !locked {
			file.Close()
			if err == nil {
				err = Locked{Path: path, PID: pid}
			}
			return nil, err
		}
		held := &lock{file, path}
		if held.stands() {
			return held, held.sign()
		}
		file.Close() // its last holder removed it between our opening and locking it
	}
}

// readPID returns false for a file that no lock of ours can be.
func readPID(file *os.File) (int, bool) {
	text, err := io.ReadAll(io.LimitReader(file, 32))
	if err != nil || len(text) == 0 {
		return 0, err == nil
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	return pid, err == nil
}

// stands tells whether the file that is locked is still the one of that name.
func (l *lock) stands() bool {
	mine, err := l.file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(l.path)
	return err == nil && os.SameFile(mine, there)
}

// sign writes down who holds the lock, for Locked.
func (l *lock) sign() error {
	text := strconv.Itoa(os.Getpid()) + "\n"
	err := l.file.Truncate(0)
	if err == nil {
		_, err = l.file.WriteAt([]byte(text), 0)
	}
	if err != nil {
		l.release()
	}
	return err
}

// release removes the file while it is still locked: who opened it meanwhile
// finds that it stands no more. One that stays is not locked, and no harm.
func (l *lock) release() {
	os.Remove(l.path)
	l.file.Close()
}
