package view

import (
	"strconv"

	"github.com/a-h/templ"
)

// drawn is a block with a component of its own, beside its type.
type drawn interface{ component() templ.Component }

// Quad is a matrix of two by two. Its cells come row by row.
type Quad struct {
	Across [2]string // what the columns are
	Down   [2]string // what the rows are
	Cells  [4]QuadCell
	Loose  QuadCell // what has no place in the four yet; shown where it holds anything
}

// QuadCell is one of the four.
type QuadCell struct {
	ID     string // as other programs know it: "reduce", "small-rising"
	Name   Text
	Axes   string // its column and its row, for where cells are stacked
	Sum    Text   // at the right of the name
	Marked string // the word for a cell that weighs; "" for the others
	Means  Line
	Chips  bool // the things stand side by side
	Things []Placed
	Rest   []Placed // folded away
	More   string   // what is
}

// Placed is a thing in a cell: a factor with what is done about it, an account.
type Placed struct {
	ID     string // of the factor or the account
	Anchor string
	Weight int    // 1 to 5; 0 for what has none
	Heavy  string // the weight in words
	Line   Line
	Then   Line // what is done about it, and by whom
	Detail Line
}

func (*Quad) block() {}

func (q *Quad) component() templ.Component { return quad(q) }

func (c *QuadCell) attributes() templ.OrderedAttributes {
	a := templ.OrderedAttributes{attribute("data-cell", c.ID)}
	if c.Marked != "" {
		return append(a, attribute("class", "cell heavy"))
	}
	return append(a, attribute("class", "cell"))
}

func (p *Placed) attributes() templ.OrderedAttributes {
	return append(id(p.Anchor), some("data-id", p.ID)...)
}

// heft is the class of a weight, whose five bars the style sheet draws.
func (p *Placed) heft() string { return "weight w" + strconv.Itoa(p.Weight) }

func chipsClass(are bool) templ.OrderedAttributes {
	if !are {
		return nil
	}
	return some("class", "chips")
}

// Ladder is steps, the lowest first.
type Ladder []Rung

// Rung is a step of a ladder.
type Rung struct {
	ID    string
	Name  Text
	Means string
	Here  string // "where we stand"; "" elsewhere
	There string // "where we want to be by …"
}

func (Ladder) block() {}

func (l Ladder) component() templ.Component { return ladder(l) }

func (r *Rung) attributes() templ.OrderedAttributes {
	a := templ.OrderedAttributes{attribute("data-cell", r.ID)}
	switch {
	case r.Here != "":
		return append(a, attribute("class", "here"), attribute("aria-current", "step"))
	case r.There != "":
		return append(a, attribute("class", "there"))
	}
	return a
}

// Chain is columns that lead to each other, from left to right.
type Chain []Stage

// Flow is such columns with lines between their things, each of which has a row.
// Where there is no room beside each other, the things alone say what they come
// from.
type Flow struct {
	Stages Chain
	Wires  [][]Wire // behind each stage
	Passes [][]int  // the rows in which a line goes through each stage
}

// Wire is a line between two rows, from the left to the right.
type Wire struct{ From, To int }

// MostRows is how many rows a flow may have: the style sheet knows no more.
const MostRows = 12

// Stage is a column of a chain.
type Stage struct {
	ID    string
	Name  Text
	Under string // what sort of stage it is, in a few words
	Links []Linked
	Bare  string // what is said where it holds nothing
}

// Linked is a thing in a chain, with the others that it leads from and to.
type Linked struct {
	ID     string
	Anchor string
	Code   string // what other things call it by: "E1"
	Row    int    // in a flow, from 1; 0 elsewhere
	Fed    bool   // a line leads there
	Line   Line
	Detail Line
	From   []Text   // codes, after the word for it
	Loose  []string // what it should be tied to and is not
}

func (Chain) block() {}

func (c Chain) component() templ.Component { return chain(c) }

func (f *Flow) block() {}

func (f *Flow) component() templ.Component { return flow(f) }

func (l *Linked) attributes() templ.OrderedAttributes {
	a := append(id(l.Anchor), some("data-id", l.ID)...)
	switch {
	case l.Fed:
		a = append(a, attribute("class", "fed "+row(l.Row)))
	case l.Row > 0:
		a = append(a, attribute("class", row(l.Row)))
	}
	return a
}

// row is the class of a place in a flow, from 1.
func row(n int) string { return "r" + strconv.Itoa(n) }

// class says where a wire begins, and how many rows it spans.
func (w Wire) class() string {
	return row(min(w.From, w.To)+1) + " s" + strconv.Itoa(max(w.To-w.From, w.From-w.To))
}

// path is a bend that the browser stretches over the rows between: up, down, or
// straight.
func (w Wire) path() string {
	switch {
	case w.From < w.To:
		return "M0 0C5 0 3 8 8 8"
	case w.From > w.To:
		return "M0 8C5 8 3 0 8 0"
	}
	return "M0 4H8"
}

// SlotGrid is units by offers.
type SlotGrid struct {
	Corner string
	Offers Line
	Rows   []SlotRow
	Totals []SlotTotal
	Loose  Line // what has no place in the grid
}

// SlotRow is what a unit, or an account, has of each offer.
type SlotRow struct {
	ID    string // of an account
	Name  Line
	Cells []SlotCell
}

// SlotCell is a field: nothing, one slot, or several that share it.
type SlotCell struct {
	ID    string
	Offer string
	Slots []Slot
}

// Slot is what is known about a field.
type Slot struct {
	Status string // as in files
	Word   string
	Value  string
	Detail Line
}

// SlotTotal is what there is of one status.
type SlotTotal struct {
	Status, Word, Value, Fields string
}

func (*SlotGrid) block() {}

func (g *SlotGrid) component() templ.Component { return slotGrid(g) }
