//go:build linux

package output

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// What only another process can be: one that is killed, that builds at the same
// time, that has a small disk. The test binary is that process where the
// environment says so; it says on its standard output what became of it.
const (
	asked      = "OUTPUT_TEST"
	askedDir   = "OUTPUT_TEST_DIR"
	askedBuild = "OUTPUT_TEST_BUILD" // the number of the generation
	askedKill  = "OUTPUT_TEST_KILL"  // the operation at which the process is killed
)

func TestMain(m *testing.M) {
	dir := os.Getenv(askedDir)
	work := map[string]func() error{
		"hold":  func() error { return hold(dir) },
		"build": func() error { return buildGeneration(dir, false) },
		"wait":  func() error { return buildGeneration(dir, true) },
		"full":  func() error { return mounted(dir, func() error { return fullDisk(dir, system{}) }) },
		"mount": func() error {
			return mounted(filepath.Join(dir, "public"), func() error { return mountPoint(dir, system{}) })
		},
	}[os.Getenv(asked)]
	if work == nil {
		os.Exit(inMemory(m))
	}
	if err := work(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("done")
}

// inMemory runs the tests on a file system that is held in memory, if the machine
// has one: what is tested is what is asked of a disk, and in which order.
func inMemory(m *testing.M) int {
	var memory unix.Statfs_t
	if unix.Statfs("/dev/shm", &memory) != nil || memory.Type != unix.TMPFS_MAGIC || memory.Bavail*uint64(memory.Bsize) < 48<<20 {
		return m.Run()
	}
	dir, err := os.MkdirTemp("/dev/shm", "output-test-")
	if err != nil {
		return m.Run()
	}
	defer os.RemoveAll(dir)
	os.Setenv("TMPDIR", dir)
	return m.Run()
}

// process is this test binary as another process.
func process(t *testing.T, work, dir string, more ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	p := exec.CommandContext(ctx, os.Args[0])
	p.Env = append(append(os.Environ(), asked+"="+work, askedDir+"="+dir), more...)
	return p
}

// generation is the n-th of many builds of a larger site: each changes some pages,
// adds some and removes some.
func generation(n int) tree {
	files := tree{"index.html": fmt.Sprint("generation ", n), "style.css": "main {}"}
	for i := range 240 {
		name := fmt.Sprintf("accounts/a%d/people/p%d/index.html", i/8, i)
		if text := fmt.Sprint(i, " of ", (n+i)/7); (n+i)%29 != 0 {
			files[name] = strings.Repeat(text, 100)
		}
	}
	return files
}

func buildGeneration(dir string, wait bool) error {
	n, _ := strconv.Atoi(os.Getenv(askedBuild))
	at, _ := strconv.Atoi(os.Getenv(askedKill))
	_, err := build(dir, generation(n), Options{Wait: wait, disk: &faulty{n: at, deadly: true}})
	return err
}

// TestKilled kills a larger build at fifty random points, one after the other in
// the same folder. After each the folder holds one whole build, the last one that
// stood or the one that was killed, and the next is not held up.
func TestKilled(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	counting := &faulty{}
	for n := range 3 {
		*counting = faulty{}
		mustBuild(t, dir, generation(n), Options{disk: counting})
	}
	write(t, filepath.Join(dir, "CNAME"), "example.org")
	with := func(n int) tree {
		files := generation(n)
		files["CNAME"] = "example.org"
		return files
	}
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewSource(seed))
	killed, came, stands := 0, 0, 2
	for n := 3; n < 53; n++ {
		at := 1 + random.Intn(counting.count)
		p := process(t, "build", dir, fmt.Sprint(askedBuild, "=", n), fmt.Sprint(askedKill, "=", at))
		out, err := p.CombinedOutput()
		if ended, ok := errors.AsType[*exec.ExitError](err); ok && ended.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
			killed++
		} else if err != nil {
			t.Fatalf("build %d: %v\n%s", n, err, out)
		}
		if got := read(t, dir); maps.Equal(got, with(n)) {
			stands = n
			came++
		} else if !maps.Equal(got, with(stands)) {
			t.Fatalf("killed at operation %d: the folder holds neither build %d nor build %d", at, stands, n)
		}
	}
	t.Logf("%d were killed, %d came to stand", killed, came)
	if killed < 40 {
		t.Errorf("only %d of 50 were killed", killed)
	}
	mustBuild(t, dir, generation(53), Options{})
	same(t, dir, with(53))
	alone(t, dir)
}

// TestTwoAtOnce starts two builds of the same folder at once. The folder holds one
// of them, whole; who did not wait and came second was told who is there.
func TestTwoAtOnce(t *testing.T) {
	for round := range 6 {
		dir := filepath.Join(t.TempDir(), "public")
		work := "build"
		if round%2 == 1 {
			work = "wait"
		}
		var done [2]bool
		var said [2]string
		var both sync.WaitGroup
		for i := range 2 {
			p := process(t, work, dir, fmt.Sprint(askedBuild, "=", i))
			both.Go(func() {
				out, err := p.Output()
				done[i], said[i] = err == nil, string(out)
			})
		}
		both.Wait()
		for i := range 2 {
			if !done[i] && (work == "wait" || !done[1-i] || !strings.Contains(said[i], "is held by process")) {
				t.Errorf("%s: build %d said %q, the other %q", work, i, said[i], said[1-i])
			}
		}
		got := read(t, dir)
		if !(done[0] && maps.Equal(got, generation(0)) || done[1] && maps.Equal(got, generation(1))) {
			t.Errorf("%s: the folder holds neither build", work)
		}
		alone(t, dir)
	}
}

func hold(dir string) error {
	s, err := Begin(context.Background(), dir, Options{})
	if err == nil {
		err = s.Put("half.html", []byte("half"))
	}
	fmt.Println(err)
	time.Sleep(time.Minute)
	return errors.New("nobody has killed me")
}

func TestLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, tree{"x": "1"}, Options{})
	other := process(t, "hold", dir)
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

// TestReaders reads pages all the while builds come and go: each is there, and
// whole, whichever build it is of.
func TestReaders(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	page := func(n int) string { return strings.Repeat(fmt.Sprintf("%d.", n), 5000) }
	site := func(n int) tree { return tree{"index.html": page(n), "a/b/index.html": page(n), "same.css": page(0)} }
	mustBuild(t, dir, site(0), Options{})
	var stop atomic.Bool
	var reads atomic.Int32
	var readers sync.WaitGroup
	for name := range site(0) {
		readers.Go(func() {
			for !stop.Load() {
				data, err := os.ReadFile(filepath.Join(dir, name))
				first, _, _ := strings.Cut(string(data), ".")
				if n, _ := strconv.Atoi(first); err != nil || string(data) != page(n) {
					t.Errorf("%s: %d bytes that begin with %q, %v", name, len(data), first, err)
					return
				}
				reads.Add(1)
			}
		})
	}
	for n := range 100 {
		mustBuild(t, dir, site(n), Options{})
	}
	stop.Store(true)
	readers.Wait()
	t.Logf("%d reads", reads.Load())
}

var errNoMount = errors.New("nothing can be mounted here")

// mounted does something with a folder that is a file system of its own, of one
// megabyte, which nobody but this process sees.
func mounted(dir string, do func() error) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	if err := unix.Mount("none", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("%w: %w", errNoMount, err)
	}
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		return fmt.Errorf("%w: %w", errNoMount, err)
	}
	return do()
}

// mounts runs a process that may mount what only it sees, as root or as what looks
// like root to it. It returns false where the system allows nobody to.
func mounts(t *testing.T, work string) bool {
	p := process(t, work, t.TempDir())
	p.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if uid := os.Getuid(); uid != 0 {
		p.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		p.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: uid, Size: 1}}
		p.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}
	said, err := p.CombinedOutput()
	if _, ran := errors.AsType[*exec.ExitError](err); err != nil && !ran || strings.Contains(string(said), errNoMount.Error()) {
		t.Logf("%s%v", said, err)
		return false
	}
	if err != nil || string(said) != "done\n" {
		t.Errorf("%s: %s%v", work, said, err)
	}
	return true
}

// TestFullDisk builds on a disk that has no room for the new build: a real one
// where it can be mounted, else one that says so.
func TestFullDisk(t *testing.T) {
	if mounts(t, "full") {
		return
	}
	if err := fullDisk(t.TempDir(), &small{room: 1 << 20}); err != nil {
		t.Error(err)
	}
}

// TestMountPoint builds into a folder that is a file system of its own.
func TestMountPoint(t *testing.T) {
	if mounts(t, "mount") {
		return
	}
	if err := mountPoint(t.TempDir(), mount{}); err != nil {
		t.Error(err)
	}
}

// small is a disk that takes so many bytes and no more.
type small struct {
	system
	room int
}

func (s *small) WriteFile(name string, data []byte) error {
	if s.room -= len(data); s.room < 0 {
		return &os.PathError{Op: "write", Path: name, Err: syscall.ENOSPC}
	}
	return s.system.WriteFile(name, data)
}

func fullDisk(dir string, d disk) error {
	out := filepath.Join(dir, "public")
	site := func(text string, size int) tree {
		files := tree{}
		for i := range 20 {
			files[fmt.Sprintf("p%d/index.html", i)] = strings.Repeat(text, size/20)
		}
		return files
	}
	for _, step := range []struct {
		files tree
		full  bool
	}{
		{site("a", 100_000), false},
		{site("b", 2_000_000), true}, // into a new stage
		{site("c", 100_000), false},
		{site("d", 2_000_000), true}, // into one that was kept
		{site("e", 100_000), false},
	} {
		before, err := readTree(out)
		if err != nil {
			return err
		}
		want := step.files
		if step.full {
			want = before
		}
		if small, ok := d.(*small); ok {
			small.room = 1 << 20
		}
		if _, err = build(out, step.files, Options{disk: d}); errors.Is(err, syscall.ENOSPC) != step.full || err != nil && !step.full {
			return fmt.Errorf("full %v, and the build says %v", step.full, err)
		}
		if got, err := readTree(out); err != nil || !maps.Equal(got, want) {
			return fmt.Errorf("the folder holds %d files, and not those of one build: %v", len(got), err)
		}
	}
	return nil
}

func mountPoint(dir string, d disk) error {
	out := filepath.Join(dir, "public")
	for i, files := range []tree{{"index.html": "1", "a/x": "x"}, {"index.html": "2", "a/x": "x"}, {"index.html": "3", "b/x": "x"}} {
		report, err := build(out, files, Options{disk: d})
		if err != nil || report.InPlace != (i > 0 || d == system{}) {
			return fmt.Errorf("build %d: %+v, %v", i, report, err)
		}
		if got, err := readTree(out); err != nil || !maps.Equal(got, files) {
			return fmt.Errorf("build %d: the folder holds %v, %v", i, got, err)
		}
	}
	if _, err := os.Lstat(beside(out, "stage")); err == nil {
		return errors.New("a stage is kept that nothing can be exchanged with")
	}
	return nil
}
