package generator

import (
	"cmp"
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

// Reader reads a content folder, again and again: a file whose size and time
// are as they were is not read anew.
type Reader struct {
	settings plan.Settings
	seen     plan.Settings // as the audience may see them
	audience string
	files    map[string]read
	handbook []*plan.File // the built-in pages
}

// read is a file as it was last read.
type read struct {
	size  int64
	time  time.Time
	seen  *plan.File // as the audience may see it
	whole *plan.File // with nothing held back
}

// NewReader returns a reader that has read nothing yet.
func NewReader() *Reader { return &Reader{} }

// Read reads the content folder and judges the book that it makes.
func (r *Reader) Read(ctx context.Context, o Options) (*Result, error) {
	defer o.stage("read")()
	files, listed, err := source.List(o.Content)
	if err != nil {
		return nil, err
	}
	problems, err := r.readSettings(o, files)
	if err != nil {
		return nil, err
	}
	if err := r.readAll(ctx, o, files); err != nil {
		return nil, err
	}
	language := cmp.Or(o.Language, r.settings.Language)
	if r.handbook, err = handbook(o, language, r.settings.Author()); err != nil {
		return nil, fmt.Errorf("the handbook: %w", err)
	}
	result := r.assemble(o, append(listed, problems...))
	if result.Words, err = catalogue(o, language); err != nil {
		return nil, fmt.Errorf("the site's words: %w", err)
	}
	verdict := check.Run(check.Input{Book: result.Book, Partial: result.Book.Audience.Partial()})
	result.Findings, result.Completeness = verdict.Findings, verdict.Completeness
	result.Judged = result.Findings
	if result.Whole != result.Book {
		result.Judged = check.Run(check.Input{Book: result.Whole, Seen: result.Book}).Findings
	}
	result.Site, err = newSite(o, result)
	return result, err
}

// readSettings reads book.yaml, if there is one. What was read for another
// audience, or when the book had others, is forgotten.
func (r *Reader) readSettings(o Options, files []source.File) ([]source.Problem, error) {
	var doc *source.Document
	if slices.ContainsFunc(files, func(f source.File) bool { return f.Path == "book.yaml" }) {
		d, err := source.Read(o.Content, "book.yaml")
		if err != nil {
			return nil, err
		}
		doc = &d
	}
	settings, problems := plan.ReadSettings(doc)
	audience, ok := settings.Audience(o.Audience)
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrAudience, o.Audience)
	}
	if !slices.Equal(r.settings.Audiences, settings.Audiences) || r.audience != audience.Name {
		r.files = nil
	}
	r.settings, r.audience = settings, audience.Name
	r.seen, _ = settings.For(audience, doc)
	if o.BaseURL != "" {
		r.settings.BaseURL = strings.TrimSuffix(o.BaseURL, "/") + "/"
		r.seen.BaseURL = r.settings.BaseURL
	}
	return problems, nil
}

// readAll reads what is new or has changed, on every core.
func (r *Reader) readAll(ctx context.Context, o Options, files []source.File) error {
	now := make([]read, len(files))
	err := spread(ctx, len(files), func(i int) error {
		file := files[i]
		info, err := fs.Stat(o.Content, file.Path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it went away since it was listed
		}
		if err != nil {
			return err
		}
		before, known := r.files[file.Path]
		if known && before.size == info.Size() && before.time.Equal(info.ModTime()) {
			now[i] = before
			return nil
		}
		err = named(file.Path, guarded(func() (err error) {
			now[i], err = r.read(o, file)
			return err
		}))
		now[i].size, now[i].time = info.Size(), info.ModTime()
		return err
	})
	if err != nil {
		return err
	}
	r.files = make(map[string]read, len(files))
	for i, file := range files {
		if now[i].seen != nil || now[i].whole != nil {
			r.files[file.Path] = now[i]
		}
	}
	return nil
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
func (r *Reader) assemble(o Options, problems []source.Problem) *Result {
	var seen, whole []*plan.File
	held := false
	for _, f := range r.files {
		seen, whole = append(seen, f.seen), append(whole, f.whole)
		held = held || f.seen != f.whole
	}
	for _, page := range r.handbook {
		own, instead := r.files[page.Path]
		if !instead || own.seen.Hidden() { // which must not show by the lack of ours
			seen = append(seen, page)
		}
		if !instead {
			whole = append(whole, page)
		}
	}
	audience, _ := r.settings.Audience(r.audience)
	options := plan.Options{Settings: r.seen, Audience: audience, AsOf: o.AsOf, Problems: problems}
	if options.AsOf.IsZero() {
		options.AsOf = r.settings.Today(o.Now)
	}
	if !held && !audience.Partial() {
		book := plan.Assemble(seen, options)
		return &Result{Book: book, Whole: book}
	}
	author := options
	author.Settings, author.Audience = r.settings, r.settings.Author()
	return &Result{Book: plan.Assemble(seen, options), Whole: plan.Assemble(whole, author)}
}

// merge adds to a folder's entries those of the folder laid over it.
func merge(lower, upper []fs.DirEntry) []fs.DirEntry {
	all := slices.Concat(upper, lower)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() })
}

// Forget makes the next Read read these files anew, whatever their size and
// time: some edits change neither. Paths are relative to the content folder.
func (r *Reader) Forget(paths []string) {
	for _, path := range paths {
		delete(r.files, path)
	}
}

// Audience returns whose book was read last.
func (r *Reader) Audience() string { return r.audience }
