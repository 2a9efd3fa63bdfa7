package generator_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stratbook/generator"
	"stratbook/generator/plan"
)

// parts are the sections of a page by id, as text.
func parts(t *testing.T, r *generator.Result, address string) map[string]string {
	t.Helper()
	content, err := r.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for n := range look(t, address, content).root.Descendants() {
		if n.Data == "section" || n.Data == "main" {
			var words []string
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					words = append(words, strings.Fields(d.Data)...)
				}
			}
			found[attributeOf(n, "id")] = strings.Join(words, " ")
		}
	}
	return found
}

// TestVisitSheet holds that every visit to come has a sheet, and no other, and
// what stands on one.
func TestVisitSheet(t *testing.T) {
	r := sample(t, nil)
	for _, a := range r.Book.Accounts {
		for _, v := range a.Visits {
			if r.Site.Has(v.Address+"sheet/") != (v.Status == plan.VisitPlanned) {
				t.Errorf("%s is %s", v.Path, v.Status)
			}
		}
	}
	for _, test := range []struct{ visit, part, says string }{
		{"karnwald-turbo/visits/2026-12-03-workshop", "ask", "Meet her; hear what the specification must survive"},
		{"karnwald-turbo/visits/2026-12-03-workshop", "ask", "High Writes thirty days into the specification Katarina Horvat 11 Dec"},
		{"karnwald-turbo/visits/2026-12-03-workshop", "ask", "Low not written"},
		{"karnwald-turbo/visits/2026-12-03-workshop", "there", "Checking Cares for the task, for precision and logic."},
		{"karnwald-turbo/visits/2026-12-03-workshop", "there", "Let her write the part-number rules"},
		{"karnwald-turbo/visits/2026-12-03-workshop", "absent", "Gerhard Pichler His engineers have written it themselves."},
		{"karnwald-turbo/visits/2026-12-03-workshop", "absent", "Lukas Brandtner What should reach them is not written yet."},
		{"karnwald-turbo/visits/2026-12-03-workshop", "questions", "Ideas → decision chain, 12 Nov"},
		{"karnwald-turbo/visits/2026-12-03-workshop", "open", "Brings Katarina Horvat to the workshop"},
		{"karnwald-turbo/visits/2026-12-03-workshop", "open", "Dimensions for Engineering's specification"},
		{"karnwald-turbo/visits/2026-12-03-workshop", "find-out", "Who writes the weighting into the tender?"},
		{"halden-marsh/visits/2026-12-03-board", "ask", "That the saving is already in the controller's model"},
		{"kangze-medical/visits/2026-12-09-三樓", "there", "Not known yet"},
		{"kangze-medical/visits/2026-12-09-三樓", "questions", "By asking Decision chain cross-team · Leads the project not known"},
	} {
		if said := parts(t, r, "accounts/"+test.visit+"/sheet/")[test.part]; !strings.Contains(said, test.says) {
			t.Errorf("%s, %s: %q is not in %q", test.visit, test.part, test.says, said)
		}
	}
}

// TestBrief holds that the brief has what is promised first, who decides, and the
// strategy by name; and that each account's page leads there.
func TestBrief(t *testing.T) {
	r := sample(t, nil)
	for _, a := range r.Book.Accounts {
		content, err := r.Site.Render(a.Address)
		if err != nil {
			t.Fatal(err)
		}
		leads := false
		for n := range look(t, a.Address, content).root.Descendants() {
			leads = leads || n.Type == html.ElementNode && attributeOf(n, "href") == "brief/"
		}
		if !leads {
			t.Errorf("no way from %s to its brief", a.ID)
		}
	}
	said := parts(t, r, "accounts/karnwald-turbo/brief/")
	for _, test := range []struct{ part, says string }{
		{"next", "15 days late 6 Nov Birgit Aigner : Counts rotor seals in all five depots"},
		{"visits", "Next visit 3 Dec , Katarina Horvat , Jonas Weiss"},
		{"people", "Gerhard Pichler , Managing Director, Management neutral · owner"},
		{"people", "Lukas Brandtner , Chief Financial Officer of the group, Finance neutral · approver · never met"},
		{"strategy", "Eliminate and reduce weigh most, 14 of 19: reconsider."},
		{"competitors", "Tarn Fluidtec , challenger"},
	} {
		if !strings.Contains(said[test.part], test.says) {
			t.Errorf("%s: %q is not in %q", test.part, test.says, said[test.part])
		}
	}
	if said := parts(t, r, "accounts/pellworth-cold/brief/")["main"]; !strings.Contains(said, "nobody at the customer has agreed to do anything next") {
		t.Error("a brief does not say that nothing is promised:", said)
	}
}
