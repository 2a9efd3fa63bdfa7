package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/contacts"
	"stratbook/generator/edit"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// importFlags are what import was asked for.
type importFlags struct {
	workspace
	file    string
	account string
	columns []string
	write   bool
	dry     bool
}

func importCommand(t *terminal) *cobra.Command {
	var x importFlags
	c := &cobra.Command{
		Use:   "import contacts FILE",
		Short: "Bring people from a CRM or an address book into an account's plan",
		Long: "import reads people from CSV or vCards and says what each would be in the plan: new (+), to be\n" +
			"filled in (~), there already (=), or in doubt (?). With --write it writes what is new and what\n" +
			"was empty. What an author wrote is never written over: where the two differ the plan's word stands.\n" +
			"The columns of Salesforce, HubSpot, Outlook and Google, and Chinese ones, are known.",
		ValidArgs: []string{"contacts"},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				if err := oneOf("import", args[0], "contacts"); err != nil {
					return err
				}
			}
			if len(args) != 2 {
				return wrong("import.usage", nil)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if x.file = args[1]; x.write && x.dry {
				return wrong("import.both", nil)
			}
			return t.importContacts(c.Context(), &x)
		},
	}
	f := c.Flags()
	f.StringVar(&x.source, "source", ".", "the folder that holds content/")
	f.StringVar(&x.asOf, "as-of", "", "the day to judge by, YYYY-MM-DD (default: today in the book's time zone)")
	f.StringVar(&x.account, "account", "", "whose people they are, by id or name (default: the only one)")
	f.StringArrayVar(&x.columns, "map", nil, "what a column holds, as COLUMN=KEY; keys: "+strings.Join(contacts.Keys(), ", "))
	f.BoolVar(&x.dry, "dry-run", false, "only say what would be done (the default)")
	f.BoolVar(&x.write, "write", false, "write it")
	return c
}

// importContacts says what each contact would be, and does it if it was asked to.
func (t *terminal) importContacts(ctx context.Context, x *importFlags) error {
	o, err := t.options(&x.workspace)
	if err != nil {
		return err
	}
	list, err := x.read()
	if err != nil {
		return err
	}
	before, err := generator.NewReader().Read(ctx, o)
	if err != nil {
		return err
	}
	account, err := accountOf(before.Whole, x.account)
	if err != nil {
		return err
	}
	changes, err := contacts.Compare(before.Whole, account, list.People)
	if err != nil {
		return x.placed(err)
	}
	e := &edits{content: o.Content, was: map[string][]byte{}, now: map[string][]byte{}, refused: map[int]bool{}}
	if err := e.make(account, changes); err != nil {
		return t.unmade(x.workspace, err)
	}
	t.listChanges(list, changes, e)
	if len(e.now) == 0 {
		return nil
	}
	o.Content = overlaid{o.Content, e.now}
	after, err := generator.NewReader().Read(ctx, o)
	if err != nil {
		return err
	}
	if worse := newErrors(before.OnWhole.Findings(), after.OnWhole.Findings()); len(worse) > 0 {
		t.fail(t.say("import.worse", nil))
		return errors.Join(check.WriteText(t.err, worse, check.Format{Words: t.words, AsOf: after.Book.AsOf, Line: lines(o.Content), Prefix: prefix(x.workspace)}), generator.ErrFindings)
	}
	if !x.write {
		t.tell(t.say("import.dry", nil))
		return nil
	}
	return t.writeEdits(x, e)
}

// read reads the file of contacts.
func (x *importFlags) read() (contacts.List, error) {
	columns := map[string]string{}
	for _, told := range x.columns {
		i := strings.LastIndexByte(told, '=')
		if i <= 0 {
			return contacts.List{}, wrong("import.map", map[string]any{"found": told})
		}
		columns[told[:i]] = told[i+1:]
	}
	if info, err := os.Stat(x.file); err == nil && !info.Mode().IsRegular() {
		return contacts.List{}, wrong("usage.not-file", map[string]any{"path": x.file}) // a pipe might never end
	}
	data, err := os.ReadFile(x.file)
	if err != nil {
		return contacts.List{}, wrong("import.unreadable", map[string]any{"error": err.Error()})
	}
	list, err := contacts.Read(data, columns)
	return list, x.placed(err)
}

// placed is an error of the file of contacts with its place.
func (x *importFlags) placed(err error) error {
	var e contacts.Error
	if !errors.As(err, &e) {
		return err
	}
	at := ""
	if e.Line > 0 {
		at = fmt.Sprintf("%s:%d:%d: ", x.file, e.Line, e.Col)
	}
	return usageError{said{e.ID, e.Args, at}}
}

// edits are the files of the content that an import changes.
type edits struct {
	content fs.FS
	was     map[string][]byte // by path
	now     map[string][]byte
	refused map[int]bool // changes that have no place in their file
}

// make puts what is new and what is filled in into the files' texts. Of somebody
// for whom there is no place in one of them nothing is put into any.
func (e *edits) make(a *plan.Account, changes []contacts.Change) error {
	var records [][]edit.Field
	var begun []int
	for i, c := range changes {
		if c.Kind != contacts.New && c.Kind != contacts.Fill {
			continue
		}
		inFile, err := e.fillFile(c)
		if err == nil && c.Kind == contacts.Fill && len(c.InPlan) > 0 {
			err = e.change(a.Path, func(text []byte) ([]byte, error) {
				return edit.File{Path: a.Path, Text: text}.Fill(recordOf(a.Path, e.was[a.Path], c.Who), c.InPlan)
			})
		}
		switch {
		case errors.Is(err, edit.ErrNoPlace):
			e.refused[i] = true
			continue
		case err != nil:
			return err
		case c.Kind == contacts.New:
			records, begun = append(records, c.InPlan), append(begun, i)
		}
		if inFile != nil {
			e.now[c.File.Path] = inFile
		}
	}
	if len(records) == 0 {
		return nil
	}
	err := e.change(a.Path, func(text []byte) ([]byte, error) {
		return edit.File{Path: a.Path, Text: text}.Append(edit.List{Key: "stakeholders", Order: plan.KeysOf(a)}, records)
	})
	if errors.Is(err, edit.ErrNoPlace) {
		for _, i := range begun {
			e.refused[i] = true
		}
		return nil
	}
	return err
}

// fillFile returns the text of somebody's file in people/ with what is filled in;
// nil if nothing is.
func (e *edits) fillFile(c contacts.Change) ([]byte, error) {
	if len(c.InFile) == 0 {
		return nil, nil
	}
	text, err := e.text(c.File.Path)
	if err != nil {
		return nil, err
	}
	text, err = edit.File{Path: c.File.Path, Text: text}.Fill(edit.Record{}, c.InFile)
	return text, inPath(c.File.Path, err)
}

// change makes another text of a file's.
func (e *edits) change(path string, make func(text []byte) ([]byte, error)) error {
	text, err := e.text(path)
	if err != nil {
		return err
	}
	if text, err = make(text); err == nil {
		e.now[path] = text
	}
	return inPath(path, err)
}

func inPath(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", path, err)
}

// recordOf finds somebody's record in a plan as it was read.
func recordOf(path string, text []byte, who *plan.Stakeholder) edit.Record {
	list := source.Parse(path, text).Front.Get("stakeholders")
	r := edit.Record{List: "stakeholders"}
	if list != nil && list.Kind == source.Sequence {
		r.Index = slices.IndexFunc(list.Items, func(n *source.Node) bool { return n.Span == who.At.Span })
	}
	return r
}

// text is a file's as it has become so far.
func (e *edits) text(path string) ([]byte, error) {
	if text, changed := e.now[path]; changed {
		return text, nil
	}
	text, err := fs.ReadFile(e.content, path)
	e.was[path] = text
	return text, err
}

// newErrors are the errors that a book did not have before.
func newErrors(before, after []*check.Finding) []*check.Finding {
	key := func(f *check.Finding) string { return fmt.Sprint(f.Rule.ID, f.At.Path, f.Says, f.Args) }
	known := map[string]bool{}
	for _, f := range before {
		known[key(f)] = true
	}
	return slices.DeleteFunc(slices.Clone(after), func(f *check.Finding) bool {
		return f.Severity != plan.SeverityError || known[key(f)]
	})
}
