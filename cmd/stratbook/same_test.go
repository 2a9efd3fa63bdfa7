package main

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stratbook/content"
)

// TestSameBytes builds one book in many surroundings: the same input gives the
// same bytes, one hash of the whole tree.
func TestSameBytes(t *testing.T) {
	book := t.TempDir()
	if err := os.CopyFS(filepath.Join(book, "content"), content.Files()); err != nil {
		t.Fatal(err)
	}
	first := filepath.Join(book, "public")
	buildIn(t, surroundings{dir: book}, first)
	want := treeHash(t, first)

	elsewhere := t.TempDir()
	shuffled := filepath.Join(t.TempDir(), "a folder of another name")
	copyShuffled(t, filepath.Join(book, "content"), filepath.Join(shuffled, "content"))
	older := filepath.Join(t.TempDir(), "public")
	buildIn(t, surroundings{dir: book, flags: "--as-of 2026-11-20"}, older)
	buildIn(t, surroundings{dir: book, flags: "--as-of 2026-11-19"}, older) // which has a stage to renew
	for name, s := range map[string]surroundings{
		"again, over the first":  {dir: book, out: first},
		"over an older build":    {dir: book, out: older},
		"time zone west":         {dir: book, env: []string{"TZ=Pacific/Honolulu"}},
		"time zone east":         {dir: book, env: []string{"TZ=Pacific/Kiritimati"}},
		"no time zone known":     {dir: book, env: []string{"TZ=Nowhere/None", "ZONEINFO=/nonexistent"}},
		"Chinese locale":         {dir: book, env: []string{"LANG=zh_CN.GB18030", "LC_ALL=zh_CN.GB18030", "LANGUAGE=zh"}},
		"Turkish locale":         {dir: book, env: []string{"LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8"}},
		"no locale":              {dir: book, env: []string{"LANG=", "LC_ALL=C", "HOME=/nonexistent", "USER="}},
		"umask 077":              {dir: book, umask: "077"},
		"umask 000":              {dir: book, umask: "000"},
		"another working folder": {dir: elsewhere, flags: "--source " + book},
		"one core":               {dir: book, env: []string{"GOMAXPROCS=1"}},
		"many cores":             {dir: book, env: []string{"GOMAXPROCS=16"}},
		"files in another order, at other times, elsewhere": {dir: shuffled},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := s.out
			if out == "" {
				out = filepath.Join(t.TempDir(), "deep", "site of "+strings.ReplaceAll(name, " ", "-"))
			}
			buildIn(t, s, out)
			if got := treeHash(t, out); got != want {
				t.Error("other bytes")
			}
		})
	}
}

// surroundings are what a build must not depend on.
type surroundings struct {
	dir   string // the working folder
	env   []string
	umask string
	flags string
	out   string
}

// buildIn runs the command as a process of its own.
func buildIn(t *testing.T, s surroundings, out string) {
	t.Helper()
	flags := s.flags
	if !strings.Contains(flags, "--as-of") {
		flags += " --as-of " + content.Day
	}
	shell := exec.Command("sh", "-ec", fmt.Sprintf(`umask %s; exec stratbook build %s --out "$OUT"`, cmp.Or(s.umask, "022"), flags))
	shell.Dir = s.dir
	shell.Env = append(append(os.Environ(), "OUT="+out), s.env...)
	if said, err := shell.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}

// treeHash is a hash of the names and the bytes of all files in a folder.
func treeHash(t *testing.T, dir string) [sha256.Size]byte {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		fmt.Fprintf(&all, "%q %x\n", rel, sha256.Sum256(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(all.String(), "\n") < 100 {
		t.Fatalf("%s holds hardly anything", dir)
	}
	return sha256.Sum256([]byte(all.String()))
}

// copyShuffled copies a tree file by file in another order, and gives each another
// time.
func copyShuffled(t *testing.T, from, to string) {
	t.Helper()
	var files []string
	err := filepath.WalkDir(from, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewSource(1))
	random.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	for _, name := range files {
		rel, _ := filepath.Rel(from, name)
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		save(t, filepath.Join(to, rel), string(text))
		when := time.Unix(random.Int63n(2e9), 0)
		if err := os.Chtimes(filepath.Join(to, rel), when, when); err != nil {
			t.Fatal(err)
		}
	}
}
