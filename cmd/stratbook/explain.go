package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"stratbook/generator/check"
	"stratbook/generator/plan"
)

func explainCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:               "explain RULE",
		Short:             "Say what a rule means, why it matters and how to mend it",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return ruleIDs(), 0 },
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrong("usage.explain", nil)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			r := check.RuleNamed(args[0])
			if r == nil {
				return unknown("usage.no-rule", args[0], ruleIDs())
			}
			t.explain(r)
			return nil
		},
	}
}

func ruleIDs() []string {
	var ids []string
	for _, r := range check.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

func (t *terminal) explain(r *check.Rule) {
	title := t.words.T("rule." + r.ID + ".title")
	severity := plan.ListNamed("severity").Word(string(r.Severity), t.words.Lang())
	fmt.Fprintf(t.out, "%s (%s", r.ID, severity)
	if r.From != "" {
		fmt.Fprintf(t.out, ", %s", t.say("explain.from", map[string]any{"tier": plan.Listed{List: plan.ListNamed("tier"), Key: string(r.From)}}))
	}
	fmt.Fprintf(t.out, ")\n%s.\n\n%s\n\n%s\n", title, t.words.T("rule."+r.ID+".why"), t.words.T("rule."+r.ID+".mend"))
	if e, ok := check.ExampleOf(r); ok {
		fmt.Fprintf(t.out, "\n%s\n%s\n%s\n%s", t.words.T("explain.before"), e.Before, t.words.T("explain.after"), e.After)
	}
}
