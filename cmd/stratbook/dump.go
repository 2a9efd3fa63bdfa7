package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

func dumpCommand(t *terminal) *cobra.Command {
	var w workspace
	c := &cobra.Command{
		Use:       "dump documents|book|findings|schema",
		Short:     "Print a stage of the way as it is",
		ValidArgs: []string{"documents", "book", "findings", "schema"},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrong("usage.dump", nil)
			}
			return oneOf("dump", args[0], "documents", "book", "findings", "schema")
		},
		RunE: func(c *cobra.Command, args []string) error {
			if args[0] == "schema" {
				e := json.NewEncoder(t.out)
				e.SetIndent("", "  ")
				return e.Encode(plan.Schema(t.words))
			}
			o, err := t.options(&w)
			if err != nil {
				return err
			}
			if args[0] == "documents" {
				return t.dumpDocuments(o)
			}
			result, err := generator.NewReader().Read(c.Context(), o)
			if err != nil {
				return err
			}
			if args[0] == "findings" {
				return check.WriteJSON(t.out, result.Verdict.Findings(), check.Format{Words: t.words, AsOf: result.Book.AsOf})
			}
			content, err := result.Site.Render("data/book.json")
			if err != nil {
				return err
			}
			return check.EncodeInert(t.out, json.RawMessage(content))
		},
	}
	w.flags(c)
	return c
}

// dumpDocuments prints what reading made of each file, one a line.
func (t *terminal) dumpDocuments(o generator.Options) error {
	files, _, err := source.List(o.Content)
	if err != nil {
		return err
	}
	for _, f := range files {
		if !plan.IsDocument(f.Path) {
			continue
		}
		doc, err := source.Read(o.Content, f.Path)
		if err != nil {
			return err
		}
		if err := check.EncodeInert(t.out, doc); err != nil {
			return err
		}
	}
	return nil
}
