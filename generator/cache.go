package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/output"
	"stratbook/generator/plan"
	"stratbook/generator/site"
	"stratbook/generator/source"
)

// Cache keeps what one build remembers for the next one. What it gives back is
// believed only where it is whole and fits: it may be lost, damaged or another
// book's at any time, and costs time then, nothing else.
type Cache interface {
	Load() ([]byte, error) // nothing, where there is nothing
	Save([]byte) error
}

// remembered is what a build was made of, and which one it became. With it the
// next build knows which pages of that one it need not make again.
type remembered struct {
	Setup   plan.Print // all but the content
	Content plan.Print
	Build   string // see output.Report
	Counts  check.Counts
	Pages   int
	Files   []string              // of the build
	Reader  string                // the audience that it is for
	Prints  map[string]plan.Print // of its accounts, by id
}

// recall returns what a cache remembers of a build with the same setup; the zero
// value where it remembers none.
func recall(c Cache, setup plan.Print) (was remembered) {
	if c == nil {
		return was
	}
	data, err := c.Load()
	if err != nil || len(data) < sha256.Size {
		return was
	}
	sum, data := data[:sha256.Size], data[sha256.Size:]
	if real := sha256.Sum256(data); !bytes.Equal(sum, real[:]) {
		return was
	}
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&was) != nil || was.Setup != setup {
		return remembered{}
	}
	return was
}

func (r remembered) save(c Cache) error {
	var data bytes.Buffer
	if err := gob.NewEncoder(&data).Encode(r); err != nil {
		return err
	}
	sum := sha256.Sum256(data.Bytes())
	return c.Save(append(sum[:], data.Bytes()...))
}

// setup is a print of all that a build depends on besides the content.
func (o *Options) setup(day plan.Date) (plan.Print, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", []any{o.Program, day.ISO(), o.Audience, o.Language, o.BaseURL, o.Portable})
	for _, files := range []fs.FS{o.Layouts, o.Static} {
		if files == nil {
			continue
		}
		err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(files, name)
			fmt.Fprintf(h, "%q %x\n", name, sha256.Sum256(text))
			return err
		})
		if err != nil {
			return plan.Print{}, err
		}
	}
	return plan.Print(h.Sum(nil)), nil
}

// contentPrint is a print of every file of the content.
func contentPrint(ctx context.Context, o Options, files []source.File) (plan.Print, error) {
	sums := make([][sha256.Size]byte, len(files))
	err := spread(ctx, len(files), func(i int) error {
		file, err := o.Content.Open(files[i].Path)
		if err != nil {
			return err
		}
		defer file.Close()
		h := sha256.New()
		_, err = io.Copy(h, file)
		h.Sum(sums[i][:0])
		return err
	})
	h := sha256.New()
	for i, file := range files {
		fmt.Fprintf(h, "%q %x\n", file.Path, sums[i])
	}
	return plan.Print(h.Sum(nil)), err
}

// cached is a build with a cache.
type cached struct {
	was, now remembered
}

// newCached looks at the content and at what is remembered.
func newCached(ctx context.Context, o Options) (*cached, error) {
	files, listed, err := source.List(o.Content)
	if err != nil {
		return nil, err
	}
	r := NewReader()
	if err := r.readSettings(o, listed); err != nil {
		return nil, err
	}
	day := o.AsOf
	if day.IsZero() {
		day = r.settings.Today(o.Now)
	}
	c := &cached{}
	if c.now.Setup, err = o.setup(day); err != nil {
		return nil, err
	}
	if c.now.Content, err = contentPrint(ctx, o, files); err != nil {
		return nil, err
	}
	for _, p := range listed {
		c.now.Content = sha256.Sum256(fmt.Appendf(c.now.Content[:], "%v", p))
	}
	c.was = recall(o.Cache, c.now.Setup)
	return c, nil
}

// stands tells whether the folder holds the build that this one would be, and
// reports on it then.
func (c *cached) stands(ctx context.Context, o Options) (report Report, ok bool, err error) {
	if c.was.Build == "" || c.was.Content != c.now.Content || c.was.Counts.Worse(o.stops()) {
		return report, false, nil
	}
	stage, err := output.Begin(ctx, o.Out, o.writing(c.was.Reader))
	if err != nil {
		return report, false, err
	}
	defer stage.Abort()
	if stage.Standing() != c.was.Build {
		return report, false, nil
	}
	for _, file := range c.was.Files {
		if !stage.Keep(file) {
			return report, false, nil
		}
	}
	report.Pages = c.was.Pages
	report.Report, err = stage.Commit()
	return report, err == nil, err
}

// keeper returns what keeps a page of the build before, if it need not be made
// again.
func (c *cached) keeper(r *Result, stage *output.Stage) func(address string) bool {
	if c == nil {
		return func(string) bool { return false }
	}
	c.now.Prints = map[string]plan.Print{}
	for a, print := range r.Book.Prints() {
		h := sha256.New()
		h.Write(print[:])
		for _, f := range r.Verdict.About(a) { // some look at other accounts
			fmt.Fprintf(h, "%s %s %v %s %v %t\n", f.Rule.ID, f.Severity, f.At, f.Says, f.Args, f.SetAside != nil)
		}
		c.now.Prints[a.ID] = plan.Print(h.Sum(nil))
	}
	if c.was.Build == "" || stage.Standing() != c.was.Build {
		return func(string) bool { return false }
	}
	return func(address string) bool {
		rest, inside := strings.CutPrefix(address, "accounts/")
		id, own, _ := strings.Cut(rest, "/")
		if !inside || own != "" && !strings.HasSuffix(own, "/") { // an attachment is read anyway
			return false
		}
		print, known := c.now.Prints[id]
		return known && print == c.was.Prints[id] && stage.Keep(site.File(address))
	}
}
