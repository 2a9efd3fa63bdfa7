package view

import "github.com/a-h/templ"

// List makes a table one that filter.js sorts and narrows down. Without the
// script the table is simply there.
type List struct {
	ID      string // before what it is asked for by, where a page has several; "" for the only one
	Caption string // which rows these are, where there are more on other pages
	Counts  *Sieve // of rows by their marks; nil for none
	Filter  *Filter
	Marks   []string // of each row, the keys of counts that it is one of, with blanks between
}

// Ways to filter by a column.
const (
	ByValue = "value" // one of those that are there
	ByDay   = "day"   // from one day to another
)

// Filter is what a chart or a list can be narrowed to.
type Filter struct {
	Label, All string
	None       string // what has no value; "" where every group tells its values
	Clear      string
	Left       string // how many are left, with # for the number
	Groups     []FilterGroup
}

// FilterGroup are the values of one of the things to filter by. Those of a list
// are in its rows, where the script finds them.
type FilterGroup struct {
	ID, Label string
	Values    []Named
	To        string // the word for the second of two days, where Label is for the first; "" for values
}

// columnAttributes are those of the head of a column.
func (t *Table) columnAttributes(i int) templ.OrderedAttributes {
	a := numeric(t.Head[i])
	if t.List != nil {
		a = append(append(a, some("data-by", t.Head[i].By)...), some("data-filter", t.Head[i].Filter)...)
	}
	return a
}

// rowAttributes are the row's anchor and its marks.
func (t *Table) rowAttributes(i int) templ.OrderedAttributes {
	a := anchor(t.Anchors, i)
	if t.List != nil && i < len(t.List.Marks) {
		a = append(a, some("data-marks", t.List.Marks[i])...)
	}
	return a
}
