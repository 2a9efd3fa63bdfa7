package check

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"stratbook/generator/plan"
	"stratbook/generator/words"
)

// TestExamples holds every rule to its example: what it finds before, and that
// it finds nothing after.
func TestExamples(t *testing.T) {
	w := english(t)
	shown := map[*Rule]bool{}
	for _, a := range archives(t, "examples") {
		shown[a.rule] = true
		t.Run(a.rule.ID, func(t *testing.T) {
			if findings := report(w, a.rule, a.judged(t, "before").Findings()); findings == "" {
				t.Error("the rule finds nothing before")
			} else {
				a.expect(t, findings)
			}
			after := a.judged(t, "after")
			if findings := report(w, a.rule, after.Findings()); findings != "" {
				t.Errorf("the rule finds after:\n%s", findings)
			}
			if a.rule != ignoreIdle && (a.rule.Account != nil || a.rule.Pages != nil) && held(after, a.rule) == 0 {
				t.Error("after has no record that the rule could judge")
			}
			if e, ok := ExampleOf(a.rule); !ok || strings.Count(e.Before+e.After, "\n") > 60 {
				t.Error("expected a short file that differs between before and after")
			}
		})
	}
	for _, r := range rules {
		if !shown[r] {
			t.Errorf("%s has no example", r.ID)
		}
	}
}

// held is how many records of a rule hold.
func held(v *Verdict, r *Rule) (n int) {
	count := func(of *judged) {
		for _, x := range of.tallies {
			if x.rule == r {
				n += x.held
			}
		}
	}
	count(v.rest)
	for _, of := range v.accounts {
		count(of)
	}
	return n
}

// TestCases judges what the examples have no room for.
func TestCases(t *testing.T) {
	w := english(t)
	for _, a := range archives(t, "testdata") {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(a.path, "testdata/"), ".txtar"), func(t *testing.T) {
			a.expect(t, report(w, a.rule, a.judged(t, "content").Findings()))
		})
	}
}

// TestSentences holds the findings of all archives against the sentences: each
// one is said somewhere, and is given all that it names.
func TestSentences(t *testing.T) {
	w := english(t)
	unsaid := map[string]bool{}
	for _, r := range rules {
		for says := range r.Says {
			unsaid[sentenceID(r.ID, "says", says)] = true
		}
	}
	for _, a := range archives(t, "examples") {
		checkSentences(t, w, a.judged(t, "before").Findings(), unsaid)
	}
	for _, a := range archives(t, "testdata") {
		checkSentences(t, w, a.judged(t, "content").Findings(), unsaid)
	}
	for id := range unsaid {
		t.Errorf("no archive shows %s", id)
	}
}

func checkSentences(t *testing.T, w *words.Words, findings []*Finding, unsaid map[string]bool) {
	t.Helper()
	for _, f := range findings {
		for _, part := range []string{"says", "help"} {
			id := sentenceID(f.Rule.ID, part, f.Says)
			delete(unsaid, id)
			if !w.Has(id) {
				t.Errorf("%s: nothing is said by %s", place(f.At), id)
				continue
			}
			for _, name := range w.Names(id) {
				if _, given := f.Args[name]; !given {
					t.Errorf("%s: %s is given no {%s}", place(f.At), id, name)
				}
			}
		}
	}
}

// TestRules holds what each rule says of itself to one form.
func TestRules(t *testing.T) {
	ids := map[string]bool{}
	sections := append(plan.Sections(), "")
	for _, r := range rules {
		if ids[r.ID] {
			t.Errorf("%s is listed twice", r.ID)
		}
		ids[r.ID] = true
		for what, text := range map[string]string{"why": r.Why, "mend": r.Mend} {
			if !strings.HasSuffix(text, ".") {
				t.Errorf("%s: %s: expected whole sentences, found %q", r.ID, what, text)
			}
		}
		if r.Title == "" || strings.HasSuffix(r.Title, ".") {
			t.Errorf("%s: expected a title without a full stop, found %q", r.ID, r.Title)
		}
		if (r.Account != nil || r.Pages != nil) != (r.Step != "") {
			t.Errorf("%s: a rule of a step judges, and one about the content does not", r.ID)
		}
		if r.Severity == "" || len(r.Says) == 0 {
			t.Errorf("%s: expected a severity and sentences", r.ID)
		}
		if !slices.Contains(sections, r.Part) {
			t.Errorf("%s: no section is called %q", r.ID, r.Part)
		}
		for says, s := range r.Says {
			for _, text := range []string{s.Message, s.Help} {
				if fault := faultOf(text); fault != "" {
					t.Errorf("%s %s: %s: %q", r.ID, says, fault, text)
				}
			}
		}
	}
}

// starts are names and signs that a sentence may begin with all the same.
var starts = regexp.MustCompile(`^(\{[a-z-]+\}|[^\p{L}]|Markdown)`)

// faultOf tells what is wrong with a sentence of a finding.
func faultOf(text string) string {
	switch first := []rune(text + " ")[0]; {
	case strings.TrimSpace(text) == "":
		return "it says nothing"
	case !unicode.IsLower(first) && !starts.MatchString(text):
		return "it begins with a capital"
	case strings.HasSuffix(text, "."):
		return "it ends with a full stop"
	case strings.Contains(text, "!") && !strings.Contains(text, "with !"):
		return "it exclaims"
	case strings.Contains(text, "  "):
		return "it has two blanks in a row"
	}
	return ""
}

// TestExampleNames refuses files of the examples that are no archives.
func TestExampleNames(t *testing.T) {
	files, err := fs.ReadDir(examples, "examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if RuleNamed(strings.TrimSuffix(f.Name(), ".txtar")) == nil {
			t.Errorf("examples/%s: no rule is called so", f.Name())
		}
	}
}

// TestLimited holds the rules that say that they have a threshold against those
// whose code asks for one.
func TestLimited(t *testing.T) {
	for _, r := range rules {
		code, err := os.ReadFile(strings.ReplaceAll(r.ID, "-", "_") + ".go")
		if err != nil {
			continue // of the content, several to a file
		}
		if asks := threshold.Match(code); asks != r.Limited {
			t.Errorf("%s: Limited is %t, and its code asks for a threshold: %t", r.ID, r.Limited, asks)
		}
	}
}

var threshold = regexp.MustCompile(`j\.(number|days|near)\(`)
