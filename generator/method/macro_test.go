package method_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// TestMacroCases weighs quadrants, given in the order leverage, maximise,
// reduce, eliminate.
func TestMacroCases(t *testing.T) {
	for _, c := range []struct {
		name    string
		weights [4]int
		want    string
	}{
		{"advance fast", [4]int{5, 4, 1, 2}, "advance-fast"},
		{"advance fast, the other way about", [4]int{4, 5, 2, 1}, "advance-fast"},
		{"reconsider", [4]int{1, 2, 4, 5}, "reconsider"},
		{"venture", [4]int{5, 1, 4, 2}, "venture"},
		{"persevere", [4]int{1, 4, 2, 5}, "persevere"},
		{"advance carefully", [4]int{4, 1, 2, 5}, "advance-carefully"},
		{"use skill", [4]int{1, 4, 5, 2}, "use-skill"},
		{"a tie of two for first place is one pair", [4]int{5, 5, 4, 4}, "advance-fast"},
		{"of two for second place", [4]int{5, 3, 3, 1}, "advance-fast venture"},
		{"of three for second place", [4]int{2, 2, 5, 2}, "reconsider venture use-skill"},
		{"of three for first place", [4]int{4, 4, 1, 4}, "advance-fast persevere advance-carefully"},
		{"of all four", [4]int{3, 3, 3, 3}, "advance-fast reconsider venture persevere advance-carefully use-skill"},
		{"two quadrants", [4]int{0, 0, 1, 5}, "reconsider"},
		{"two that tie", [4]int{0, 2, 2, 0}, "use-skill"},
		{"three, and two of them tie for second place", [4]int{0, 1, 1, 2}, "reconsider persevere"},
		{"one quadrant", [4]int{0, 0, 0, 5}, ""},
		{"none", [4]int{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var d plan.Deal
			for i, w := range c.weights {
				sign := []plan.Sign{plan.SignPositive, plan.SignPositive, plan.SignNegative, plan.SignNegative}[i]
				control := []plan.Control{plan.ControlLow, plan.ControlHigh, plan.ControlLow, plan.ControlHigh}[i]
				for range w {
					d.Factors = append(d.Factors, plan.Factor{Sign: sign, Control: control, Weight: 1})
				}
			}
			m := method.MacroOf(&d)
			if got := keys(m.Candidates); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
			if m.Tied() != strings.Contains(c.want, " ") {
				t.Error("a tie is several candidates")
			}
		})
	}
}

func keys(list []plan.Macro) string {
	words := make([]string, len(list))
	for i, m := range list {
		words[i] = string(m)
	}
	return strings.Join(words, " ")
}

// quadrants are the four in an order of the test's own, and pairs what two of
// them are called, in the order of the method's table.
var quadrants = []string{"leverage", "maximise", "reduce", "eliminate"}

var pairs = [][3]string{
	{"leverage", "maximise", "advance-fast"}, {"reduce", "eliminate", "reconsider"}, {"leverage", "reduce", "venture"},
	{"eliminate", "maximise", "persevere"}, {"eliminate", "leverage", "advance-carefully"}, {"reduce", "maximise", "use-skill"},
}

// TestMacroProperty lays out the filled quadrants in every order in which none
// is lighter than the next, and calls each the strategy of its first two.
func TestMacroProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := map[string][]record{"": drawFactors(t), "one": drawFactors(t), "two": drawFactors(t)}
		account := record{"factors": records[""]}
		account.maybe(t, "strategy", "venture", record{"macro": "persevere", "reason": "a hunch"})
		a := acme(t, account, map[string]record{"one": {"factors": records["one"]},
			"two": {"factors": records["two"], "strategy": "use-skill"}})
		deals := map[string]*plan.Deal{"": &a.Deal, "one": &a.Opportunities[0].Deal, "two": &a.Opportunities[1].Deal}
		for id, d := range deals {
			weight, texts := slowQuadrants(records[id])
			checkQuadrants(t, method.QuadrantsOf(d), weight, texts)
			m := method.MacroOf(d)
			if got, want := keys(m.Candidates), slowMacro(weight); got != want {
				t.Fatalf("%v: found %q, want %q", weight, got, want)
			}
			stated := map[string]string{"": account.text("strategy"), "two": "use-skill"}[id]
			if r, ok := account["strategy"].(record); ok && id == "" {
				stated = r.text("macro")
			}
			against := stated != "" && len(m.Candidates) > 0 && !slices.Contains(strings.Fields(slowMacro(weight)), stated)
			if string(m.Stated) != stated || m.Against() != against || (m.Reason != "") != (stated == "persevere") {
				t.Fatalf("%+v: stated %q, against %v", m, stated, against)
			}
		}
	})
}

func drawFactors(t *rapid.T) []record {
	return some(t, "factors", func(t *rapid.T, i int) record {
		f := record{"text": string(rune('a' + i))}
		f.maybe(t, "sign", "positive", "negative", "positive", "negative")
		f.maybe(t, "control", "high", "low", "high", "low")
		f.maybe(t, "weight", 1, 2, 3, 5)
		return f
	})
}

// slowQuadrants sums up what was written, one quadrant after the other; what
// has no place is under "".
func slowQuadrants(factors []record) (weight map[string]int, texts map[string][]string) {
	weight, texts = map[string]int{}, map[string][]string{}
	of := map[[2]string]string{{"positive", "low"}: "leverage", {"positive", "high"}: "maximise",
		{"negative", "low"}: "reduce", {"negative", "high"}: "eliminate"}
	for _, q := range append([]string{""}, quadrants...) {
		for _, f := range factors {
			if of[[2]string{f.text("sign"), f.text("control")}] != q {
				continue
			}
			texts[q] = append(texts[q], f.text("text"))
			if w, said := f["weight"]; said {
				weight[q] += w.(int)
			} else {
				weight[q]++
			}
		}
	}
	return weight, texts
}

func checkQuadrants(t *rapid.T, got method.Quadrants, weight map[string]int, texts map[string][]string) {
	filled := 0
	for _, name := range quadrants {
		q := got.Of(plan.Quadrant(name))
		if q.Weight != weight[name] || !slices.Equal(q.Texts(), texts[name]) {
			t.Fatalf("%s: found %d of %q, want %d of %q", name, q.Weight, q.Texts(), weight[name], texts[name])
		}
		if len(texts[name]) > 0 {
			filled++
		}
	}
	if got.Filled() != filled {
		t.Fatalf("found %d quadrants filled, want %d", got.Filled(), filled)
	}
	var unplaced []string
	for _, f := range got.Unplaced {
		unplaced = append(unplaced, f.Text)
	}
	if diff := cmp.Diff(texts[""], unplaced); diff != "" {
		t.Fatal("unplaced: " + diff)
	}
}

func slowMacro(weight map[string]int) string {
	var filled []string
	for _, q := range quadrants {
		if weight[q] > 0 {
			filled = append(filled, q)
		}
	}
	named := map[string]bool{}
	orders(filled, nil, func(order []string) {
		falling := slices.IsSortedFunc(order, func(x, y string) int { return weight[y] - weight[x] })
		for _, p := range pairs {
			if falling && len(order) > 1 && slices.Contains(order[:2], p[0]) && slices.Contains(order[:2], p[1]) {
				named[p[2]] = true
			}
		}
	})
	var list []string
	for _, p := range pairs {
		if named[p[2]] {
			list = append(list, p[2])
		}
	}
	return strings.Join(list, " ")
}

// orders visits every order of a list.
func orders(list, before []string, visit func([]string)) {
	if len(list) == 0 {
		visit(before)
	}
	for i, x := range list {
		rest := slices.Concat(list[:i], list[i+1:])
		orders(rest, append(slices.Clone(before), x), visit)
	}
}

// TestMacroSample holds the sample book to what its plans were written to show.
func TestMacroSample(t *testing.T) {
	b := sample(t)
	want := map[string]string{
		"halden-marsh": "advance-fast", "halden-marsh/deeping-fleet": "persevere",
		"yuanhe-pump": "advance-carefully", "yuanhe-pump/脱硫泵配套": "use-skill",
		"karnwald-turbo": "reconsider", "karnwald-turbo/feed-pump-frame": "venture, stated use-skill",
		"hengtu-logistics": "venture", "kangze-medical": "tied", "fennick-dairy": "",
	}
	for name, want := range want {
		account, deal, _ := strings.Cut(name, "/")
		a := b.Account(account)
		d := &a.Deal
		if deal != "" {
			d = &a.Opportunity(plan.Ref{Text: deal}).Deal
		}
		m := method.MacroOf(d)
		got := keys(m.Candidates)
		if m.Tied() {
			got = "tied"
		}
		if m.Against() {
			got += ", stated " + string(m.Stated)
		}
		if got != want {
			t.Errorf("%s: found %q, want %q", name, got, want)
		}
		if m.Against() && m.Reason == "" {
			t.Errorf("%s: no reason is given", name)
		}
	}
}

// Six strategies are named by the six pairs of quadrants.
func TestPairOf(t *testing.T) {
	seen := map[[2]plan.Quadrant]bool{}
	for _, name := range plan.ListNamed("macro").Keys() {
		one, other := method.PairOf(plan.Macro(name))
		pair := [2]plan.Quadrant{min(one, other), max(one, other)}
		if one == "" || one == other || seen[pair] {
			t.Errorf("%s is named by %v", name, pair)
		}
		seen[pair] = true
	}
	if one, other := method.PairOf("no strategy"); len(seen) != 6 || one != "" || other != "" {
		t.Errorf("%d pairs", len(seen))
	}
}
