package draw

import "slices"

// Flow is things in columns, some of which lead to others in later columns.
// Columns are added from the left, each with its things in an order that is
// kept, and with what each comes from:
//
//	var f draw.Flow
//	cause := f.Column([][]int{nil, nil})       // two things that come from nowhere
//	f.Column([][]int{{cause}, {cause + 1, cause}})
//
// Then everything has a row, and lines lead from column to column.
type Flow struct {
	Row    []int // of each thing, numbered as they were added
	Rows   int
	Wires  []Wire
	Passes []Pass

	column []int          // of each thing
	taken  []map[int]bool // rows, by column
	passed map[Pass]int   // the row of what goes through a column, from which thing
}

// Wire is a line from a row of one column to a row of the next one.
type Wire struct{ After, From, To int }

// Pass is a place where a line goes through a column on its way to a later one.
type Pass struct{ Column, Row int }

// Column adds a column, and returns the number of its first thing. What comes
// from nothing stands as high as it can, the others as near as they can to what
// they come from. What comes from its own column has no line.
func (f *Flow) Column(from [][]int) (first int) {
	first = len(f.Row)
	f.Rows = max(f.Rows, len(from))
	taken := map[int]bool{}
	for _, row := range f.place(from) {
		f.Row, f.column = append(f.Row, row), append(f.column, len(f.taken))
		taken[row] = true
	}
	f.taken = append(f.taken, taken)
	for i, sources := range from {
		for _, source := range sources {
			f.lead(source, first+i)
		}
	}
	return first
}

// place chooses rows from the top down so that lines are short in sum.
func (f *Flow) place(from [][]int) []int {
	// cost is that of the first things if the last of them stands in a row at
	// most; at is where it stands then.
	cost, at := make([][]int, len(from)), make([][]int, len(from))
	for i, sources := range from {
		cost[i], at[i] = make([]int, f.Rows), make([]int, f.Rows)
		for row := range f.Rows {
			cost[i][row], at[i][row] = -1, -1
			if row > 0 {
				cost[i][row], at[i][row] = cost[i][row-1], at[i][row-1]
			}
			before := 0
			switch {
			case row < i:
				continue // no room above for those before
			case i > 0:
				before = cost[i-1][row-1]
			}
			if own := before + f.pull(sources, row); cost[i][row] < 0 || own < cost[i][row] {
				cost[i][row], at[i][row] = own, row
			}
		}
	}
	rows := make([]int, len(from))
	below := f.Rows
	for i := len(from) - 1; i >= 0; i-- {
		below = at[i][below-1]
		rows[i] = below
	}
	return rows
}

// pull is how far a row is from those of what leads there.
func (f *Flow) pull(sources []int, row int) int {
	n := 0
	for _, source := range sources {
		if source < len(f.Row) {
			n += max(row-f.Row[source], f.Row[source]-row)
		}
	}
	return n
}

// lead draws the way from one thing to another, through the columns between.
func (f *Flow) lead(source, to int) {
	row := f.Row[source]
	for c := f.column[source]; c < f.column[to]; c++ {
		next := f.Row[to]
		if c+1 < f.column[to] {
			next = f.pass(source, c+1, row)
		}
		if w := (Wire{c, row, next}); !slices.Contains(f.Wires, w) {
			f.Wires = append(f.Wires, w)
		}
		row = next
	}
}

// pass is the row in which a line from a thing goes through a column: the
// nearest that is free, the same for all lines from that thing.
func (f *Flow) pass(source, column, near int) int {
	key := Pass{column, source}
	if row, known := f.passed[key]; known {
		return row
	}
	row := f.Rows
	for away := range f.Rows + 1 {
		if up := near - away; up >= 0 && !f.taken[column][up] {
			row = up
			break
		}
		if down := near + away; down < f.Rows && !f.taken[column][down] {
			row = down
			break
		}
	}
	if f.passed == nil {
		f.passed = map[Pass]int{}
	}
	f.passed[key] = row
	f.taken[column][row] = true
	f.Rows = max(f.Rows, row+1)
	f.Passes = append(f.Passes, Pass{column, row})
	return row
}
