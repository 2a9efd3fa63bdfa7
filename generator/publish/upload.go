package publish

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"stratbook/generator/output"
	pages "stratbook/generator/site"
)

// job is a site on its way to a store.
type job struct {
	site
	Options
}

// atOnce is how many requests are under way at a time.
const atOnce = 8

func toStore(ctx context.Context, s store, j job) (Report, error) {
	there, err := look(ctx, s)
	if err != nil {
		return Report{}, j.located(err)
	}
	for _, reader := range there.readers {
		if reader != j.Audience && !j.ChangeAudience {
			return Report{}, output.Refused{Reason: output.OtherAudience, Path: j.To.String(), Audience: reader}
		}
	}
	w, err := compare(j.site, there)
	if err != nil {
		return Report{}, j.located(err)
	}
	r := w.report(j.site)
	if j.DryRun {
		return r, nil
	}
	r.Would = nil
	return r, j.upload(ctx, s, there, w)
}

// located says in a refusal in which store the object lies.
func (j job) located(err error) error {
	if refused, ok := errors.AsType[output.Refused](err); ok {
		refused.Path = j.To.String() + "/" + refused.Path
		return refused
	}
	return err
}

// look reads what a store holds. A manifest that is damaged says nothing about
// what may be removed, so it is an error.
func look(ctx context.Context, s store) (standing, error) {
	there := standing{ours: map[string]bool{}, settled: map[string]output.File{}, doubt: map[string]output.File{}}
	var err error
	if there.objects, err = s.List(ctx); err != nil {
		return there, err
	}
	for _, file := range []string{output.ManifestFile, output.NoteFile} {
		if _, stands := there.objects[file]; !stands {
			continue
		}
		data, err := s.Get(ctx, file)
		if err != nil {
			return there, err
		}
		l, ok := output.ParseListing(data)
		if !ok {
			return there, output.Refused{Reason: output.BadManifest, Path: file}
		}
		there.readers = append(there.readers, l.Audience)
		for name := range l.Files {
			there.ours[name] = true
		}
		if file == output.ManifestFile {
			there.manifest, there.settled = data, l.Files
		} else {
			there.noted, there.doubt = true, l.Files
		}
	}
	maps.DeleteFunc(there.settled, func(name string, _ output.File) bool {
		_, doubted := there.doubt[name]
		return doubted
	})
	return there, nil
}

// upload does the work. Where there is none, nothing is written.
func (j job) upload(ctx context.Context, s store, there standing, w work) error {
	described := j.Bytes()
	if len(w.write)+len(w.remove) == 0 && !there.noted && bytes.Equal(described, there.manifest) {
		return nil
	}
	own := headers{"application/json", fresh}
	if err := s.Put(ctx, output.NoteFile, w.note(j.site, there), own); err != nil {
		return Failed{output.NoteFile, err}
	}
	for _, part := range w.inWaves(j.site) {
		if err := each(ctx, part, func(ctx context.Context, name string) error { return j.put(ctx, s, name) }); err != nil {
			return err
		}
	}
	if err := each(ctx, slices.Sorted(slices.Values(w.remove)), s.Remove); err != nil {
		return err
	}
	if err := s.Put(ctx, output.ManifestFile, described, own); err != nil {
		return Failed{output.ManifestFile, err}
	}
	if err := s.Remove(ctx, output.NoteFile); err != nil {
		return Failed{output.NoteFile, err}
	}
	return nil
}

// How long a browser may keep what it has read: for a year what has its content's
// hash in its name, and of all else not a second without asking. What a reader had
// to sign in for is no shared cache's to keep.
const (
	forever = "private, max-age=31536000, immutable"
	fresh   = "private, no-cache"
)

func (j job) put(ctx context.Context, s store, name string) error {
	content, err := j.read(name)
	if err != nil {
		return err
	}
	h := headers{pages.ContentType(name), fresh}
	if sum := j.Files[name].Hash; pages.Lasting(name, sum[:]) {
		h.cacheControl = forever
	}
	return s.Put(ctx, name, content, h)
}

// enough failures say that the store is to blame, not the file.
const enough = 8

// each does one thing to many files, a few at a time. One that fails does not keep
// the others, so that what can be removed is removed; after enough failures it
// gives up. The error names the first that failed, by their order.
func each(ctx context.Context, names []string, do func(context.Context, string) error) error {
	failed := make([]error, len(names))
	var failures atomic.Int32
	free := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	for i, name := range names {
		free <- struct{}{}
		if failures.Load() >= enough || ctx.Err() != nil {
			failed[i] = ctx.Err() // nil after failures, each of which is there
			break
		}
		wait.Go(func() {
			defer func() { <-free }()
			if failed[i] = do(ctx, name); failed[i] != nil {
				failures.Add(1)
			}
		})
	}
	wait.Wait()
	for i, err := range failed {
		if err != nil {
			return Failed{names[i], err}
		}
	}
	return nil
}
