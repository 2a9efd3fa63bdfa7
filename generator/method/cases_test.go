package method_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

// describers write down one figure of an account; the first word of an
// archive's name says which.
var describers = map[string]func(w *strings.Builder, b *plan.Book, a *plan.Account){
	"tree": tree, "coverage": coverage, "issues": issues, "white": whiteSpace,
	"picture": picture, "value": valueChain, "ladder": ladder, "timeline": timeline,
}

// TestCases reads the content of each archive and compares a figure of every
// account in it with what the archive wants.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
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
			word, _, _ := strings.Cut(name, "-")
			describe := describers[word]
			if want == nil || describe == nil {
				t.Fatal("the archive wants nothing, or no figure is called", word)
			}
			var got strings.Builder
			b := read(t, content)
			for _, a := range b.Accounts {
				describe(&got, b, a)
			}
			if *update {
				want.Data = []byte(got.String())
				if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(want.Data), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func tree(w *strings.Builder, _ *plan.Book, a *plan.Account) {
	t := method.TreeOf(a)
	var node func(n *method.Node)
	node = func(n *method.Node) {
		fmt.Fprintf(w, "%s%s, level %d, met: %v\n", strings.Repeat("  ", n.Level), n.Who.ID, n.Level, n.Met)
		for _, under := range n.Under {
			node(under)
		}
	}
	for _, n := range t.Roots {
		node(n)
	}
	for _, n := range t.Loose {
		fmt.Fprintf(w, "loose: %s\n", n.Who.ID)
	}
	for _, level := range t.SkippedLevels() {
		fmt.Fprintf(w, "skipped: level %d\n", level[0].Level)
	}
}

func coverage(w *strings.Builder, _ *plan.Book, a *plan.Account) {
	c := method.CoverageOf(a)
	fmt.Fprintf(w, "columns: %s\n", memberIDs(c.Ours))
	for _, row := range c.Rows {
		fmt.Fprintf(w, "%s: %d visits, last %s by %s\n", row.Who.ID, row.Times, row.Last, memberIDs(row.LastBy))
		for _, l := range row.Links {
			fmt.Fprintf(w, "  %s: owner %v, %d visits, last %s\n", l.With.ID, l.Owner, l.Times, l.Last)
		}
	}
	fmt.Fprintf(w, "unmet: %s\n", idsOf(c.Unmet()))
}

func memberIDs(list []*plan.Member) (ids []string) {
	for _, m := range list {
		ids = append(ids, m.ID)
	}
	return ids
}

func issues(w *strings.Builder, _ *plan.Book, a *plan.Account) {
	for _, i := range method.IssuesOf(a) {
		fmt.Fprintf(w, "%s %s %q from %s to %s", i.Layer, i.ID, i.Text, issueIDs(i.From), issueIDs(i.To))
		if i.Rootless() {
			w.WriteString(", rootless")
		}
		if i.Fruitless() {
			w.WriteString(", fruitless")
		}
		w.WriteString("\n")
	}
}

func issueIDs(list []*method.Issue) (ids []string) {
	for _, i := range list {
		ids = append(ids, i.ID)
	}
	return ids
}

func whiteSpace(w *strings.Builder, b *plan.Book, a *plan.Account) {
	space := method.WhiteSpaceOf(b, a)
	for _, unit := range space.Units {
		for _, offer := range space.Offers {
			for _, s := range space.At(unit, offer) {
				fmt.Fprintf(w, "%s, %s: %s %v\n", unit, offer, s.Status, s.Value.V)
			}
		}
	}
	fmt.Fprintf(w, "rows %q, columns %q, unplaced %d\n", space.Units, space.Offers, len(space.Unplaced))
	for _, t := range space.Totals {
		fmt.Fprintf(w, "%s: %d, value %v of %d\n", t.Status, t.Slots, t.Value, t.Valued)
	}
}

func picture(w *strings.Builder, _ *plan.Book, a *plan.Account) {
	one := func(name string, p method.Picture) {
		cell := p.Cell()
		fmt.Fprintf(w, "%s: cell %q %q %q, half known %v, own %+v, decision %v, interests %v\n", name,
			cell.ID(), cell.Size, cell.Trend, cell.HalfKnown(), p.Own, p.Decision != nil, p.Interests != nil)
		for _, pull := range p.Pulls() {
			fmt.Fprintf(w, "  %s %d, %s %d\n", pull.Ends[0], len(pull.Felt[0]), pull.Ends[1], len(pull.Felt[1]))
		}
	}
	one(a.ID, method.PictureOf(a, nil))
	for _, o := range a.Opportunities {
		one(o.ID, method.PictureOf(a, o))
	}
}

func valueChain(w *strings.Builder, _ *plan.Book, a *plan.Account) {
	for _, stage := range method.ValueChainOf(a) {
		fmt.Fprintf(w, "level %d:", stage.Level)
		for _, c := range stage.Customers {
			w.WriteString(" " + c.Name)
		}
		w.WriteString("\n")
	}
}

func ladder(w *strings.Builder, _ *plan.Book, a *plan.Account) {
	l := method.LadderOf(a)
	fmt.Fprintf(w, "%s: from %d to %d of %d by %s\n", a.ID, l.Now, l.Target, len(l.Rungs), l.By)
}

func timeline(w *strings.Builder, _ *plan.Book, a *plan.Account) {
	t := method.TimelineOf(a, nil, today())
	for _, m := range t.Customer {
		if m.Commitment != nil {
			fmt.Fprintf(w, "customer: %s %s %s\n", m.On, m.State, m.Commitment.ID)
		} else {
			fmt.Fprintf(w, "customer: %s %s %s\n", m.On, m.State, m.Step.Text)
		}
	}
	for _, m := range t.Order {
		fmt.Fprintf(w, "order: %s %s %s of %s\n", m.On, m.State, m.Progress.Step, m.Deal.ID)
	}
	for _, m := range t.Ours {
		fmt.Fprintf(w, "ours: %s %s %s\n", m.On, m.State, m.Task.ID)
	}
}
