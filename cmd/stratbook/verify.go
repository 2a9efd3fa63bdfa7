package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/output"
	"stratbook/generator/words"
)

func verifyCommand(t *terminal) *cobra.Command {
	var allowForeign bool
	c := &cobra.Command{
		Use:   "verify [DIR]",
		Short: "Tell whether a folder holds a site as it was built",
		Long: "verify reads every file of a built site (by default public/) and compares it with the list that\n" +
			"the build left in it. It names what is missing, what is changed and what is foreign: a page that\n" +
			"a copy left behind is read by all who know its address. The folder may be a copy; modes and\n" +
			"times do not count. Nothing is written.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong("verify.usage", map[string]any{"found": args[1]})
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			t.options(&workspace{source: "."}) // for its language; there need be none
			dir := "public"
			if len(args) == 1 {
				dir = args[0]
			}
			info, err := os.Stat(dir)
			if errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
				return wrong("verify.no-folder", map[string]any{"path": dir})
			}
			if err != nil {
				return err
			}
			root, err := os.OpenRoot(dir)
			if err != nil {
				return err
			}
			defer root.Close()
			verdict, err := output.Verify(c.Context(), root.FS())
			if refused, ok := errors.AsType[output.Refused](err); ok {
				return wrong("verify."+string(refused.Reason), map[string]any{"path": dir})
			}
			if err != nil {
				return err
			}
			return t.verdict(dir, verdict, allowForeign)
		},
	}
	c.Flags().BoolVar(&allowForeign, "allow-foreign", false, "exit 0 although there are files that no build wrote")
	c.Flags().BoolVar(&t.quiet, "quiet", false, "say nothing when all is as built")
	return c
}

// verdict names what differs, a line for each, and says what to do about it.
func (t *terminal) verdict(dir string, v output.Verdict, allowForeign bool) error {
	for _, part := range []struct {
		id    string
		names []string
	}{{"verify.missing", v.Missing}, {"verify.changed", v.Changed}, {"verify.foreign", v.Foreign}} {
		for _, name := range part.names {
			if _, err := fmt.Fprintln(t.out, t.say(part.id, map[string]any{"path": check.Plain(name)})); err != nil {
				return err
			}
		}
	}
	args := map[string]any{"path": dir, "files": words.Count{ID: "count.files", N: v.Files},
		"missing": len(v.Missing), "changed": len(v.Changed), "foreign": len(v.Foreign)}
	switch {
	case v.Torn:
		t.fail(t.say("verify.torn", args))
	case !v.Whole():
		t.fail(t.say("verify.differs", args))
	case len(v.Foreign) > 0 && !allowForeign:
		t.fail(t.say("verify.more", args))
	default:
		t.tell(t.say("verify.fine", args))
		return nil
	}
	return generator.ErrFindings
}
