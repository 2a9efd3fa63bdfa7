package method_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// TestRolesProperty lays a deal's judgements over the account's key by key, as
// they were written, and asks for each role who holds it.
func TestRolesProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := some(t, "people", func(t *rapid.T, i int) record {
			s := drawJudgement(t)
			s["id"] = "p" + string(rune('a'+(i*7)%10)) // not in order
			s.maybe(t, "name", "N"+string(rune('a'+i)), "N"+string(rune('a'+i)))
			return s
		})
		var judged []record
		if len(people) > 0 {
			judged = some(t, "judged", func(t *rapid.T, _ int) record {
				g := drawJudgement(t)
				g["who"] = rapid.SampledFrom(people).Draw(t, "who")["id"]
				return g
			})
		}
		a := acme(t, record{"stakeholders": people}, map[string]record{"deal": {"people": judged}})
		checkRoles(t, a, nil, people, nil)
		checkRoles(t, a, a.Opportunities[0], people, judged)
	})
}

// drawJudgement draws one whose role, if said, is all that is said of the part.
func drawJudgement(t *rapid.T) record {
	g := record{}
	if rapid.IntRange(0, 3).Draw(t, "says nothing") == 0 {
		return g
	}
	if g.maybe(t, "role", "owner", "approver", "advocate", "gatekeeper", nil, nil, nil); g["role"] == nil {
		g.maybe(t, "involvement", "high", "low")
		g.maybe(t, "authority", "high", "low")
	}
	g.maybe(t, "stance", "supporter", "opponent", "hidden", "unknown", nil, nil)
	g.maybe(t, "influence", 1, 3, 5)
	g.maybe(t, "judged", "2026-01-01", "2026-02-02")
	return g
}

// halves are what a role means, and what means a role.
var halves = map[string][2]string{"owner": {"high", "high"}, "approver": {"low", "high"},
	"advocate": {"high", "low"}, "gatekeeper": {"low", "low"}}

// spelled is a judgement with role, involvement and authority all written out.
func spelled(g record) record {
	full := record{}
	for key, value := range g {
		full[key] = value
	}
	for role, h := range halves {
		if g["role"] == role {
			full["involvement"], full["authority"] = h[0], h[1]
		} else if g.text("involvement") == h[0] && g.text("authority") == h[1] {
			full["role"] = role
		}
	}
	return full
}

// overlaid is what counts of a person in the deal.
func overlaid(s record, judged []record) record {
	g := spelled(s)
	for _, over := range judged {
		if over["who"] != s["id"] {
			continue
		}
		over = spelled(over)
		if over["role"] != nil || over["involvement"] != nil || over["authority"] != nil {
			for _, key := range []string{"role", "involvement", "authority"} {
				delete(g, key)
			}
		}
		for key, value := range over {
			g[key] = value
		}
	}
	return g
}

func checkRoles(t *rapid.T, a *plan.Account, o *plan.Opportunity, people, judged []record) {
	want, own := map[string][]string{}, map[string]bool{}
	var deciders, key []string
	for _, s := range people {
		g, id := overlaid(s, judged), s.text("id")
		for _, over := range judged {
			own[id] = own[id] || over["who"] == s["id"] && len(over) > 1
		}
		part := "unknown"
		switch {
		case s["name"] == nil:
			part = "chair"
		case g["role"] != nil:
			part = g.text("role")
			key = append(key, id)
		case g["involvement"] != nil || g["authority"] != nil:
			part = "half"
		}
		want[part] = append(want[part], id)
		if s["name"] != nil && g["authority"] == "high" {
			deciders = append(deciders, id)
		}
		checkJudged(t, method.Judged(a, o, a.Person(plan.Ref{Text: id})), g)
	}
	for i, p := range method.Parts(a, o) {
		if p.Who != a.People[i] || p.Judgement != method.Judged(a, o, p.Who) || p.Own != own[p.Who.ID] || p.Named() != (p.Who.Name != "") {
			t.Fatalf("found %+v for %s, own %v", p, p.Who.ID, own[p.Who.ID])
		}
	}
	r := method.RolesOf(a, o)
	for part, list := range map[string][]*plan.Stakeholder{"owner": r.Owner, "approver": r.Approver, "advocate": r.Advocate,
		"gatekeeper": r.Gatekeeper, "half": r.HalfKnown, "unknown": r.Unknown, "chair": r.Chairs} {
		same(t, part, list, slices.Sorted(slices.Values(want[part])))
		if halves[part] != [2]string{} {
			same(t, "of "+part, r.Of(plan.Role(part)), idsOf(list))
		}
	}
	same(t, "key people", r.KeyPeople(), slices.Sorted(slices.Values(key)))
	same(t, "deciders", method.Deciders(a, o), deciders)
	checkCovered(t, r, want)
}

// checkCovered asks of each role whether anybody holds it.
func checkCovered(t *rapid.T, r method.Roles, want map[string][]string) {
	missing := ""
	for _, role := range []string{"owner", "approver", "advocate", "gatekeeper"} {
		if len(want[role]) == 0 {
			missing += role + " "
		}
	}
	got := ""
	for _, role := range r.Missing() {
		got += string(role) + " "
	}
	if got != missing || r.Covered() != 4-len(strings.Fields(missing)) {
		t.Fatalf("found missing %q of %d covered, want %q", got, r.Covered(), missing)
	}
}

func checkJudged(t *rapid.T, got plan.Judgement, g record) {
	influence, _ := g["influence"].(int)
	want := plan.Judgement{Involvement: plan.Involvement(g.text("involvement")), Authority: plan.Authority(g.text("authority")),
		Role: plan.Role(g.text("role")), Stance: plan.Stance(g.text("stance")), Influence: influence, Judged: date(g.text("judged"))}
	if want.Stance == "" {
		want.Stance = plan.StanceUnknown
	}
	if got != want {
		t.Fatalf("found %+v, want %+v", got, want)
	}
}

func same(t *rapid.T, what string, got []*plan.Stakeholder, want []string) {
	if !slices.Equal(idsOf(got), want) {
		t.Fatalf("%s: found %q, want %q", what, idsOf(got), want)
	}
}

func idsOf(list []*plan.Stakeholder) []string {
	var ids []string
	for _, s := range list {
		ids = append(ids, s.ID)
	}
	return ids
}
