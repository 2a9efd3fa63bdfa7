package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/words"
)

func explainCommand(t *terminal) *cobra.Command {
	var w workspace
	var lang string
	c := &cobra.Command{
		Use:               "explain RULE",
		Short:             "Say what a rule means, why it matters and how to mend it",
		Long:              "explain says what a rule means, why it matters and how to mend it. It needs no book; where\nthere is one it speaks that book's language.",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return ruleIDs(), 0 },
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrong("usage.explain", nil)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("--lang", lang, append([]string{""}, plan.ListNamed("language").Keys()...)...); err != nil {
				return err
			}
			if lang != "" {
				t.speak(lang)
			} else {
				t.options(&w) // what cannot be read keeps nobody from the explanation
			}
			r := check.RuleNamed(args[0])
			if r == nil {
				return unknown("usage.no-rule", args[0], ruleIDs())
			}
			t.explain(r)
			return nil
		},
	}
	c.Flags().StringVar(&w.source, "source", ".", "the folder that holds content/, if there is one")
	c.Flags().StringVar(&lang, "lang", "", "en, zh-Hans or zh-Hant (default: the book's language, else en)")
	return c
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
	opens, comma, closes := " (", ", ", ")"
	if t.words.Lang() != words.English {
		opens, comma, closes = "（", "，", "）"
	}
	fmt.Fprint(t.out, r.ID, opens, severity)
	if r.From != "" {
		fmt.Fprint(t.out, comma, t.say("explain.from", map[string]any{"tier": plan.Listed{List: plan.ListNamed("tier"), Key: string(r.From)}}))
	}
	fmt.Fprintf(t.out, "%s\n%s\n\n%s\n\n%s\n", closes, title, t.words.T("rule."+r.ID+".why"), t.words.T("rule."+r.ID+".mend"))
	if e, ok := check.ExampleOf(r); ok {
		fmt.Fprintf(t.out, "\n%s\n%s\n%s\n%s", t.words.T("explain.before"), e.Before, t.words.T("explain.after"), e.After)
	}
}
