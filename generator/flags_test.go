package generator_test

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/check"
	"stratbook/generator/plan"
)

// rendered is a page as a browser parses it.
func rendered(t testing.TB, r *generator.Result, address string) *html.Node {
	t.Helper()
	text, err := r.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// all are the elements of a page that a test holds for.
func all(root *html.Node, is func(*html.Node) bool) (list []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && is(n) {
			list = append(list, n)
		}
	}
	return list
}

func classed(class string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(strings.Fields(attributeOf(n, "class")), class) }
}

// TestFlags holds that the page of all findings has each of them, that its
// counts are those of the list, and that what is set aside says so and why.
func TestFlags(t *testing.T) {
	r := sample(t, nil)
	root := rendered(t, r, "flags/")
	flags := all(root, classed("flag"))
	if len(flags) != len(r.Verdict.Findings()) {
		t.Errorf("%d flags for %d findings", len(flags), len(r.Verdict.Findings()))
	}
	for _, link := range all(root, func(n *html.Node) bool { return attributeOf(n, "data-key") != "" }) {
		group, key := attributeOf(ancestor(link, "data-group"), "data-group"), attributeOf(link, "data-key")
		n := 0
		for _, f := range flags {
			aside := classed("aside")(f)
			value := cmp.Or(attributeOf(f, "data-"+group), "-")
			if group == "severity" && aside {
				value = "aside"
			}
			if value == key && (!aside || group == "severity") {
				n++
			}
		}
		if got := textOf(all(link, classed("n"))[0]); got != strconv.Itoa(n) || n == 0 {
			t.Errorf("%s %s counts %s, and the list has %d", group, key, got, n)
		}
	}
	aside := 0
	for _, f := range r.Verdict.Findings() {
		if f.SetAside == nil {
			continue
		}
		aside++
		if !slices.ContainsFunc(flags, func(n *html.Node) bool {
			return classed("aside")(n) && attributeOf(n, "data-rule") == f.Rule.ID && strings.Contains(textOf(n), "Set aside") && strings.Contains(textOf(n), f.SetAside.Reason)
		}) {
			t.Errorf("no flag says that %s at %s is set aside", f.Rule.ID, f.At.Path)
		}
	}
	if aside == 0 {
		t.Error("nothing is set aside in the sample")
	}
}

// ancestor is the nearest element around another that has an attribute.
func ancestor(n *html.Node, key string) *html.Node {
	for n = n.Parent; n != nil && attributeOf(n, key) == ""; n = n.Parent {
	}
	return n
}

// TestManyFlags holds that more findings than one page can list are counted
// there, and stand on the rules' pages, in numbered parts, each once.
func TestManyFlags(t *testing.T) {
	r := sample(t, func(o *generator.Options) { o.Content = bookgen.New(1, 80) })
	root := rendered(t, r, "flags/")
	if n := len(all(root, classed("flag"))); n > 0 {
		t.Errorf("the page of %d findings lists %d", len(r.Verdict.Findings()), n)
	}
	listed, of := 0, map[string]int{}
	for _, f := range r.Verdict.Findings() {
		of[f.Rule.ID]++
	}
	for rule := range of {
		address := "flags/" + rule + "/"
		for part := 2; r.Site.Has(address); part++ {
			listed += len(all(rendered(t, r, address), func(n *html.Node) bool { return classed("flag")(n) && attributeOf(n, "data-rule") == rule }))
			address = fmt.Sprintf("flags/%s/part.%d/", rule, part)
		}
	}
	if listed != len(r.Verdict.Findings()) {
		t.Errorf("the rules' pages list %d of %d findings", listed, len(r.Verdict.Findings()))
	}
	if of["person-twice"] <= 500 {
		t.Errorf("the book flags no rule more than 500 times: %v", of)
	}
}

// TestHeat holds the picture of the portfolio to what data/book.json says: a row
// for each account, those that need most first, a figure where there is one, and
// the move that would help most.
func TestHeat(t *testing.T) {
	r := sample(t, nil)
	heat := pictures(t, r, "")["heat"]
	if heat == nil {
		t.Fatal("the portfolio has no heat map")
	}
	var need []int
	for _, row := range all(heat, func(n *html.Node) bool { return attributeOf(n, "data-id") != "" }) {
		id := attributeOf(row, "data-id")
		var found []*check.Finding
		for _, f := range r.Verdict.Findings() {
			if f.About.Account == id && f.SetAside == nil {
				found = append(found, f)
			}
		}
		c := check.Count(found)
		need = append(need, 100*c.Error+10*c.Warning+c.Note)
		fields := all(row, func(n *html.Node) bool { return attributeOf(n, "data-cell") != "" })
		for i, done := range r.Verdict.Completeness(r.Book.Account(id)) {
			want, got := "", textOf(fields[i])
			if done.Known {
				want = fmt.Sprintf("%.0f%%", 100*done.Figure())
			}
			if !strings.HasSuffix(got, want) || want == "" && got != "" || attributeOf(fields[i], "data-cell") != string(done.Step) {
				t.Errorf("%s, %s: %q, want %q", id, done.Step, got, want)
			}
		}
		var moves []string
		for _, n := range all(row, func(n *html.Node) bool { return attributeOf(n, "data-rule") != "" }) {
			moves = append(moves, attributeOf(n, "data-rule"))
		}
		if want := helpMost(found); !slices.Equal(moves, want[:min(1, len(want))]) {
			t.Errorf("%s: the move is %v, the first of %v is wanted", id, moves, want)
		}
	}
	if len(need) != len(r.Book.Accounts) || !slices.IsSortedFunc(need, func(x, y int) int { return y - x }) {
		t.Errorf("the accounts do not stand by need: %v", need)
	}
}

// helpMost are the rules of the three findings that would help most: warnings
// before notes, in the order of the rules.
func helpMost(found []*check.Finding) []string {
	var rules []string
	for _, severity := range []plan.Severity{plan.SeverityError, plan.SeverityWarning, plan.SeverityNote} {
		for _, r := range check.Rules() {
			for _, f := range found {
				if f.Rule == r && f.Severity == severity && len(rules) < 3 {
					rules = append(rules, r.ID)
				}
			}
		}
	}
	return rules
}

// TestCompletenessMadeUp holds that an account's page says how each figure is
// made up: every rule that counts is named, and those that do not hold say what
// they get.
func TestCompletenessMadeUp(t *testing.T) {
	r := sample(t, nil)
	for _, a := range r.Book.Accounts {
		root := rendered(t, r, a.Address)
		strip := all(root, func(n *html.Node) bool { return attributeOf(n, "id") == "completeness" })
		if len(strip) != 1 {
			t.Fatalf("%s: no completeness", a.ID)
		}
		said := textOf(strip[0])
		rows := map[string]string{}
		for _, row := range all(strip[0], func(n *html.Node) bool { return n.Data == "tr" }) {
			if cells := all(row, func(n *html.Node) bool { return n.Data == "td" }); len(cells) == 3 {
				rows[textOf(cells[0])] = textOf(cells[1]) + ", " + textOf(cells[2])
			}
		}
		for _, c := range r.Verdict.Completeness(a) {
			if !c.Known {
				continue
			}
			if figure := fmt.Sprintf("%.0f%%", 100*c.Figure()); !strings.Contains(said, figure) {
				t.Errorf("%s, %s: nothing says %s", a.ID, c.Step, figure)
			}
			for _, s := range c.Rules {
				title := r.Words.T("rule." + s.Rule.ID + ".title")
				want := fmt.Sprintf("%d of %d, %v of %v", s.Held, s.Of, math.Round(100*s.Points())/100, s.Weight())
				if s.Held < s.Of && rows[title] != want || !strings.Contains(said, title) {
					t.Errorf("%s, %s, %s: %q, want %q", a.ID, c.Step, s.Rule.ID, rows[title], want)
				}
			}
		}
	}
}

// TestNextMoves holds that an account's page begins its flags with what would
// help most, beside what it says louder.
func TestNextMoves(t *testing.T) {
	r := sample(t, nil)
	for _, a := range r.Book.Accounts {
		var found []*check.Finding
		for _, f := range r.Verdict.Findings() {
			if f.About.Account == a.ID && f.SetAside == nil && f.Rule.ID != "commitment-missing" && f.Rule.ID != "commitment-overdue" {
				found = append(found, f)
			}
		}
		block := all(rendered(t, r, a.Address), func(n *html.Node) bool { return attributeOf(n, "id") == "flags" })
		if len(block) == 0 {
			if len(found) > 0 {
				t.Errorf("%s: no flags", a.ID)
			}
			continue
		}
		var shown []string
		for _, n := range all(block[0], classed("flag")) {
			if ancestor(n, "class").Data != "details" && len(shown) < 3 {
				shown = append(shown, attributeOf(n, "data-rule"))
			}
		}
		if want := helpMost(found); !slices.Equal(shown, want) {
			t.Errorf("%s: begins with %v, want %v", a.ID, shown, want)
		}
	}
}
