// Package generator compiles a folder of account plans into a site. It is the
// whole way, once:
//
//	content/ ─ source ─► plan ─► method ─► check ─► site ─► output ─► public/
//	           files →   the     what the  find-    pages    bytes →
//	           documents book,   method    ings     typed,   directory
//	           with      as an   works out          rendered
//	           positions audience
//	                     may see it
//
// Package source reads files into documents whose every value knows its line
// and column, and package plan decodes them and puts them in relation: a book,
// immutable, as one audience may see it. Package method has the pure functions
// that read more out of a plan than it says; package check judges the book by
// the rules; package site makes a typed value of each page and renders it, and has
// package search make what a reader's browser searches; and package output brings
// a directory to hold the result. Package markdown turns bodies into HTML on the
// way, words has everything that the program says.
//
//	report, err := generator.Build(ctx, generator.Options{Content: os.DirFS("content"), Out: "public", Now: time.Now()})
//
// A build is a function of its Options: the same content, layouts and day give
// the same bytes. Here is the one place where work is spread over the cores.
//
// The package prints nothing: what it finds comes back as findings.
package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"stratbook/generator/check"
	"stratbook/generator/output"
	"stratbook/generator/plan"
	"stratbook/generator/site"
	"stratbook/generator/words"
	"stratbook/layouts"
	"stratbook/static"
)

// Options are everything that a build depends on.
type Options struct {
	Content fs.FS // the content folder; required
	Layouts fs.FS // laid over the built-in layouts; nil for none
	Static  fs.FS // laid over the built-in assets; nil for none

	AsOf     plan.Date // the day that it is; zero: the day of Now in the book's time zone
	Now      time.Time // only for AsOf
	Audience string    // whose site; "": the widest
	Language string    // of messages and pages; "": the book's
	BaseURL  string    // where it is hosted; "": the book's
	Portable bool      // every link ends in index.html

	Out       string                                // where Build writes to
	KeepGoing bool                                  // write although there are errors
	Strict    bool                                  // warnings stop a build as errors do
	Wait      bool                                  // for another build of the same folder to end
	Stage     func(name string, took time.Duration) // told how long a stage took; may be nil
	Cache     Cache                                 // what is remembered from build to build; nil for nothing
	Program   string                                // tells versions of this program apart, for the cache
	Folder    string                                // the content folder's path, which Out must not be or hold; "" if it has none

	ChangeAudience bool // write although Out holds the site for another audience
}

// Result is a book and what became of it.
type Result struct {
	Book  *plan.Book // as its audience may see it; whose pages are made
	Whole *plan.Book // with nothing held back; Book itself where nothing is
	Words *words.Words

	Verdict *check.Verdict // on the book: what its site shows
	OnWhole *check.Verdict // on the whole: what decides on stopping

	Site *site.Site
}

// Report tells what Build did.
type Report struct {
	Result
	output.Report
	Pages int
}

// ErrFindings is returned by Build where the findings stopped it, or would have
// but for KeepGoing.
var ErrFindings = errors.New("the content has errors")

// ErrAudience is returned where the book has no such audience.
var ErrAudience = errors.New("the book has no such audience")

// Build reads, judges and writes a site. It returns ErrFindings where the
// content has errors, and then has written nothing unless Options.KeepGoing.
func Build(ctx context.Context, o Options) (Report, error) {
	var memory *cached
	if o.Cache != nil {
		var err error
		if memory, err = newCached(ctx, o); err != nil {
			return Report{}, err
		}
		if report, stands, err := memory.stands(ctx, o); stands || err != nil {
			return report, err
		}
	}
	result, err := NewReader().Read(ctx, o)
	if err != nil {
		return Report{}, err
	}
	report := Report{Result: *result}
	counts := check.Count(result.OnWhole.Findings())
	broken := counts.Worse(o.stops())
	if broken && !o.KeepGoing {
		return report, ErrFindings
	}
	if err := report.write(ctx, o, memory); err != nil {
		return report, err
	}
	if memory != nil {
		memory.now.Counts, memory.now.Build, memory.now.Pages, memory.now.Reader = counts, report.Build, report.Pages, report.Book.Audience.Name
		if err := memory.now.save(o.Cache); err != nil {
			return report, err
		}
	}
	if broken {
		return report, ErrFindings
	}
	return report, nil
}

// stops is the severity from which on findings stop a build.
func (o *Options) stops() plan.Severity {
	if o.Strict {
		return plan.SeverityWarning
	}
	return plan.SeverityError
}

// writing says how to write a site for an audience.
func (o *Options) writing(audience string) output.Options {
	return output.Options{Source: o.Folder, Audience: audience, Wait: o.Wait, Force: o.ChangeAudience}
}

// stage measures one for whoever asked to be told.
func (o *Options) stage(name string) (end func()) {
	if o.Stage == nil {
		return func() {}
	}
	started := time.Now()
	return func() { o.Stage(name, time.Since(started)) }
}

// write renders every page on every core.
func (r *Report) write(ctx context.Context, o Options, memory *cached) error {
	stage, err := output.Begin(ctx, o.Out, o.writing(r.Book.Audience.Name))
	if err != nil {
		return err
	}
	defer stage.Abort()
	defer o.stage("render")()
	defer generously()()
	keep := memory.keeper(&r.Result, stage)
	put := func(address string) error {
		if keep(address) {
			return nil
		}
		return named(address, guarded(func() error {
			room := rooms.Get().(*bytes.Buffer)
			defer rooms.Put(room)
			content, err := r.Site.RenderIn(room, address)
			if err != nil {
				return err
			}
			return stage.Put(site.File(address), content)
		}))
	}
	pages := r.Site.Pages()
	r.Pages = len(pages)
	var index []string // is made by one core while the others render
	err = spread(ctx, 1+len(pages), func(i int) error {
		if i > 0 {
			return put(pages[i-1])
		}
		return named("search/", guarded(func() error {
			index = r.Site.SearchFiles()
			return nil
		}))
	})
	if err == nil {
		err = spread(ctx, len(index), func(i int) error { return put(index[i]) })
	}
	if err != nil {
		return err
	}
	if memory != nil {
		for _, address := range slices.Concat(pages, index) {
			memory.now.Files = append(memory.now.Files, site.File(address))
		}
	}
	r.Report, err = stage.Commit()
	return err
}

// rooms are those in which pages come together.
var rooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// spread does n things on every core, and returns the first error of them.
func spread(ctx context.Context, n int, do func(i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next sync.Mutex
	var wait sync.WaitGroup
	i := -1
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			for ctx.Err() == nil {
				next.Lock()
				i++
				mine := i
				next.Unlock()
				if mine >= n {
					return
				}
				if err := guarded(func() error { return do(mine) }); err != nil {
					cancel(err)
				}
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

// evenly is spread for work that cannot fail. A panic in it is a panic here.
func evenly(ctx context.Context, n int, do func(i int)) {
	err := spread(context.WithoutCancel(ctx), n, func(i int) error {
		do(i)
		return nil
	})
	if err != nil {
		panic(err)
	}
}

// Bug is a panic while one thing was worked on. It names the page or file, so
// that whoever meets it can tell us.
type Bug struct {
	Where string
	Value any
	Stack []byte
}

func (b Bug) Error() string { return fmt.Sprintf("%s: %v", b.Where, b.Value) }

// guarded turns a panic into an error: the other cores come to an end in order,
// and what is half done is cleared away.
func guarded(do func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = Bug{Value: value, Stack: debug.Stack()}
		}
	}()
	return do()
}

// named gives a bug the name of what was worked on.
func named(where string, err error) error {
	var bug Bug
	if errors.As(err, &bug) {
		bug.Where = where
		return bug
	}
	return err
}

// catalogue is what the site says in its language.
func catalogue(o Options, language string) (*words.Words, error) {
	w, err := words.New(layouts.Files(), language, check.Words())
	if err != nil || o.Layouts == nil {
		return w, err
	}
	return w.Over(o.Layouts)
}

// over lays one file tree over another: a file that the upper one has stands in
// for the lower one's of the same name.
type over struct{ upper, lower fs.FS }

func (o over) Open(name string) (fs.File, error) {
	if o.upper != nil {
		file, err := o.upper.Open(name)
		if err == nil {
			if info, err := file.Stat(); err == nil && !info.IsDir() {
				return file, nil
			}
			file.Close()
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return o.lower.Open(name)
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.lower, name)
	if o.upper == nil {
		return entries, err
	}
	upper, upperErr := fs.ReadDir(o.upper, name)
	if upperErr != nil {
		return entries, err
	}
	return merge(entries, upper), nil
}

// layoutFiles are the layouts as a team sees them.
func layoutFiles(o Options) fs.FS { return over{o.Layouts, layouts.Files()} }

// staticFiles are the assets as a team sees them.
func staticFiles(o Options) fs.FS { return over{o.Static, static.Files()} }
