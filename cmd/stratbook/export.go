package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/words"
)

// exportFlags are what export was asked for.
type exportFlags struct {
	workspace
	format, what string
	lang, file   string
}

func exportCommand(t *terminal) *cobra.Command {
	var x exportFlags
	formats, lists := []string{"json", "csv", "xlsx", "ics"}, []string{"commitments", "people", "findings", "accounts"}
	c := &cobra.Command{
		Use:   "export json|csv|xlsx|ics",
		Short: "Write a list of the book for another program",
		Long: "export writes the book's commitments, people, findings or accounts, as one audience may see\n" +
			"them: as JSON, as a spreadsheet (csv is UTF-8 with a mark by which Excel knows it), or as a\n" +
			"calendar of the open commitments. A text that a spreadsheet would take for a formula is kept a text.",
		ValidArgs: formats,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrong("usage.export", map[string]any{"formats": formats})
			}
			return oneOf("export", args[0], formats...)
		},
		RunE: func(c *cobra.Command, args []string) error {
			x.format = args[0]
			if err := oneOf("--what", x.what, lists...); err != nil {
				return err
			}
			if x.format == "ics" && x.what != "commitments" {
				return wrong("usage.export-ics", map[string]any{"what": x.what})
			}
			return t.export(c.Context(), &x)
		},
	}
	x.flags(c)
	f := c.Flags()
	f.StringVar(&x.what, "what", "commitments", "the list: commitments, people, findings or accounts")
	f.StringVarP(&x.file, "output", "o", "", "the file to write to (default: standard output)")
	f.StringVar(&x.lang, "lang", "", "en, zh-Hans or zh-Hant (default: the book's language)")
	return c
}

func (t *terminal) export(ctx context.Context, x *exportFlags) error {
	if err := oneOf("--lang", x.lang, append([]string{""}, plan.ListNamed("language").Keys()...)...); err != nil {
		return err
	}
	o, err := t.options(&x.workspace)
	if err != nil {
		return err
	}
	if x.lang != "" {
		o.Language = x.lang
		t.speak(x.lang)
	}
	if x.format == "xlsx" && x.file == "" && isTerminal(t.out) {
		return wrong("usage.export-terminal", nil)
	}
	result, err := generator.NewReader().Read(ctx, o)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := result.Site.Export(&b, x.what, x.format); err != nil {
		return err
	}
	if n := check.Count(result.OnWhole.Findings()).Error; n > 0 {
		t.tell(t.say("export.errors", map[string]any{"errors": words.Count{ID: "count.errors", N: n}}))
	}
	if x.file == "" {
		_, err = t.out.Write(b.Bytes())
		return err
	}
	return writeFile(x.file, func(w io.Writer) error {
		_, err := w.Write(b.Bytes())
		return err
	})
}

// isTerminal reports whether what is written to is a screen.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&fs.ModeCharDevice != 0
}
