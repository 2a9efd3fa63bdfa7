package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/edit"
	"stratbook/generator/nearest"
	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/layouts"
)

// kinds are what new can write: each has a template in layouts/new/LANGUAGE.
var kinds = []string{"account", "opportunity", "visit", "person"}

// newFlags are what new was asked for.
type newFlags struct {
	workspace
	kind, name    string
	account, date string
}

func newCommand(t *terminal) *cobra.Command {
	var n newFlags
	c := &cobra.Command{
		Use:   "new account|opportunity|visit|person NAME",
		Short: "Write a commented file to fill in, and print its path",
		Long: "new writes a file in the book's language that explains what can stand in it, and prints its\n" +
			"path. It never writes over a file. What a new file cannot have yet is set aside in it for\n" +
			"two weeks at most, by rule. A team's own layouts/new/LANGUAGE/KIND.md is used in place of the\n" +
			"built-in one.",
		ValidArgs: kinds,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				if err := oneOf("new", args[0], kinds...); err != nil {
					return err
				}
			}
			if len(args) != 2 {
				return wrong("new.usage", map[string]any{"kinds": kinds})
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			n.kind, n.name = args[0], args[1]
			return t.newFile(c.Context(), &n)
		},
	}
	f := c.Flags()
	f.StringVar(&n.source, "source", ".", "the folder that holds content/")
	f.StringVar(&n.account, "account", "", "whose opportunity or visit, by id or name (default: the only one)")
	f.StringVar(&n.date, "date", "", "the visit's day, YYYY-MM-DD (default: today)")
	f.StringVar(&n.asOf, "as-of", "", "the day to write it on, YYYY-MM-DD (default: today in the book's time zone)")
	return c
}

// newFile writes the file that was asked for and prints its path.
func (t *terminal) newFile(ctx context.Context, n *newFlags) error {
	d, err := newDraft(n.kind, n.name)
	if err != nil {
		return err
	}
	o, err := t.options(&n.workspace)
	if err != nil {
		return err
	}
	var day plan.Date
	if n.date != "" {
		var ok bool
		if day, ok = plan.ParseDate(n.date); !ok {
			return wrong("usage.date", map[string]any{"flag": "--date", "found": n.date})
		}
	}
	reader := generator.NewReader()
	result, err := reader.Judge(ctx, o)
	if err != nil {
		return err
	}
	book := result.Whole // an account that readers may not see can still get a visit
	if day.IsZero() {
		day = book.AsOf
	}
	if err := d.place(book, day, n.account); err != nil {
		return err
	}
	text, err := d.text(o.Layouts, book)
	if err != nil {
		return err
	}
	if taken, err := d.taken(o.Content); taken != "" || err != nil {
		if err != nil {
			return err
		}
		return wrong("new.exists", map[string]any{"path": filepath.Join(n.content(), filepath.FromSlash(taken))})
	}
	if err := create(n.content(), d.path, text); err != nil {
		return err
	}
	if result, err = reader.Judge(ctx, o); err != nil {
		return err
	}
	if d.Aside = lacking(result.OnWhole.Findings(), d.path); len(d.Aside) > 0 {
		if text, err = d.text(o.Layouts, book); err != nil {
			return err
		}
		if err := rewrite(n.content(), d.path, text); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(t.out, filepath.Join(n.content(), filepath.FromSlash(d.path)))
	return err
}

// lacking are the rules that warn of what a new file does not have yet. What is
// broken is not among them.
func lacking(findings []*check.Finding, file string) []string {
	var rules []string
	for _, f := range findings {
		if f.At.Path == file && f.Severity == plan.SeverityWarning && f.SetAside == nil && f.Rule.Step != "" {
			rules = append(rules, f.Rule.ID)
		}
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

// draft is a file to be written, and what its template may say.
type draft struct {
	Name  string // as a value of YAML
	ID    string
	Owner string // the only one of ours, if there is just one
	Ours  string // one of ours, for examples: who owns the account, else the first of the team, if there is any
	Deal  string // the account's first open opportunity, for examples, if there is any

	Day, Soon, Later, Far string // dates for examples: of the file, in two weeks, in half a year, in three years

	Aside []string // the rules whose warnings the file sets aside,
	Until string   // and up to which day

	kind string
	path string // in the content folder
}

func newDraft(kind, name string) (draft, error) {
	name = edit.Line(name)
	id := plan.IDOf(name)
	if id == "" {
		return draft{}, wrong("new.nameless", map[string]any{"found": name})
	}
	return draft{kind: kind, Name: edit.YAML(name), ID: id}, nil
}

// place finds where in the book the file belongs, and what the book tells of it.
func (d *draft) place(book *plan.Book, day plan.Date, account string) error {
	for date, days := range map[*string]int{&d.Day: 0, &d.Soon: 14, &d.Later: 182, &d.Far: 3 * 364} {
		*date = later(day, days).ISO()
	}
	d.Until = d.until(book.AsOf, day).ISO()
	if len(book.Team) > 0 {
		d.Ours = book.Team[0].ID
	}
	if len(book.Team) == 1 {
		d.Owner = d.Ours
	}
	switch d.kind {
	case "account":
		d.path = "accounts/" + d.ID + "/plan.md"
	case "person":
		d.path = "people/" + d.ID + ".md"
	default:
		a, err := accountOf(book, account)
		if err != nil {
			return err
		}
		if a.OwnedBy != nil {
			d.Ours = a.OwnedBy.ID
		}
		if deals := a.OpenOpportunities(); len(deals) > 0 {
			d.Deal = deals[0].ID
		}
		folder := strings.TrimSuffix(strings.TrimSuffix(a.Path, ".md"), "/plan")
		d.path = folder + "/opportunities/" + d.ID + ".md"
		if d.kind == "visit" {
			d.path = folder + "/visits/" + d.Day + "-" + d.ID + ".md"
		}
		return nil
	}
	if account != "" {
		return wrong("new.no-account", map[string]any{"kind": d.kind})
	}
	return nil
}

// until is the day up to which the file's gaps are set aside: two weeks from
// today, but of a visit to come no longer than two days before it, so that what
// is not prepared is told in time.
func (d *draft) until(today, day plan.Date) plan.Date {
	until := later(today, 14)
	if before := later(day, -2); d.kind == "visit" && !day.Before(today) && before.Before(until) {
		until = before
	}
	if until.Before(today) {
		return today
	}
	return until
}

func later(day plan.Date, days int) plan.Date { return day.Add(plan.Length{N: days, Unit: 'd'}) }

// accountOf is the account that an opportunity or a visit belongs to.
func accountOf(book *plan.Book, account string) (*plan.Account, error) {
	var ids, all []string
	for _, a := range book.Accounts {
		ids, all = append(ids, a.ID), append(all, a.ID, a.Name)
	}
	found := book.AccountOf(plan.Ref{Text: norm.NFC.String(account)})
	switch {
	case len(ids) == 0:
		return nil, wrong("new.no-accounts", nil)
	case account == "" && len(ids) == 1:
		found = book.Accounts[0]
	case account == "" && len(ids) > 12:
		return nil, wrong("new.which-of-many", nil)
	case account == "":
		return nil, wrong("new.which", map[string]any{"ids": ids})
	case found == nil:
		if near, ok := nearest.To(account, all); ok {
			return nil, wrong("new.unknown-near", map[string]any{"found": account, "nearest": near})
		}
		return nil, wrong("new.unknown", map[string]any{"found": account})
	}
	return found, nil
}

// text fills in the template, the team's own if it has one.
func (d *draft) text(own fs.FS, book *plan.Book) (string, error) {
	name := path.Join("new", book.Settings.Language, d.kind+".md")
	text, err := ownOrBuiltIn(own, name)
	if err != nil {
		return "", err
	}
	made, err := template.New(name).Option("missingkey=error").Parse(text)
	if err != nil {
		return "", wrong("new.layout", map[string]any{"error": err.Error()})
	}
	var b strings.Builder
	if err := made.Execute(&b, d); err != nil {
		return "", wrong("new.layout", map[string]any{"error": err.Error()})
	}
	return b.String(), nil
}

// ownOrBuiltIn reads a layout of the team's or, where it has none of that name,
// the built-in one.
func ownOrBuiltIn(own fs.FS, name string) (string, error) {
	if own != nil {
		text, err := fs.ReadFile(own, name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return string(text), err
		}
	}
	text, err := fs.ReadFile(layouts.Files(), name)
	return string(text), err
}

// taken returns the file that stands where the draft belongs, if one does: also
// one whose name differs by letter case only, for on some systems they are one,
// and an account's plan in its other form.
func (d *draft) taken(content fs.FS) (string, error) {
	files, _, err := source.List(content)
	if err != nil {
		return "", err
	}
	places := []string{folded(d.path)}
	if d.kind == "account" {
		places = append(places, folded("accounts/"+d.ID+".md"))
	}
	for _, f := range files {
		for _, place := range places {
			if folded(f.Path) == place {
				return f.Path, nil
			}
		}
	}
	return "", nil
}

func folded(file string) string { return strings.ToLower(norm.NFC.String(file)) }

// create writes a new file in a folder, and leaves none behind if that fails. The
// folder is written through one door that nothing in it leads out of.
func create(folder, file, text string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	file = filepath.FromSlash(file)
	if err := root.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, root.Remove(file))
	}
	return nil
}

// rewrite writes anew a file that create has just written.
func rewrite(folder, file, text string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	return root.WriteFile(filepath.FromSlash(file), []byte(text), 0o666)
}
