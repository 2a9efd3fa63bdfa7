package generator_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"stratbook/generator"
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// attr is an attribute of an element, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// pictures are the figures of a page by name, and by deal where they are of one.
func pictures(t *testing.T, r *generator.Result, address string) map[string]*html.Node {
	t.Helper()
	text, err := r.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*html.Node{}
	for n := range root.Descendants() {
		if name := attr(n, "data-picture"); name != "" {
			if deal := attr(n, "data-opportunity"); deal != "" {
				name += " " + deal
			}
			if n.Data != "figure" || caption(n) == "" {
				t.Errorf("%s: %s is no figure that says what it means", address, name)
			}
			found[name] = n
		}
	}
	return found
}

// caption is what a figure says first.
func caption(figure *html.Node) string {
	for n := range figure.Descendants() {
		if n.Data == "figcaption" {
			for b := range n.Descendants() {
				if b.Data == "b" {
					return strings.TrimSpace(text(b))
				}
			}
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return b.String()
}

// idsIn are the people that stand in a part of a picture, sorted.
func idsIn(n *html.Node) []string {
	found := map[string]bool{}
	for x := range n.Descendants() {
		if id := attr(x, "data-id"); id != "" {
			found[id] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func idsOf(people []*plan.Stakeholder) []string {
	var ids []string
	for _, s := range people {
		ids = append(ids, s.ID)
	}
	slices.Sort(ids)
	return ids
}

// TestDecisionRoles holds that everybody stands in the cell of their role, for
// the account and for each open deal that judges anybody itself.
func TestDecisionRoles(t *testing.T) {
	result := sample(t, nil)
	drawn := 0
	for _, a := range result.Book.Accounts {
		found := pictures(t, result, a.Address)
		for _, o := range append([]*plan.Opportunity{nil}, a.OpenOpportunities()...) {
			name := "decision-roles"
			if o != nil {
				name += " " + o.ID
			}
			figure := found[name]
			if figure == nil {
				if o != nil && len(o.Judgements) > 0 {
					t.Errorf("%s has no %s", a.ID, name)
				}
				continue
			}
			drawn++
			roles := method.RolesOf(a, o)
			cells := map[string][]string{}
			for n := range figure.Descendants() {
				if cell := attr(n, "data-cell"); cell != "" {
					cells[cell] = idsIn(n)
				}
			}
			want := map[string][]string{"owner": idsOf(roles.Owner), "approver": idsOf(roles.Approver),
				"advocate": idsOf(roles.Advocate), "gatekeeper": idsOf(roles.Gatekeeper)}
			if diff := cmp.Diff(want, cells); diff != "" {
				t.Errorf("%s, %s (-wanted +found):\n%s", a.ID, name, diff)
			}
			if all := idsOf(slices.DeleteFunc(slices.Clone(a.People), (*plan.Stakeholder).EmptyChair)); !slices.Equal(all, idsIn(figure)) {
				t.Errorf("%s, %s shows %v of %v", a.ID, name, idsIn(figure), all)
			}
		}
	}
	if drawn < 8 {
		t.Errorf("only %d pictures", drawn)
	}
}

// TestOrganisation holds that every account with people has its chart, with
// everybody in it, a title, a description and a list of the same.
func TestOrganisation(t *testing.T) {
	result := sample(t, nil)
	for _, a := range result.Book.Accounts {
		address := a.Address + "organisation/"
		if result.Site.Has(address) != (len(a.People) > 0) {
			t.Errorf("%s: %d people", address, len(a.People))
			continue
		} else if len(a.People) == 0 {
			continue
		}
		figure := pictures(t, result, address)["organisation"]
		if figure == nil {
			t.Errorf("%s has no picture", address)
			continue
		}
		if all := idsOf(a.People); !slices.Equal(all, idsIn(figure)) {
			t.Errorf("%s shows %v of %v", address, idsIn(figure), all)
		}
		says, listed := map[string]int{}, 0
		for n := range figure.Descendants() {
			says[n.Data]++
			if attr(n, "class") == "leaf" {
				listed++
			}
		}
		if says["desc"] != 1 || says["title"] <= len(a.People) || listed != len(a.People) {
			t.Errorf("%s: %d titles, %d descriptions, %d in the list", address, says["title"], says["desc"], listed)
		}
	}
}

// TestPeoplePictures holds that power and coverage show nobody whom the plan
// does not know, and that an account of which little is known has no empty
// picture.
func TestPeoplePictures(t *testing.T) {
	result := sample(t, nil)
	for _, a := range result.Book.Accounts {
		found := pictures(t, result, a.Address)
		named := idsOf(slices.DeleteFunc(slices.Clone(a.People), (*plan.Stakeholder).EmptyChair))
		for _, name := range []string{"decision-roles", "organisation", "power", "coverage"} {
			if found[name] != nil && a.ID == "pellworth-cold" {
				t.Errorf("%s has a picture of nothing: %s", a.ID, name)
			}
			if name == "decision-roles" || name == "organisation" {
				continue // see above
			}
			if figure := found[name]; figure != nil && !slices.Equal(named, idsIn(figure)) {
				t.Errorf("%s, %s shows %v of %v", a.ID, name, idsIn(figure), named)
			}
		}
	}
}

// TestLargeOrganisation holds that the chart of many people stands on its own
// page alone, and that matrices are capped and say so.
func TestLargeOrganisation(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\naccount: Large\nowner: li-na\nstakeholders:\n  - {id: p0, name: Person 0, role: owner, influence: 5, stance: neutral}\n")
	for i := 1; i < 180; i++ {
		n := func(i int) string { return string(rune('a'+i/26)) + string(rune('a'+i%26)) }
		boss := "p0"
		if i > 8 {
			boss = n(1 + (i-9)/6)
		}
		b.WriteString("  - {id: " + n(i) + ", name: Person " + n(i) + ", reports_to: " + boss + ", contact: li-na}\n")
	}
	b.WriteString("---\n")
	result := sample(t, func(o *generator.Options) {
		o.Content = fstest.MapFS{"accounts/large.md": {Data: []byte(b.String())}, "team/li-na.md": {Data: []byte("---\nname: Li Na\n---\n")}}
	})
	found := pictures(t, result, "accounts/large/")
	if found["organisation"] != nil {
		t.Error("180 people are drawn on the account's page")
	}
	if n := len(idsIn(found["coverage"])); n != 40 || !strings.Contains(text(found["coverage"]), "40 of 180") {
		t.Errorf("coverage shows %d people, and says %q", n, text(found["coverage"]))
	}
	chart := pictures(t, result, "accounts/large/organisation/")["organisation"]
	if n := len(idsIn(chart)); n < 20 || n > 120 {
		t.Errorf("the chart shows %d people", n)
	}
}
