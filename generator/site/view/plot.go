package view

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"
)

// Timeline is lanes of dated marks, drawn 960 units wide, with the same facts as
// a table. Its lengths are in units.
type Timeline struct {
	ID     string // of the drawing, for its title
	Title  string
	Desc   string
	Height int
	Ticks  []Tick
	Now    Tick
	Lanes  []Lane
	Signs  []Sign
	Same   Same
}

// Tick is a place on the scale.
type Tick struct {
	X     int
	Label string // the last may have none, for want of room
}

// Lane is one of the lanes of a timeline.
type Lane struct {
	ID    string
	Name  string
	Top   int // of its name
	Marks []Mark
	Bare  string // what is said where it holds nothing
}

// Mark is a dated thing: a shape, and where there is room its words.
type Mark struct {
	ID    string
	Shape string // "done", "open", "asked", "overdue"
	X, Y  int
	Words string // cut; "" where there is no room
	Left  bool   // the words stand left of the shape
	Lang  string
	Full  string // day, state and words
	Href  string
}

// Sign says what a shape means.
type Sign struct{ Shape, Word string }

// Same is the table of the facts that a drawing shows.
type Same struct {
	Summary string
	Table   *Table
}

func (*Timeline) block() {}

func (t *Timeline) component() templ.Component { return timeline(t) }

// lines are those of the scale, and those that part the lanes.
func (t *Timeline) lines() string {
	var b strings.Builder
	for _, x := range t.Ticks {
		fmt.Fprintf(&b, "M%d 20V%d", x.X, t.Height)
	}
	for _, l := range t.Lanes {
		fmt.Fprintf(&b, "M0 %dh960", l.Top-19)
	}
	return b.String()
}

// named are the ticks with a label.
func (t *Timeline) named() []Tick {
	if n := len(t.Ticks) - 1; n >= 0 && t.Ticks[n].Label == "" {
		return t.Ticks[:n]
	}
	return t.Ticks
}

func (m *Mark) wordsX() int {
	if m.Left {
		return m.X - 10
	}
	return m.X + 10
}

func (m *Mark) attributes() templ.OrderedAttributes {
	a := lang(m.Lang)
	if m.Left {
		a = append(a, attribute("text-anchor", "end"))
	}
	return a
}

// Bars are two figures for each month: one above the line, one below it, with
// the same facts as a table.
type Bars struct {
	ID            string
	Title, Desc   string
	Width, Height int
	Line          int // where the line is
	Months        []Bar
	Signs         []Sign
	Same          Same
}

// Bar is a month.
type Bar struct {
	X            int
	Label        string
	Above, Below int // the figures
	Up, Down     int // the lengths of their bars
}

func (*Bars) block() {}

func (b *Bars) component() templ.Component { return bars(b) }
