package check

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// Finding is one flag: a rule that something at a place does not meet.
type Finding struct {
	Rule     *Rule
	Severity plan.Severity
	At       source.Place
	About    Subject
	Says     string // which of the rule's sentences
	Args     source.Args
	Related  []source.Place
	SetAside *plan.Ignore // the entry of `ignore` that sets it aside, or nil
}

// Subject is what a finding is about. It is the zero Subject where a finding is
// about a file alone.
type Subject struct {
	Kind    plan.ThingKind
	ID      string
	Account string // "" for what belongs to the book

	// Deal is the opportunity that it concerns, if it concerns one.
	Deal string
}

// Message is the finding in one sentence.
func (f *Finding) Message(w *words.Words) string {
	return w.Say(sentenceID(f.Rule.ID, "says", f.Says), f.Args)
}

// Help is the way on.
func (f *Finding) Help(w *words.Words) string {
	return w.Say(sentenceID(f.Rule.ID, "help", f.Says), f.Args)
}

// Counts tells how many findings there are of each severity. Those set aside
// are counted as such only.
type Counts struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Note     int `json:"note"`
	SetAside int `json:"set_aside"`
}

// Count counts findings.
func Count(findings []*Finding) (c Counts) {
	for _, f := range findings {
		switch {
		case f.SetAside != nil:
			c.SetAside++
		case f.Severity == plan.SeverityError:
			c.Error++
		case f.Severity == plan.SeverityWarning:
			c.Warning++
		default:
			c.Note++
		}
	}
	return c
}

// Worse reports whether the findings hold one of the given severity or above,
// not counting what is set aside.
func (c Counts) Worse(s plan.Severity) bool {
	switch s {
	case plan.SeverityNote:
		return c.Error+c.Warning+c.Note > 0
	case plan.SeverityWarning:
		return c.Error+c.Warning > 0
	}
	return c.Error > 0
}

// inOrder sorts findings by path, line, column and rule.
func inOrder(findings []*Finding) {
	slices.SortStableFunc(findings, func(a, b *Finding) int {
		return cmp.Or(cmp.Compare(a.At.Path, b.At.Path),
			cmp.Compare(a.At.Span.Line, b.At.Span.Line), cmp.Compare(a.At.Span.Col, b.At.Span.Col),
			cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
}
