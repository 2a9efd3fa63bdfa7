package view

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"
)

// Steps is how complete each step of a plan is, and how that is made up.
type Steps struct {
	Label string
	List  []StepFigure
	More  string // of the fold that says how
	How   Line
	Made  []Part // a part for each step
}

// StepFigure is how complete one step is.
type StepFigure struct {
	ID      string // "set"
	Name    string
	Figure  string // "80%", or the words for what is not known
	Percent int    // for the bar
	Known   bool
}

// Heat is accounts by steps: the more is missing, the darker the field.
type Heat struct {
	Corner string
	Steps  []Named
	Moves  string // the head of the last column
	Rows   []HeatRow
	Legend Line
}

// HeatRow is one account.
type HeatRow struct {
	ID     string
	Name   Line
	Fields []HeatField
	Move   *Flag  // what would help it most; nil for nothing
	All    Text   // where the others are, if there are any
	Lacks  string // what is said where nothing would
}

// HeatField is how complete one step of an account is; its figure is "" where
// nothing is known.
type HeatField struct {
	Step    Named
	Figure  string
	Percent int
}

func (*Heat) block() {}

func (h *Heat) component() templ.Component { return heat(h) }

// attributes shade a field by how much is missing.
func (f *HeatField) attributes() templ.OrderedAttributes {
	a := templ.OrderedAttributes{attribute("data-cell", f.Step.Key)}
	if f.Figure == "" {
		return a
	}
	return append(a, attribute("class", "gap-"+strconv.Itoa(gap(f.Percent))))
}

// Shades are the percentages from which a field of a heat map has each of its
// shades, the lightest first.
func Shades() []int { return []int{100, 80, 60, 40, 0} }

// gap is the shade of a percentage.
func gap(percent int) int {
	return slices.IndexFunc(Shades(), func(from int) bool { return percent >= from })
}
