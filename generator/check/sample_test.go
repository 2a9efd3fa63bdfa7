package check

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"stratbook/content"
	"stratbook/generator/plan"
)

// TestSample judges the sample book: it shows every rule of the five steps, it is
// not broken, and its two model plans leave nothing to warn of.
func TestSample(t *testing.T) {
	w := english(t)
	day, _ := plan.ParseDate(content.Day)
	_, whole := readBook(t, content.Files(), "everyone", day)
	silent := map[string]bool{}
	for _, r := range rules {
		if r.Step != "" {
			silent[r.ID] = true
		}
	}
	for _, f := range Run(Input{Book: whole}).Findings() {
		delete(silent, f.Rule.ID)
		model := f.About.Account == "halden-marsh" || f.About.Account == "yuanhe-pump"
		if f.Severity == plan.SeverityError || model && f.Severity == plan.SeverityWarning {
			t.Errorf("%s %s: %s: %s", place(f.At), f.Severity, f.Rule.ID, f.Message(w))
		}
		if said := f.Message(w) + f.Help(w); strings.Contains(said, "{") {
			t.Errorf("%s: %s is not filled in: %s", place(f.At), f.Rule.ID, said)
		}
	}
	if len(silent) > 0 {
		t.Errorf("nothing in the sample shows %s", slices.Sorted(maps.Keys(silent)))
	}
}
