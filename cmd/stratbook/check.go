package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/words"
)

func checkCommand(t *terminal) *cobra.Command {
	var w workspace
	var format, failOn, lang string
	c := &cobra.Command{
		Use:   "check",
		Short: "Tell what is broken and what is missing",
		Long:  "check reads the book, judges it and prints what it finds. It writes nothing.\nIt exits 1 if there are findings at or above --fail-on.",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf("--format", format, "text", "json"); err != nil {
				return err
			}
			if err := oneOf("--fail-on", failOn, "error", "warning", "note"); err != nil {
				return err
			}
			if err := oneOf("--lang", lang, append([]string{""}, plan.ListNamed("language").Keys()...)...); err != nil {
				return err
			}
			o, err := w.options()
			if err != nil {
				return err
			}
			o.Language = lang
			result, err := generator.NewReader().Read(c.Context(), o)
			if err != nil {
				return err
			}
			f := check.Format{Words: t.words, AsOf: result.Book.AsOf, Line: lines(o.Content), Prefix: prefix(w)}
			if lang != "" && lang != words.English {
				f.Words = result.Words
			}
			write := check.WriteText
			if format == "json" {
				write = check.WriteJSON
			}
			if err := write(t.out, result.Judged, f); err != nil {
				return err
			}
			if check.Count(result.Judged).Worse(plan.Severity(failOn)) {
				return generator.ErrFindings
			}
			return nil
		},
	}
	w.flags(c)
	f := c.Flags()
	f.StringVar(&format, "format", "text", "text or json")
	f.StringVar(&failOn, "fail-on", "error", "exit 1 from this severity on: error, warning or note")
	f.StringVar(&lang, "lang", "", "of the messages: en, zh-Hans or zh-Hant (default: en)")
	return c
}

// oneOf refuses the value of a flag that is none of a few words.
func oneOf(flag, value string, words ...string) error {
	if slices.Contains(words, value) {
		return nil
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	return wrong("usage.one-of", map[string]any{"flag": flag, "values": words, "found": value})
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrong("usage.no-arguments", map[string]any{"command": c.CommandPath(), "found": args[0]})
	}
	return nil
}

// isUnknownCommand tells cobra's one error that is wrong usage and has no type.
func isUnknownCommand(err error) bool { return strings.HasPrefix(err.Error(), "unknown command") }
