package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// beside writes a file of another name, and renames it to the one that is saved.
func beside(temp func(dir, name string) string) func(h *harness, path, content string) {
	return func(h *harness, path, content string) {
		h.Helper()
		other := temp(filepath.Split(path))
		h.must(os.MkdirAll(filepath.Dir(other), 0o777))
		h.must(os.WriteFile(other, []byte(content), 0o666))
		h.must(os.Rename(other, path))
		if dir := filepath.Dir(other); dir != filepath.Dir(path) {
			h.must(os.Remove(dir))
		}
	}
}

// saves are the ways in which editors save a file, as traces of the system's calls
// show them.
var saves = []struct {
	name string
	do   func(h *harness, path, content string)
}{
	{"truncate and write", func(h *harness, path, content string) { // nano, VS Code, Notepad
		h.must(os.WriteFile(path, []byte(content), 0o666))
	}},
	{"vim", func(h *harness, path, content string) {
		trial := filepath.Join(filepath.Dir(path), "4913")
		h.must(os.WriteFile(trial, nil, 0o666))
		h.must(os.Remove(trial))
		h.must(os.Rename(path, path+"~"))
		h.must(os.WriteFile(path, []byte(content), 0o666))
		h.must(os.Remove(path + "~"))
	}},
	{"vim with backupcopy", func(h *harness, path, content string) {
		dir, name := filepath.Split(path)
		h.must(os.WriteFile(dir+"."+name+".swp", []byte("swap"), 0o666))
		old, err := os.ReadFile(path)
		h.must(err)
		h.must(os.WriteFile(path+"~", old, 0o666))
		h.must(os.WriteFile(path, []byte(content), 0o666))
		h.must(os.Remove(path + "~"))
		h.must(os.Remove(dir + "." + name + ".swp"))
	}},
	{"Emacs", func(h *harness, path, content string) {
		dir, name := filepath.Split(path)
		h.must(os.Symlink("me@here.1:2", dir+".#"+name))
		h.must(os.WriteFile(dir+"#"+name+"#", []byte(content), 0o666))
		h.must(os.WriteFile(path, []byte(content), 0o666))
		h.must(os.Remove(dir + "#" + name + "#"))
		h.must(os.Remove(dir + ".#" + name))
	}},
	{"Emacs, the first time", func(h *harness, path, content string) { // keeps what was
		h.must(os.Rename(path, path+"~"))
		h.must(os.WriteFile(path, []byte(content), 0o666))
	}},
	{"VS Code, atomically", beside(func(dir, name string) string { return dir + name + ".vsctmp" })},
	{"JetBrains", func(h *harness, path, content string) {
		h.must(os.WriteFile(path+"___jb_tmp___", []byte(content), 0o666))
		h.must(os.Rename(path, path+"___jb_old___"))
		h.must(os.Rename(path+"___jb_tmp___", path))
		h.must(os.Remove(path + "___jb_old___"))
	}},
	{"gedit", func(h *harness, path, content string) {
		temp := filepath.Join(filepath.Dir(path), ".goutputstream-A1B2C3")
		h.must(os.WriteFile(temp, []byte(content), 0o666))
		os.Remove(path + "~")
		h.must(os.Link(path, path+"~"))
		h.must(os.Rename(temp, path))
	}},
	{"Kate", beside(func(dir, name string) string { return dir + name + ".A1b2C3" })},
	{"TextEdit", beside(func(dir, name string) string { return filepath.Join(dir, name+".sb-1a2b3c4d-5e6f7g", name) })},
	{"sed -i", beside(func(dir, name string) string { return dir + "sedA1b2C3" })},
	{"git", func(h *harness, path, content string) {
		h.must(os.Remove(path))
		h.must(os.WriteFile(path, []byte(content), 0o666))
	}},
	{"in pieces", func(h *harness, path, content string) {
		out, err := os.Create(path)
		h.must(err)
		for _, r := range content {
			_, err := out.WriteString(string(r))
			h.must(err)
			time.Sleep(time.Millisecond)
		}
		h.must(out.Close())
	}},
}

// TestSaves saves a file as editors do: one call each time, which finds the final
// content. A machine so busy that a save takes longer than the wait for quiet may
// show what lies between.
func TestSaves(t *testing.T) {
	const file = "accounts/acme/plan.md"
	for _, save := range saves {
		t.Run(save.name, func(t *testing.T) {
			t.Parallel()
			type call struct {
				paths []string
				found string
			}
			calls := make(chan call, 1000)
			h := start(t, Options{Changed: func(paths []string) {
				data, _ := os.ReadFile(paths[0])
				calls <- call{paths, string(data)}
			}})
			for i := range 3 {
				content := fmt.Sprintf("content %d", i) // of one length
				began := time.Now()
				save.do(h, h.path(file), content)
				took := time.Since(began)
				last, n := wait(t, calls, save.name), 1
				for last.found != content || !slices.Equal(last.paths, []string{h.path(file)}) {
					if took < quiet {
						t.Fatalf("called for %q with %q", last.paths, last.found)
					}
					last, n = wait(t, calls, save.name), n+1
				}
				select {
				case more := <-calls:
					t.Errorf("called again for %q", more.paths)
				case <-time.After(still):
				}
				if n > 1+int(took/quiet) {
					t.Errorf("%d calls for a save of %v", n, took)
				}
			}
		})
	}
}
