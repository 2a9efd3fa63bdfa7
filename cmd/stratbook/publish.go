package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stratbook/generator/check"
	"stratbook/generator/output"
	"stratbook/generator/publish"
	"stratbook/generator/words"
)

func publishCommand(t *terminal) *cobra.Command {
	w := workspace{source: "."}
	var out string
	var o publish.Options
	c := &cobra.Command{
		Use:   "publish TARGET",
		Short: "Bring a built site to where its readers are",
		Long: "publish brings a folder, or a place in an object store that speaks S3, to hold what build wrote:\n\n" +
			"  stratbook publish /srv/www/plans        (or file:///srv/www/plans)\n" +
			"  stratbook publish 's3://plans/everyone?region=eu-central-1'\n" +
			"  stratbook publish 's3://plans?endpoint=https://ACCOUNT.r2.cloudflarestorage.com&region=auto'\n" +
			"  stratbook publish 's3://plans?endpoint=https://storage.googleapis.com&region=auto'\n\n" +
			"Keys for a store are read from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; what the\n" +
			"target does not say, from AWS_REGION (or AWS_DEFAULT_REGION) and AWS_ENDPOINT_URL_S3 (or AWS_ENDPOINT_URL).\n\n" +
			"Only what changed is written, and only what an earlier publish wrote is ever replaced or removed. A\n" +
			"folder changes in one step. In a store assets come first, then pages, and what is gone is removed\n" +
			"last; after a failure publish again, and it goes on from there. A target holds one audience's site.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrong("publish.usage", nil)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			t.options(&w) // for its language; there need be none
			var err error
			if o.To, err = publish.ParseTarget(args[0]); err != nil {
				return unfit(err)
			}
			if !filepath.IsAbs(out) {
				out = filepath.Join(w.source, out)
			}
			return t.publish(c.Context(), out, o)
		},
	}
	f := c.Flags()
	f.StringVar(&w.source, "source", ".", "the folder that holds content/")
	f.StringVar(&out, "out", "public", "the folder that build wrote, seen from --source")
	f.BoolVar(&o.DryRun, "dry-run", false, "change nothing, and print what would be written and removed")
	f.BoolVar(&o.ChangeAudience, "change-audience", false, "publish although the target holds the site for another audience")
	f.BoolVar(&o.Wait, "wait", false, "wait for another that writes the same folder to end")
	f.BoolVar(&t.quiet, "quiet", false, "say nothing when all goes well")
	return c
}

// publish publishes the built folder, if it is whole.
func (t *terminal) publish(ctx context.Context, out string, o publish.Options) error {
	root, err := os.OpenRoot(out)
	if errors.Is(err, fs.ErrNotExist) {
		return wrong("verify.no-folder", map[string]any{"path": out})
	}
	if err != nil {
		return err
	}
	defer root.Close()
	verdict, err := output.Verify(ctx, root.FS())
	if refused, ok := errors.AsType[output.Refused](err); ok {
		return wrong("verify."+string(refused.Reason), map[string]any{"path": out})
	}
	if err != nil {
		return err
	}
	if !verdict.Whole() {
		return wrong("publish.not-whole", map[string]any{"path": out})
	}
	if n := len(verdict.Foreign); n > 0 {
		t.tell(t.say("publish.foreign", map[string]any{"path": out, "n": n}))
	}
	o.Folder, o.Path, o.Access = root.FS(), out, access()
	report, err := publish.Publish(ctx, o)
	if err != nil {
		return unfit(err)
	}
	return t.published(o, report)
}

// published says what was done, or would be.
func (t *terminal) published(o publish.Options, r publish.Report) error {
	for _, step := range r.Would {
		id := "publish.write"
		if step.Remove {
			id = "publish.remove"
		}
		if _, err := fmt.Fprintln(t.out, t.say(id, map[string]any{"path": check.Plain(step.Path)})); err != nil {
			return err
		}
	}
	if r.InPlace {
		t.fail(t.say("build.in-place", map[string]any{"out": o.To.String()}))
	}
	id := "publish.done"
	if o.DryRun {
		id = "publish.would"
	}
	t.tell(t.say(id, map[string]any{"files": words.Count{ID: "count.files", N: r.Written + r.Unchanged}, "target": o.To.String(),
		"written": r.Written, "unchanged": r.Unchanged, "removed": r.Removed}))
	return nil
}

// unfit puts what makes a target unfit into words.
func unfit(err error) error {
	refused, ok := errors.AsType[output.Refused](err)
	switch {
	case ok:
		return wrong("publish."+string(refused.Reason), map[string]any{"path": refused.Path, "audience": refused.Audience})
	case errors.Is(err, publish.ErrScheme):
		return wrong("publish.usage", nil)
	case errors.Is(err, publish.ErrTarget):
		return wrong("publish.target", nil)
	case errors.Is(err, publish.ErrEndpoint):
		return wrong("publish.endpoint", nil)
	case errors.Is(err, publish.ErrNoAccess):
		return wrong("publish.no-keys", nil)
	}
	return err
}

// access is what the surroundings say about stores, as their own programs read it.
func access() publish.Access {
	return publish.Access{
		KeyID: os.Getenv("AWS_ACCESS_KEY_ID"), Secret: os.Getenv("AWS_SECRET_ACCESS_KEY"), Session: os.Getenv("AWS_SESSION_TOKEN"),
		Region:   cmp.Or(os.Getenv("AWS_REGION"), os.Getenv("AWS_DEFAULT_REGION")),
		Endpoint: cmp.Or(os.Getenv("AWS_ENDPOINT_URL_S3"), os.Getenv("AWS_ENDPOINT_URL")),
	}
}
