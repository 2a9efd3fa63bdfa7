package main

import (
	"github.com/spf13/cobra"
)

// root is the command itself: everything it does, it does by a command of its own.
func root(t *terminal) *cobra.Command {
	c := &cobra.Command{
		Use:           "stratbook",
		Short:         "Account plans in Markdown, compiled into a site",
		Long:          "stratbook compiles a folder of account plans into a site that a sales team browses,\nserves it while an author types, and checks it for what is broken and what is missing.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return usageError{c.Help()}
		},
	}
	c.SetOut(t.out)
	c.SetErr(t.err)
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usageError{err} })
	c.AddCommand(buildCommand(t), serveCommand(t), checkCommand(t), explainCommand(t), dumpCommand(t), versionCommand(t))
	c.AddCommand(newCommand(t), initCommand(t), exportCommand(t), importCommand(t), verifyCommand(t), publishCommand(t))
	return c
}
