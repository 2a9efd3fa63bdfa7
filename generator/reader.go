package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// Reader reads a content folder, again and again: what has not changed since is
// neither read nor put in relation nor judged anew. The result is the same.
type Reader struct {
	settings plan.Settings
	seen     plan.Settings // as the audience may see them
	audience string
	files    map[string]read
	paths    []string         // of files, sorted
	problems []source.Problem // of listing the folder, and of the settings
	look     look
	last     *Result // nil before the first
}

// read is a file as it was last read.
type read struct {
	size  int64
	time  time.Time
	seen  *plan.File // as the audience may see it
	whole *plan.File // with nothing held back
}

// Changes are what has changed since a Reader read last.
type Changes struct {
	Content []string // files that are new, gone or have other bytes, relative to the content folder
	Look    bool     // something in layouts or static has
}

// NewReader returns a reader that has read nothing yet.
func NewReader() *Reader { return &Reader{} }

// Read reads the content folder, judges the book that it makes and lays out its
// site.
func (r *Reader) Read(ctx context.Context, o Options) (*Result, error) {
	result, err := r.Judge(ctx, o)
	if err != nil {
		return nil, err
	}
	return result, r.layOut(o, result)
}

// Judge reads the content folder and judges the book that it makes. The result
// has no site.
func (r *Reader) Judge(ctx context.Context, o Options) (*Result, error) {
	defer o.stage("read")()
	defer generously()()
	files, listed, err := source.List(o.Content)
	if err != nil {
		return nil, err
	}
	if err := r.readSettings(o, listed); err != nil {
		return nil, err
	}
	if err := r.readAll(ctx, o, files); err != nil {
		return nil, err
	}
	r.look = look{}
	return r.result(ctx, o)
}

// Update reads what has changed, judges the book anew and lays out its site. It
// is what Read would return; where the changes are of a kind that only the whole
// folder can tell (a link, a pipe), it does read all.
func (r *Reader) Update(ctx context.Context, o Options, c Changes) (*Result, error) {
	if r.last == nil {
		return r.Read(ctx, o)
	}
	if c.Look {
		r.look = look{}
	}
	for _, path := range c.Content {
		if known, err := r.reread(o, path); err != nil {
			return nil, err
		} else if !known {
			r.forget(c.Content)
			return r.Read(ctx, o)
		}
	}
	result, err := r.result(ctx, o)
	if err != nil {
		return nil, err
	}
	return result, r.layOut(o, result)
}

// reread reads one file anew. It reports whether it knew what to do with it.
func (r *Reader) reread(o Options, path string) (known bool, err error) {
	if !source.Listed(path) {
		return true, nil // nor was it read before
	}
	if path == "book.yaml" || slices.ContainsFunc(r.problems, func(p source.Problem) bool { return p.At.Path == path }) {
		return false, nil
	}
	info, err := fs.Lstat(o.Content, path)
	at, listed := slices.BinarySearch(r.paths, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if listed {
			r.paths = slices.Delete(r.paths, at, at+1)
			delete(r.files, path)
		}
		return true, nil
	case err != nil || !info.Mode().IsRegular():
		return false, nil
	}
	now, err := r.guardedRead(o, source.File{Path: path, Size: info.Size()})
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil // it went away meanwhile
	}
	if err != nil {
		return true, err
	}
	if now.size, now.time = info.Size(), info.ModTime(); !listed {
		r.paths = slices.Insert(r.paths, at, path)
	}
	r.files[path] = now
	return true, nil
}

// result puts together and judges what was read.
func (r *Reader) result(ctx context.Context, o Options) (*Result, error) {
	if err := r.readWords(o); err != nil {
		return nil, err
	}
	result := r.assemble(ctx, o)
	result.Words = r.look.words
	if err := result.judge(ctx, r.last); err != nil {
		return nil, err
	}
	r.last = result
	return result, nil
}

// judge finds what there is to say of the book, on every core.
func (r *Result) judge(ctx context.Context, before *Result) (err error) {
	run := func(in check.Input) *check.Verdict {
		in.Spread = func(n int, do func(i int)) {
			err = errors.Join(err, spread(ctx, n, func(i int) error { return guarded(func() error { do(i); return nil }) }))
		}
		return check.Run(in)
	}
	seen, whole := check.Input{Book: r.Book, Partial: r.Book.Audience.Partial()}, check.Input{Book: r.Whole, Seen: r.Book}
	if before != nil {
		seen.Before, whole.Before = before.Verdict, before.OnWhole
	}
	r.Verdict = run(seen)
	r.OnWhole = r.Verdict
	if r.Whole != r.Book {
		r.OnWhole = run(whole)
	}
	return err
}

// readSettings reads book.yaml, if there is one, and settles for whom the rest
// is read. What was read for another audience, or when the book had others, is
// forgotten.
func (r *Reader) readSettings(o Options, listed []source.Problem) error {
	var doc *source.Document
	switch d, err := source.Read(o.Content, "book.yaml"); {
	case err == nil:
		doc = &d
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	settings, problems := plan.ReadSettings(doc)
	audience, ok := settings.Audience(o.Audience)
	if !ok {
		return fmt.Errorf("%w: %q", ErrAudience, o.Audience)
	}
	if !slices.Equal(r.settings.Audiences, settings.Audiences) || r.audience != audience.Name {
		r.files = nil
	}
	r.settings, r.audience, r.problems = settings, audience.Name, slices.Concat(listed, problems)
	r.seen, _ = settings.For(audience, doc)
	if o.BaseURL != "" {
		r.settings.BaseURL = strings.TrimSuffix(o.BaseURL, "/") + "/"
		r.seen.BaseURL = r.settings.BaseURL
	}
	return nil
}

// readAll reads what is new or has changed, on every core.
func (r *Reader) readAll(ctx context.Context, o Options, files []source.File) error {
	now := make([]read, len(files))
	err := spread(ctx, len(files), func(i int) error {
		file := files[i]
		if before, known := r.files[file.Path]; known && before.size == file.Size && before.time.Equal(file.Changed) {
			now[i] = before
			return nil
		}
		known, err := r.guardedRead(o, file)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it went away since it was listed
		}
		known.size, known.time = file.Size, file.Changed
		now[i] = known
		return err
	})
	if err != nil {
		return err
	}
	r.files, r.paths = make(map[string]read, len(files)), make([]string, 0, len(files))
	for i, file := range files {
		if now[i].seen != nil || now[i].whole != nil {
			r.files[file.Path] = now[i]
			r.paths = append(r.paths, file.Path)
		}
	}
	return nil
}

func (r *Reader) guardedRead(o Options, file source.File) (now read, err error) {
	err = named(file.Path, guarded(func() (err error) {
		now, err = r.read(o, file)
		return err
	}))
	return now, err
}

func (r *Reader) read(o Options, file source.File) (read, error) {
	if !plan.IsDocument(file.Path) {
		refused, err := file.Refused(o.Content)
		if err != nil {
			refused = "" // whoever publishes it has to read it, and fails then
		}
		f := plan.Attachment(file.Path, refused)
		return read{seen: f, whole: f}, nil
	}
	doc, err := source.Read(o.Content, file.Path)
	if err != nil {
		return read{}, err
	}
	audience, _ := r.settings.Audience(r.audience)
	seen, held := plan.Decode(doc, audience)
	if !held && !audience.Partial() {
		return read{seen: seen, whole: seen}, nil
	}
	whole, _ := plan.Decode(doc, r.settings.Author())
	return read{seen: seen, whole: whole}, nil
}

// assemble makes the book that the audience sees and, where something is held
// back, the whole one.
func (r *Reader) assemble(ctx context.Context, o Options) *Result {
	seen, whole, held := r.all()
	audience, _ := r.settings.Audience(r.audience)
	options := plan.Options{Settings: r.seen, Audience: audience, AsOf: o.AsOf, Problems: r.problems,
		Spread: func(n int, do func(int)) { evenly(ctx, n, do) }}
	if options.AsOf.IsZero() {
		options.AsOf = r.settings.Today(o.Now)
	}
	author := options
	author.Settings, author.Audience = r.settings, r.settings.Author()
	if r.last != nil {
		options.Before, author.Before = r.last.Book, r.last.Whole
	}
	book := plan.Assemble(seen, options)
	if !held && !audience.Partial() {
		return &Result{Book: book, Whole: book}
	}
	return &Result{Book: book, Whole: plan.Assemble(whole, author)}
}

// all returns every file in the order of the paths, and whether the audience
// sees less than there is. A page of the team's own stands in for the handbook's
// of the same name, unless it is hidden, which must not show by the lack of ours.
func (r *Reader) all() (seen, whole []*plan.File, held bool) {
	seen, whole = make([]*plan.File, 0, len(r.paths)+len(r.look.handbook)), make([]*plan.File, 0, len(r.paths)+len(r.look.handbook))
	handbook := r.look.handbook
	builtIn := func(upTo string) {
		for ; len(handbook) > 0 && (upTo == "" || handbook[0].Path < upTo); handbook = handbook[1:] {
			seen, whole = append(seen, handbook[0]), append(whole, handbook[0])
		}
	}
	for _, path := range r.paths {
		f := r.files[path]
		builtIn(path)
		if len(handbook) > 0 && handbook[0].Path == path {
			if f.seen.Hidden() {
				seen = append(seen, handbook[0])
			}
			handbook = handbook[1:]
		}
		seen, whole = append(seen, f.seen), append(whole, f.whole)
		held = held || f.seen != f.whole
	}
	builtIn("")
	return seen, whole, held
}

// merge adds to a folder's entries those of the folder laid over it.
func merge(lower, upper []fs.DirEntry) []fs.DirEntry {
	all := slices.Concat(upper, lower)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() })
}

// forget makes the next Read read these files anew, whatever their size and
// time: some edits change neither. Paths are relative to the content folder.
func (r *Reader) forget(paths []string) {
	for _, path := range paths {
		delete(r.files, path)
	}
}

// Audience returns whose book was read last.
func (r *Reader) Audience() string { return r.audience }
