package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stratbook/generator/check"
)

// format is a way to write findings.
type format struct {
	name    string
	write   func(io.Writer, []*check.Finding, check.Format) error
	follows bool // findings from run to run, by their fingerprints
}

func formats() []format {
	return []format{{"text", check.WriteText, false}, {"json", check.WriteJSON, false}, {"sarif", check.WriteSARIF, true},
		{"junit", check.WriteJUnit, false}, {"github", check.WriteGitHub, false}, {"gitlab", check.WriteGitLab, true}}
}

// report is one that was asked for; file is "" for standard output.
type report struct {
	format
	file string
}

// reports are what --format asks for, each as FORMAT or FORMAT=FILE. With
// --write-baseline alone there is none.
func (c *checkFlags) reports() ([]report, error) {
	asked := c.formats
	if len(asked) == 0 && c.write == "" {
		asked = []string{"text"}
	}
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	var list []report
	taken := map[string]string{}
	for _, text := range asked {
		name, file, toFile := strings.Cut(text, "=")
		if err := oneOf("--format", name, names...); err != nil {
			return nil, err
		}
		if toFile && file == "" {
			return nil, wrong("usage.no-file", map[string]any{"found": text})
		}
		if other, ok := taken[file]; ok {
			return nil, wrong("usage.two-"+[]string{"out", "file"}[min(len(file), 1)], map[string]any{"one": other, "other": name, "path": file})
		}
		taken[file] = name
		for _, f := range formats() {
			if f.name == name {
				list = append(list, report{f, file})
			}
		}
	}
	return list, nil
}

// follows reports whether fingerprints are needed.
func (c *checkFlags) follows(reports []report) bool {
	return c.baseline != "" || c.write != "" || slices.ContainsFunc(reports, func(r report) bool { return r.follows })
}

// report writes what is found. What a baseline has besides is part of a text;
// unless one goes to standard output it is told on standard error.
func (t *terminal) report(reports []report, findings []*check.Finding, f check.Format) error {
	told := false
	for _, r := range reports {
		if r.file == "" {
			told = told || r.name == "text"
			if err := r.write(t.out, findings, f); err != nil {
				return err
			}
			continue
		}
		if err := writeFile(r.file, func(w io.Writer) error { return r.write(w, findings, f) }); err != nil {
			return err
		}
	}
	if !told {
		for _, k := range f.Gone {
			t.tell(check.Inert(k.Say(f.Words)))
		}
	}
	return nil
}

// readBaseline reads the file that --baseline names, if it does.
func readBaseline(path string) ([]check.Known, error) {
	if path == "" {
		return nil, nil
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, wrong("usage.not-baseline", map[string]any{"path": path}) // a pipe might never end
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer file.Close()
	known, err := check.ReadBaseline(file)
	if errors.Is(err, check.ErrNoBaseline) {
		return nil, wrong("usage.not-baseline", map[string]any{"path": path})
	}
	if err != nil {
		return nil, unreadable(path, err)
	}
	return known, nil
}

func unreadable(path string, err error) error {
	var why *fs.PathError
	if errors.As(err, &why) {
		err = why.Err
	}
	return wrong("usage.baseline-unreadable", map[string]any{"path": path, "error": err.Error()})
}

// writeBaseline writes what --baseline will leave out.
func (t *terminal) writeBaseline(path string, findings []*check.Finding, f check.Format) error {
	if err := writeFile(path, func(w io.Writer) error { return check.WriteBaseline(w, findings, f) }); err != nil {
		return err
	}
	c := check.Count(findings)
	t.tell(t.say("check.baseline", map[string]any{"path": path, "n": c.Error + c.Warning + c.Note}))
	return nil
}

// writeFile writes a file as a whole or not at all. A link that stands there is
// neither followed nor replaced: the folder may come from somebody else, and
// what a link of the system's leads to is not ours. Pipes and terminals are
// written to.
func writeFile(path string, write func(io.Writer) error) error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil && info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0 {
		return writeInto(path, write)
	}
	if info, err := os.Lstat(path); err == nil {
		if mode = info.Mode(); !mode.IsRegular() {
			return wrong("usage.not-file", map[string]any{"path": path})
		}
	}
	staged, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer os.Remove(staged.Name())
	err = errors.Join(write(staged), staged.Chmod(mode.Perm()), staged.Sync(), staged.Close())
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.Rename(staged.Name(), path)
}

func writeInto(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Close())
}

// fromRepository stands before a path of the content, as seen from the top of the
// repository that the workspace is in; without one, from the current folder.
func fromRepository(w workspace) string {
	content, err := filepath.Abs(w.content())
	if err != nil {
		return prefix(w)
	}
	for top := filepath.Dir(content); ; top = filepath.Dir(top) {
		if _, err := os.Lstat(filepath.Join(top, ".git")); err == nil {
			return below(top, content)
		}
		if top == filepath.Dir(top) {
			break
		}
	}
	here, err := os.Getwd()
	if err != nil {
		return prefix(w)
	}
	return below(here, content)
}

// below is a folder as seen from one above it; from elsewhere, its own name.
func below(top, folder string) string {
	if path, err := filepath.Rel(top, folder); err == nil && filepath.IsLocal(path) {
		return filepath.ToSlash(path) + "/"
	}
	return filepath.Base(folder) + "/"
}
