//go:build linux

package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func inode(info fs.FileInfo) int64 { return int64(info.Sys().(*syscall.Stat_t).Ino) }

// faulty is a disk whose n-th operation fails, alone or with all that follow,
// as they do for a process that is killed.
type faulty struct {
	system
	n       int
	err     error
	killed  bool   // every operation from the n-th on fails
	deadly  bool   // nothing fails: about the n-th operation the process is killed
	short   bool   // a write that fails has written half
	never   string // an operation that the system refuses here
	flipped bool
	count   int
	ops     map[string]int
}

func (f *faulty) fails(op string) error {
	f.count++
	if f.ops == nil {
		f.ops = map[string]int{}
	}
	f.ops[op]++
	if op == f.never {
		return &fs.PathError{Op: op, Err: syscall.EPERM}
	}
	if f.deadly {
		if f.count == f.n {
			go syscall.Kill(os.Getpid(), syscall.SIGKILL) // while the work goes on
		}
		return nil
	}
	if f.n > 0 && (f.count == f.n || f.killed && f.count > f.n) {
		return &fs.PathError{Op: op, Err: f.err}
	}
	return nil
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := f.fails("Lstat"); err != nil {
		return nil, err
	}
	return f.system.Lstat(name)
}

func (f *faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.fails("ReadDir"); err != nil {
		return nil, err
	}
	return f.system.ReadDir(name)
}

func (f *faulty) ReadFile(name string) ([]byte, error) {
	if err := f.fails("ReadFile"); err != nil {
		return nil, err
	}
	return f.system.ReadFile(name)
}

func (f *faulty) Mkdir(name string, mode fs.FileMode) error {
	if err := f.fails("Mkdir"); err != nil {
		return err
	}
	return f.system.Mkdir(name, mode)
}

func (f *faulty) Chmod(name string, mode fs.FileMode) error {
	if err := f.fails("Chmod"); err != nil {
		return err
	}
	return f.system.Chmod(name, mode)
}

func (f *faulty) WriteFile(name string, data []byte) error {
	if err := f.fails("WriteFile"); err != nil {
		if f.short {
			f.system.WriteFile(name, data[:len(data)/2])
		}
		return err
	}
	return f.system.WriteFile(name, data)
}

func (f *faulty) Link(from, to string) error {
	if err := f.fails("Link"); err != nil {
		return err
	}
	return f.system.Link(from, to)
}

func (f *faulty) Rename(from, to string) error {
	if err := f.fails("Rename"); err != nil {
		return err
	}
	f.flipped = f.flipped || strings.HasSuffix(from, ".stage") // into a folder that was not there
	return f.system.Rename(from, to)
}

func (f *faulty) Exchange(a, b string) error {
	if err := f.fails("Exchange"); err != nil {
		return err
	}
	f.flipped = true
	return f.system.Exchange(a, b)
}

func (f *faulty) Remove(name string) error {
	if err := f.fails("Remove"); err != nil {
		return err
	}
	return f.system.Remove(name)
}

func (f *faulty) RemoveAll(name string) error {
	if err := f.fails("RemoveAll"); err != nil {
		return err
	}
	return f.system.RemoveAll(name)
}

// mount is a disk on which the output is a mount point: no link leads into it,
// no rename, and it cannot be exchanged.
type mount struct{ system }

func (mount) Exchange(a, b string) error { return syscall.EBUSY }
func (mount) Link(from, to string) error { return syscall.EXDEV }
func (m mount) Rename(from, to string) error {
	if strings.Contains(from, ".stage") && !strings.HasSuffix(to, "public") {
		return syscall.EXDEV
	}
	return m.system.Rename(from, to)
}

// kinds are the ways in which an operation fails.
func kinds() []faulty {
	return []faulty{{err: syscall.EIO}, {err: syscall.ENOSPC, short: true}, {err: syscall.EACCES}, {err: syscall.EIO, killed: true, short: true}}
}

// TestFaults lets every operation of a build fail in turn: of the first into a
// folder, of the second, and of one after that, which has a stage from before.
// Whatever failed, the output is one whole build, and the next one is as if
// nothing had been.
func TestFaults(t *testing.T) {
	oldest := tree{"index.html": "zero", "a": "a file before", "gone/too.html": "x", "style.css": "s"}
	older := tree{"index.html": "one", "a/index.html": "a", "gone/index.html": "x", "c/index.html": "c", "style.css": "s"}
	newer := tree{"index.html": "two", "a/index.html": "a", "b/index.html": "b", "c/index.html": "C", "style.css": "s"}
	theirs := tree{"CNAME": "example.org", "a/theirs/x": "theirs"}
	for _, start := range []struct {
		name   string
		builds []tree
	}{{"first", nil}, {"second", []tree{older}}, {"third", []tree{oldest, older}}} {
		for _, kind := range kinds() {
			t.Run(fmt.Sprintf("%s %v killed=%v", start.name, kind.err, kind.killed), func(t *testing.T) {
				t.Parallel()
				for n, done := 1, false; !done && !t.Failed(); n++ {
					dir := filepath.Join(t.TempDir(), "public")
					before, after := tree(nil), maps.Clone(newer)
					for _, files := range start.builds {
						mustBuild(t, dir, files, Options{})
						before = maps.Clone(files)
					}
					if before != nil {
						for name, text := range theirs {
							write(t, filepath.Join(dir, name), text)
							before[name], after[name] = text, text
						}
					}
					disk := kind
					disk.n = n
					done = trial{dir, newer, before, after, &disk}.run(t)
				}
			})
		}
	}
}

type trial struct {
	dir           string
	files         tree
	before, after tree // what may stand in the folder
	disk          *faulty
}

// run builds with a disk that fails, judges what stands then, and builds again.
// It returns whether the build came to an end before the operation that fails.
func (r trial) run(t *testing.T) bool {
	t.Helper()
	_, err := build(r.dir, r.files, Options{disk: r.disk})
	done := r.disk.count < r.disk.n
	want := r.before
	if err == nil || r.disk.flipped {
		want = r.after
	}
	if err == nil != (r.disk.flipped || done) && r.disk.err != syscall.EACCES {
		t.Errorf("operation %d: flipped %v, error %v", r.disk.n, r.disk.flipped, err)
	}
	same(t, r.dir, want)
	mustBuild(t, r.dir, r.files, Options{})
	same(t, r.dir, r.after)
	alone(t, r.dir)
	if t.Failed() {
		t.Errorf("operation %d, error %v", r.disk.n, err)
	}
	return done
}

// TestBrokenOff breaks off the replacing of files. Nothing holds the promise
// then, but the next build believes nothing and mends it.
func TestBrokenOff(t *testing.T) {
	older := tree{"index.html": "one", "a/index.html": "a", "gone/index.html": "x", "z.html": "1"}
	newer := tree{"index.html": "two", "a/index.html": "b", "b/index.html": "b", "z.html": "2"}
	for n := 1; ; n++ {
		dir := filepath.Join(t.TempDir(), "public")
		mustBuild(t, dir, older, Options{})
		write(t, filepath.Join(dir, "CNAME"), "example.org")
		disk := faulty{n: n, err: syscall.EIO, killed: true, never: "Exchange"}
		build(dir, newer, Options{disk: &disk})
		mustBuild(t, dir, older, Options{}) // of the same sizes as newer
		want := maps.Clone(older)
		want["CNAME"] = "example.org"
		same(t, dir, want)
		alone(t, dir)
		if t.Failed() {
			t.Fatalf("operation %d", n)
		}
		if disk.count < n {
			return
		}
	}
}

// TestBrokenOffTwice breaks off one build and then another, each of which brings a
// file of its own. The third clears both away.
func TestBrokenOffTwice(t *testing.T) {
	older := tree{"index.html": "one", "a/index.html": "a"}
	first := tree{"index.html": "two", "a/index.html": "a", "first/index.html": "1"}
	second := tree{"index.html": "three", "a/index.html": "a", "second/index.html": "2"}
	breakOff := func(dir string, files tree, n int) (came bool) {
		disk := faulty{n: n, err: syscall.EIO, killed: true, never: "Exchange"}
		build(dir, files, Options{disk: &disk})
		return disk.count < n
	}
	for n, done := 1, false; !done; n++ {
		for m, over := 1, false; !over; m++ {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, older, Options{})
			done = breakOff(dir, first, n)
			over = breakOff(dir, second, m)
			mustBuild(t, dir, older, Options{})
			same(t, dir, older)
			alone(t, dir)
			if t.Failed() {
				t.Fatalf("operation %d, then %d", n, m)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", filepath.Join(home, "user"))
	dir := t.TempDir()
	write(t, filepath.Join(home, "user", "x"), "")
	write(t, filepath.Join(dir, "book", "content", "plan.md"), "# Acme")
	write(t, filepath.Join(dir, "repo", ".git", "config"), "")
	write(t, filepath.Join(dir, "full", "x"), "")
	write(t, filepath.Join(dir, "file"), "")
	write(t, filepath.Join(dir, "damaged", ownFolder, current), `{"format":1,"files":{"x":{"size"`)
	write(t, filepath.Join(dir, "later", ownFolder, current), `{"format":2}`)
	write(t, filepath.Join(dir, "hostile", ownFolder, current), `{"format":1,"files":{"../file":{}}}`)
	write(t, filepath.Join(dir, ".staged.stage", "x"), "")
	write(t, filepath.Join(dir, ".locked.lock"), "by somebody else")
	os.Symlink(filepath.Join(dir, "book"), filepath.Join(dir, "link"))
	os.Symlink("missing", filepath.Join(dir, "nowhere"))
	mustBuild(t, filepath.Join(dir, "partners"), tree{"x": "1"}, Options{Audience: "partners"})

	for _, c := range []struct {
		name string
		want Reason
	}{
		{"/", IsHome}, {"..", IsHome}, {filepath.Join(home, "user"), IsHome}, {home, IsHome},
		{"book/content", IsSource}, {"book/content/site", IsSource}, {"book", IsSource}, {"link", IsSource}, {"link/content", IsSource}, {".", IsSource},
		{"repo", IsRepository}, {"full", NotOurs}, {"file", NotFolder}, {"file/x", NotFolder}, {"nowhere", NotFolder},
		{"damaged", BadManifest}, {"later", BadManifest}, {"hostile", BadManifest},
		{"partners", OtherAudience}, {"staged", Leftover}, {"locked", Leftover},
	} {
		name := c.name
		if name == ".." {
			name = home + "/user/../user"
		} else if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		_, err := build(name, tree{"x": "new"}, Options{Source: filepath.Join(dir, "book", "content")})
		if r, ok := errors.AsType[Refused](err); !ok || r.Reason != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	r, err := build(filepath.Join(dir, "partners"), tree{"x": "1"}, Options{Force: true})
	if err != nil || r.Unchanged != 1 {
		t.Errorf("forced: %+v, %v", r, err)
	}
	mustBuild(t, filepath.Join(dir, "partners"), tree{"x": "1"}, Options{})
	empty := filepath.Join(dir, "empty")
	os.Mkdir(empty, 0o750)
	mustBuild(t, empty, tree{"x": "1"}, Options{})
	if got := stat(t, empty).Mode().Perm(); got != 0o750 {
		t.Errorf("the folder's mode became %v", got)
	}
}

func TestBeginContext(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := Begin(context.Background(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Begin(ctx, dir, Options{Wait: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting: %v", err)
	}
}
