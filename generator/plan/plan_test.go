package plan_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

var update = flag.Bool("update", false, "rewrite what the cases expect")

// TestCases reads the content of each archive in testdata and compares what the
// book holds, and what was wrong, with what the archive wants. A line
// "audience: NAME" in an archive's comment reads it as that audience may.
func TestCases(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			content, want := fstest.MapFS{}, (*txtar.File)(nil)
			for i, f := range archive.Files {
				if f.Name == "want" {
					want = &archive.Files[i]
				} else {
					content[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			if want == nil {
				t.Fatal("the archive wants nothing")
			}
			got := describe(read(t, content, string(archive.Comment)))
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func read(t *testing.T, content fstest.MapFS, comment string) *plan.Book {
	t.Helper()
	var settings plan.Settings
	var problems []source.Problem
	if file := content["book.yaml"]; file != nil {
		doc := source.Parse("book.yaml", file.Data)
		settings, problems = plan.ReadSettings(&doc)
	} else {
		settings, problems = plan.ReadSettings(nil)
	}
	audience := settings.Author()
	if _, name, ok := strings.Cut(comment, "audience: "); ok {
		name, _, _ = strings.Cut(name, "\n")
		if audience, ok = settings.Audience(name); !ok {
			t.Fatal("no audience", name)
		}
	}
	var files []*plan.File
	for path, file := range content {
		if !plan.IsDocument(path) {
			files = append(files, plan.Attachment(path, ""))
			continue
		}
		f, _ := plan.Decode(source.Parse(path, file.Data), audience)
		files = append(files, f)
	}
	day, _ := plan.ParseDate("2026-11-21")
	return plan.Assemble(files, plan.Options{Settings: settings, Audience: audience, AsOf: day, Problems: problems})
}

// describe writes down a book: its problems, then what its accounts hold.
func describe(b *plan.Book) string {
	var out strings.Builder
	for _, p := range b.Problems {
		s := p.At.Span
		fmt.Fprintf(&out, "%s:%d:%d-%d:%d %s", p.At.Path, s.Line, s.Col, s.EndLine, s.EndCol, strings.Trim(p.Rule+"."+p.Says, "."))
		for _, name := range slices.Sorted(maps.Keys(p.Args)) {
			fmt.Fprintf(&out, " %s=%v", name, p.Args[name])
		}
		for _, r := range p.Related {
			fmt.Fprintf(&out, " (%s:%d:%d)", r.Path, r.Span.Line, r.Span.Col)
		}
		out.WriteByte('\n')
	}
	for _, a := range b.Accounts {
		fmt.Fprintf(&out, "account %s\n", a.ID)
		said(&out, "  ", a)
		for _, s := range a.People {
			fmt.Fprintf(&out, "  person %s at %q\n", s.ID, s.Address)
		}
		for _, o := range a.Opportunities {
			fmt.Fprintf(&out, "  opportunity %s\n", o.ID)
			said(&out, "    ", o)
		}
		for _, v := range a.Visits {
			fmt.Fprintf(&out, "  visit %s on %s\n", v.ID, v.Date)
			said(&out, "    ", v)
		}
		for _, c := range a.AllCommitments {
			deal := ""
			if c.Origin.Opportunity != nil {
				deal = " for " + c.Origin.Opportunity.ID
			}
			fmt.Fprintf(&out, "  commitment %s from %s%s\n", c.ID, c.Origin.InFile, deal)
		}
	}
	for _, p := range b.AllPages {
		for i, link := range p.Body.Links {
			target := p.Targets[i]
			fmt.Fprintf(&out, "link %s -> %q %q %q\n", link.Target, target.Thing.Address, target.Fragment, target.Attachment)
		}
		for _, target := range p.Targets[len(p.Body.Links):] {
			fmt.Fprintf(&out, "mention in %s -> %q\n", p.Path, target.Thing.Address)
		}
	}
	for _, p := range b.People {
		fmt.Fprintf(&out, "shared %s\n", p.ID)
	}
	for _, m := range b.Team {
		fmt.Fprintf(&out, "member %s\n", m.ID)
	}
	for _, p := range slices.Concat(b.Pages, b.Method) {
		fmt.Fprintf(&out, "page %s %q\n", p.Address, p.Title)
	}
	return out.String()
}

// said writes down what a record says, key by key.
func said(out *strings.Builder, indent string, record any) {
	for _, f := range plan.FilledOf(record) {
		fmt.Fprintf(out, "%s%s:", indent, f.Key)
		for _, v := range f.Values {
			switch v := v.(type) {
			case plan.Ref:
				fmt.Fprintf(out, " →%s", v.Text)
			case plan.Number:
				fmt.Fprintf(out, " %v", v.V)
			case string, plan.Date, plan.Length, int, bool, plan.Pair:
				fmt.Fprintf(out, " %v", v)
			default:
				out.WriteByte('\n')
				said(out, indent+"  - ", v)
			}
		}
		fmt.Fprintln(out)
	}
}
