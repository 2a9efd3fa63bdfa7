//go:build unix

package source

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

// TestSentences holds the problems of all tests against the sentences that a
// reader sees: each has one, its arguments are those that the sentence names,
// and no sentence is left that nothing says.
func TestSentences(t *testing.T) {
	var sentences map[string]map[string]string
	data, err := os.ReadFile("testdata/sentences.toml")
	if err != nil {
		t.Fatal(err)
	}
	if err := toml.Unmarshal(data, &sentences); err != nil {
		t.Fatal(err)
	}
	unsaid := map[string]bool{}
	for rule, says := range sentences {
		for name := range says {
			unsaid[rule+" "+name] = true
		}
	}
	for _, p := range allProblems(t) {
		name := p.Says
		if name == "" {
			name = "plain"
		}
		sentence, ok := sentences[p.Rule][name]
		if !ok {
			t.Errorf("%s %s has no sentence", p.Rule, name)
		}
		for arg, value := range p.Args {
			if !strings.Contains(sentence, "{"+arg+"}") {
				t.Errorf("%s %s does not name {%s}", p.Rule, name, arg)
			}
			sentence = strings.ReplaceAll(sentence, "{"+arg+"}", fmt.Sprint(value))
		}
		if strings.Contains(sentence, "{") && !strings.Contains(fmt.Sprint(p.Args), "{") {
			t.Errorf("%s %s lacks an argument: %s", p.Rule, name, sentence)
		}
		delete(unsaid, p.Rule+" "+name)
	}
	for _, name := range slices.Sorted(maps.Keys(unsaid)) {
		t.Errorf("nothing says %s", name)
	}
}

func allProblems(t *testing.T) []Problem {
	var all []Problem
	for _, f := range inputs(t) {
		all = append(all, Parse(f.Name, f.Data).Problems...)
	}
	for _, f := range oversized() {
		all = append(all, f.problem)
	}
	return append(all, listProblems(t)...)
}
