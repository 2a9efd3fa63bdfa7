package source

import (
	"cmp"
	"maps"
	"slices"
)

// Problem is something wrong with the content at a place: the raw material of
// a finding. It carries no sentence; the rule that it names has the words.
type Problem struct {
	Rule    string  // the rule's id: "bad-value", "syntax", …
	Says    string  // which of the rule's sentences; "" is its plain one
	Args    Args    // what the sentence names
	At      Place   // where
	Related []Place // the other half of a clash, or what a link might have meant
}

// Args are the facts that a sentence of the catalogue is filled with, by the
// name that stands in it. Values are strings, ints, or lists of strings.
type Args map[string]any

// SortProblems puts problems in the order of path, line, column and rule.
func SortProblems(list []Problem) {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.At.Path, b.At.Path), a.At.Span.Compare(b.At.Span), cmp.Compare(a.Rule, b.Rule))
	})
}

// With returns a copy of the arguments with one more.
func (a Args) With(name string, value any) Args {
	b := maps.Clone(a)
	if b == nil {
		b = Args{}
	}
	b[name] = value
	return b
}
