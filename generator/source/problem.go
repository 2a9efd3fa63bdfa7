package source

import (
	"cmp"
	"maps"
	"slices"
	"unicode/utf8"
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

// maxFaults is how many problems are told of one file: nobody reads the rest
// before the first ones are mended.
const maxFaults = 200

// Faults are the problems of one file. What is over their limit is counted only.
type Faults struct {
	list []Problem
	more int
	last Place // of the first one that was over it
}

// Add takes a problem down. What an author wrote is cut where it is long.
func (f *Faults) Add(p Problem) {
	if len(f.list) < maxFaults {
		for name, value := range p.Args {
			if text, ok := value.(string); ok && len(text) > maxFound+len("…") {
				p.Args = p.Args.With(name, cut(text))
			}
		}
		f.list = append(f.list, p)
		return
	}
	if f.more == 0 {
		f.last = p.At
	}
	f.more += p.count()
}

// count is how many problems a problem stands for.
func (p *Problem) count() int {
	if p.Rule == "too-large" && p.Says == "problems" {
		return p.Args["found"].(int)
	}
	return 1
}

// Count is how many problems there are.
func (f *Faults) Count() int { return len(f.list) + f.more }

// maxFound is how many bytes of a text of the author's stand in a sentence.
const maxFound = 240

func cut(text string) string {
	end := maxFound
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// All returns them, and one more that says how many there are besides.
func (f *Faults) All() []Problem {
	if f.more == 0 {
		return f.list
	}
	rest := Problem{Rule: "too-large", Says: "problems", At: f.last, Args: Args{"limit": maxFaults, "found": f.more}}
	return append(slices.Clip(f.list), rest)
}

// Few leaves of sorted problems those that are told of each file.
func Few(list []Problem) []Problem {
	few := list[:0:0]
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].At.Path == list[0].At.Path {
			n++
		}
		var f Faults
		for _, p := range list[:n] {
			f.Add(p)
		}
		few = append(few, f.All()...)
		list = list[n:]
	}
	return few
}

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
