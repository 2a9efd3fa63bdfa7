package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"
)

// TestSaves saves a file as editors do.
func TestSaves(t *testing.T) {
	for _, save := range []struct {
		name string
		do   func(h *harness, path, content string)
	}{
		{"truncate and write", func(h *harness, path, content string) {
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
		{"Emacs", func(h *harness, path, content string) {
			dir, name := filepath.Split(path)
			h.must(os.Symlink("me@here.1:2", dir+".#"+name))
			h.must(os.WriteFile(dir+"#"+name+"#", []byte(content), 0o666))
			h.must(os.WriteFile(path, []byte(content), 0o666))
			h.must(os.Remove(dir + "#" + name + "#"))
			h.must(os.Remove(dir + ".#" + name))
		}},
		{"JetBrains", func(h *harness, path, content string) {
			h.must(os.WriteFile(path+"___jb_tmp___", []byte(content), 0o666))
			h.must(os.Rename(path, path+"___jb_old___"))
			h.must(os.Rename(path+"___jb_tmp___", path))
			h.must(os.Remove(path + "___jb_old___"))
		}},
		{"sed -i", func(h *harness, path, content string) {
			temp := filepath.Join(filepath.Dir(path), "sedA1b2C3")
			h.must(os.WriteFile(temp, []byte(content), 0o666))
			h.must(os.Rename(temp, path))
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
	} {
		t.Run(save.name, func(t *testing.T) {
			t.Parallel()
			var seen atomic.Value
			o := Options{}
			h := &harness{}
			calls := make(chan []string, 1000)
			o.Changed = func(paths []string) {
				if data, err := os.ReadFile(paths[0]); err == nil {
					seen.Store(string(data))
				}
				calls <- paths
			}
			h = start(t, o)
			h.calls = calls
			for i := range 3 {
				content := fmt.Sprintf("content %d", i) // of one length
				save.do(h, h.path("accounts/acme/plan.md"), content)
				h.expect("accounts/acme/plan.md")
				if got := seen.Load(); got != content {
					t.Errorf("the last call found %q, want %q", got, content)
				}
			}
		})
	}
}
