package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/words"
)

func buildCommand(t *terminal) *cobra.Command {
	var b buildFlags
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the site into a folder",
		Long: "build reads and judges everything first. Errors stop it before anything is written,\n" +
			"unless --keep-going: then what is broken is left out.\n\n" +
			"The site is written beside the folder and put in its place in one step: who reads meets the old\n" +
			"one or the new one. The old one stays beside it (.public.stage) and is what the next build starts\n" +
			"from, so that pages that did not change cost nothing; it takes up to as much disk again, and may\n" +
			"be deleted. Files in the folder that no build wrote are never touched.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return t.build(c.Context(), &b) },
	}
	b.workspace.flags(c)
	f, o := c.Flags(), &b.options
	f.StringVar(&o.Out, "out", "public", "the folder to write to, seen from --source")
	f.StringVar(&o.BaseURL, "base-url", "", "where the site is hosted (default: the book's)")
	f.BoolVar(&o.Portable, "portable", false, "make every link end in index.html, so that the folder reads from a disk")
	f.BoolVar(&o.KeepGoing, "keep-going", false, "write although there are errors; exits 1 all the same")
	f.BoolVar(&o.Strict, "strict", false, "count warnings as errors")
	f.BoolVar(&o.Wait, "wait", false, "wait for another build of the same folder to end")
	f.BoolVar(&o.ChangeAudience, "change-audience", false, "write although the folder holds the site for another audience")
	f.StringVar(&b.cache, "cache", "", "a folder in which to remember what was built; with it and the output folder kept, the next build makes only pages that change")
	f.BoolVar(&t.quiet, "quiet", false, "say nothing when all goes well")
	f.BoolVar(&b.stats, "stats", false, "say what was built in which time")
	return c
}

// buildFlags are what the command says.
type buildFlags struct {
	workspace workspace
	options   generator.Options // of them, those that have a flag
	cache     string
	stats     bool
}

func (t *terminal) build(ctx context.Context, b *buildFlags) error {
	started := time.Now()
	o, err := t.options(&b.workspace)
	if err != nil {
		return err
	}
	o.Out, o.BaseURL, o.Portable = b.options.Out, b.options.BaseURL, b.options.Portable
	o.KeepGoing, o.Strict, o.Wait, o.ChangeAudience = b.options.KeepGoing, b.options.Strict, b.options.Wait, b.options.ChangeAudience
	if !filepath.IsAbs(o.Out) {
		o.Out = filepath.Join(b.workspace.source, o.Out)
	}
	if b.cache != "" {
		if o.Program, err = program(); err != nil {
			return err
		}
		o.Cache = cacheFile(filepath.Join(b.cache, "site"))
	}
	report, err := generator.Build(ctx, o)
	if errors.Is(err, generator.ErrFindings) {
		format := check.Format{Words: t.words, AsOf: report.Book.AsOf, Line: lines(o.Content), Prefix: prefix(b.workspace)}
		if err := check.WriteText(t.err, stopping(report.OnWhole.Findings(), o.Strict), format); err != nil {
			return err
		}
	}
	if report.InPlace {
		t.fail(t.say("build.in-place", map[string]any{"out": o.Out}))
	}
	if report.Pages > 0 {
		t.tell(t.say("build.done", map[string]any{"pages": words.Count{ID: "count.pages", N: report.Pages},
			"out": o.Out, "written": report.Written, "unchanged": report.Unchanged, "removed": report.Removed}))
	}
	if b.stats && report.Book != nil {
		fmt.Fprintf(t.err, "accounts %d, pages %d, %.3f s\n", len(report.Book.Accounts), report.Pages, time.Since(started).Seconds())
	}
	return err
}

// stopping are the findings that stop a build.
func stopping(findings []*check.Finding, strict bool) []*check.Finding {
	var stop []*check.Finding
	for _, f := range findings {
		if f.Severity == "error" || strict && f.Severity == "warning" {
			stop = append(stop, f)
		}
	}
	return stop
}

// prefix stands before a path of the content, as seen from the current folder.
func prefix(w workspace) string { return filepath.ToSlash(filepath.Clean(w.content())) + "/" }
