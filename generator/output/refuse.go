package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Reason says why a folder is refused.
type Reason string

const (
	NotFolder     Reason = "not-folder"     // it is a file, or a file stands above it
	IsHome        Reason = "home"           // it is a home, or holds it: "/" always
	IsSource      Reason = "source"         // it is the source, holds it or lies in it
	IsRepository  Reason = "repository"     // it holds .git
	NotOurs       Reason = "not-ours"       // it is not empty, and no build of ours
	OtherAudience Reason = "other-audience" // it holds the build of Refused.Audience
	BadManifest   Reason = "bad-manifest"   // the manifest is damaged, or a later version's
	InTheWay      Reason = "in-the-way"     // somebody else's file stands where one of the build belongs
	Leftover      Reason = "leftover"       // the stage's folder holds what is not ours
)

// Refused is the error for a folder that is not touched. Path is the folder, or
// what in it or beside it is the reason.
type Refused struct {
	Reason   Reason
	Path     string
	Audience string // of OtherAudience
}

func (r Refused) Error() string { return fmt.Sprintf("output: %s refused: %s", r.Path, r.Reason) }

// Locked is the error for a folder that another build holds.
type Locked struct {
	Path string // the lock
	PID  int    // who holds it; 0 where it has not said so yet
}

func (l Locked) Error() string { return fmt.Sprintf("output: %s is held by process %d", l.Path, l.PID) }

// allowed returns the folder's path without links, and refuses what no build
// may ever write to.
func allowed(dir string, o Options) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	out, err := resolve(abs)
	if err != nil {
		return "", err
	}
	home, _ := os.UserHomeDir() // none known: nothing to protect
	for _, guard := range []struct {
		path   string
		reason Reason
	}{{string(filepath.Separator), IsHome}, {home, IsHome}, {o.Source, IsSource}} {
		if guard.path == "" {
			continue
		}
		if guard.reason == IsSource { // what is written into the source would be read by the next build
			if inside, err := isAbove(guard.path, out); err != nil {
				return "", err
			} else if inside {
				return "", Refused{Reason: IsSource, Path: out}
			}
		}
		if holds, err := isAbove(out, guard.path); err != nil {
			return "", err
		} else if holds {
			return "", Refused{Reason: guard.reason, Path: out}
		}
	}
	if info, err := os.Stat(out); err == nil && !info.IsDir() {
		return "", Refused{Reason: NotFolder, Path: out}
	}
	if _, err := os.Lstat(filepath.Join(out, ".git")); err == nil {
		return "", Refused{Reason: IsRepository, Path: out}
	}
	return out, nil
}

// resolve follows links as far as the path exists.
func resolve(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return real, nil
	}
	if info, lstat := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) || lstat == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", Refused{Reason: NotFolder, Path: path} // a link to nowhere, or below a file
	}
	above, err := resolve(filepath.Dir(path))
	return filepath.Join(above, filepath.Base(path)), err
}

// isAbove tells whether a folder is another or holds it, whatever their names:
// links and letter case do not hide it.
func isAbove(out, path string) (bool, error) {
	folder, err := os.Stat(out)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return false, err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		real = abs
	}
	for {
		if info, err := os.Stat(real); err == nil && os.SameFile(info, folder) {
			return true, nil
		}
		if filepath.Dir(real) == real {
			return false, nil
		}
		real = filepath.Dir(real)
	}
}
