package check

import (
	"slices"
	"testing"

	"stratbook/content"
	"stratbook/generator/plan"
)

// TestCompleteness works one figure out by hand: a warning of which one record
// in two holds, a note that holds, and a rule without records.
func TestCompleteness(t *testing.T) {
	a := &plan.Account{Goals: make([]plan.Goal, 2)}
	five := completeness(a, []tally{
		{rule: &Rule{Step: plan.StepSet, Severity: plan.SeverityWarning}, held: 1, flagged: 1},
		{rule: &Rule{Step: plan.StepSet, Severity: plan.SeverityNote}, held: 3},
		{rule: &Rule{Step: plan.StepSet, Severity: plan.SeverityWarning}},
		{rule: &Rule{Step: plan.StepTake, Severity: plan.SeverityWarning}, flagged: 1},
	})
	if got, want := five[0].Figure(), 0.63; got != want || !five[0].Known {
		t.Errorf("set: %v, want %v: (3 × 1/2 + 1) of 4", got, want)
	}
	for i, known := range []bool{true, false, false, false, false} {
		if five[i].Known != known {
			t.Errorf("%s is known: %v", five[i].Step, five[i].Known)
		}
	}
}

// TestCompletenessOfModels holds that the two models of the sample book lack
// nothing, and that a plan of five lines is not called empty.
func TestCompletenessOfModels(t *testing.T) {
	day, _ := plan.ParseDate(content.Day)
	_, whole := readBook(t, content.Files(), "everyone", day)
	verdict := Run(Input{Book: whole})
	for _, id := range []string{"halden-marsh", "yuanhe-pump"} {
		for _, c := range verdict.Completeness(whole.Account(id)) {
			if !c.Known || c.Figure() != 1 {
				t.Errorf("%s, %s: %v", id, c.Step, c.Figure())
			}
		}
	}
	target := verdict.Completeness(whole.Account("karnwald-turbo"))[1]
	if !slices.ContainsFunc(target.Rules, func(s Share) bool { return s.Rule == personTwice }) {
		t.Errorf("a rule that looks at the whole book does not count for an account whose records it judges: %v", target.Rules)
	}
	if five := verdict.Completeness(whole.Account("pellworth-cold")); five[2].Known {
		t.Errorf("nobody wrote of %s: %v", five[2].Step, five[2].Rules)
	}
}
