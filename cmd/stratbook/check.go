package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/nearest"
	"stratbook/generator/plan"
	"stratbook/generator/words"
)

// checkFlags are what check was asked for.
type checkFlags struct {
	workspace
	formats         []string
	failOn, lang    string
	baseline, write string // files
	rules, accounts []string
}

func checkCommand(t *terminal) *cobra.Command {
	var c checkFlags
	command := &cobra.Command{
		Use:   "check",
		Short: "Tell what is broken and what is missing",
		Long: "check reads the book, judges it and prints what it finds. It writes nothing but the files that\n" +
			"its flags name. It exits 1 if there are findings at or above --fail-on.",
		Args: noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			return t.check(command.Context(), &c)
		},
	}
	c.workspace.flags(command)
	f := command.Flags()
	f.StringArrayVar(&c.formats, "format", nil, "text, json, sarif, junit, github or gitlab; FORMAT=FILE writes to a file; may be given several times (default: text)")
	f.StringVar(&c.failOn, "fail-on", "error", "exit 1 from this severity on: error, warning or note")
	f.StringVar(&c.lang, "lang", "", "of the messages: en, zh-Hans or zh-Hant (default: the book's language)")
	f.StringVar(&c.baseline, "baseline", "", "report only what is new against this file")
	f.StringVar(&c.write, "write-baseline", "", "write what is found to this file, for --baseline, and exit 0")
	f.StringArrayVar(&c.rules, "rule", nil, "only this rule; may be given several times")
	f.StringArrayVar(&c.accounts, "account", nil, "only this account, by id; may be given several times")
	return command
}

// check judges the book and reports. Flags that make no sense are told before
// anything is written.
func (t *terminal) check(ctx context.Context, c *checkFlags) error {
	reports, err := c.reports()
	if err != nil {
		return err
	}
	if err := c.wrong(); err != nil {
		return err
	}
	known, err := readBaseline(c.baseline)
	if err != nil {
		return err
	}
	o, err := t.options(&c.workspace)
	if err != nil {
		return err
	}
	if c.lang != "" {
		o.Language = c.lang
		t.speak(c.lang)
	}
	result, err := generator.NewReader().Judge(ctx, o)
	if err != nil {
		return err
	}
	if err := c.unknownAccount(result.Whole); err != nil {
		return err
	}
	f := check.Format{Words: t.words, AsOf: result.Book.AsOf, Line: lines(o.Content), Prefix: prefix(c.workspace), Root: fromRepository(c.workspace),
		Version: version(), FailOn: plan.Severity(c.failOn), Accounts: c.judged(result.Whole)}
	if t.words.Lang() != words.English {
		f.Words = result.Words // with the team's own, where it has any
	}
	if c.follows(reports) {
		f.Fingerprints = check.Fingerprints(result.OnWhole.Findings())
	}
	sifted := check.Sift(c.only(result.OnWhole.Findings()), f.Fingerprints, known)
	f.Known, f.Gone = sifted.Known, slices.DeleteFunc(sifted.Gone, func(k check.Known) bool { return !c.covers(k.Rule, k.Path) })
	if err := t.report(reports, sifted.New, f); err != nil {
		return err
	}
	if c.write != "" {
		return t.writeBaseline(c.write, c.only(result.OnWhole.Findings()), f)
	}
	if check.Count(sifted.New).Worse(f.FailOn) {
		return generator.ErrFindings
	}
	return nil
}

// wrong refuses flags with a value that they cannot have in any book.
func (c *checkFlags) wrong() error {
	if err := oneOf("--fail-on", c.failOn, "error", "warning", "note"); err != nil {
		return err
	}
	if err := oneOf("--lang", c.lang, append([]string{""}, plan.ListNamed("language").Keys()...)...); err != nil {
		return err
	}
	for _, id := range c.rules {
		if check.RuleNamed(id) == nil {
			return unknown("usage.no-rule", id, ruleIDs())
		}
	}
	return nil
}

// unknownAccount refuses the name of an account that the book does not have.
func (c *checkFlags) unknownAccount(book *plan.Book) error {
	for _, id := range c.accounts {
		if book.Account(id) == nil {
			return unknown("usage.no-account", id, accountIDs(book))
		}
	}
	return nil
}

func accountIDs(book *plan.Book) []string {
	ids := make([]string, len(book.Accounts))
	for i, a := range book.Accounts {
		ids[i] = a.ID
	}
	return ids
}

// judged are the accounts that are reported on.
func (c *checkFlags) judged(book *plan.Book) []string {
	if len(c.accounts) > 0 {
		return c.accounts
	}
	return accountIDs(book)
}

// covers reports whether a finding of a rule in a file was asked for.
func (c *checkFlags) covers(rule, path string) bool {
	return (len(c.rules) == 0 || slices.Contains(c.rules, rule)) &&
		(len(c.accounts) == 0 || slices.Contains(c.accounts, check.AccountOf(path)))
}

// only are the findings that were asked for.
func (c *checkFlags) only(findings []*check.Finding) []*check.Finding {
	var list []*check.Finding
	for _, f := range findings {
		if c.covers(f.Rule.ID, f.At.Path) {
			list = append(list, f)
		}
	}
	return list
}

// unknown refuses a name that is none of those that there are, and names the
// nearest. The sentence for that has "-near" behind its id.
func unknown(id, found string, names []string) error {
	if near, ok := nearest.To(found, names); ok {
		return wrong(id+"-near", map[string]any{"found": found, "nearest": near})
	}
	return wrong(id, map[string]any{"found": found})
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
