// Package spreadsheet writes a table as a spreadsheet: XLSX, or CSV that Excel reads.
//
// In go heads and rows, out come bytes that are the same each time:
//
//	t := spreadsheet.Table{Name: "People", Day: day, Columns: []spreadsheet.Column{{Label: "Name", Width: 24}, {Label: "Last met"}},
//		Rows: func(yield func([]spreadsheet.Cell) bool) { yield([]spreadsheet.Cell{spreadsheet.Text("王磊"), spreadsheet.Day(met)}) }}
//	err := t.WriteXLSX(w)
//
// Rows are asked for one after the other and not kept, so that a table of a
// hundred thousand costs little more than its file.
//
// A text is never taken for a formula, whatever it begins with: in XLSX it is a
// cell of text, in CSV, which knows no kinds, such a text has an apostrophe
// before it. There are no formulas, no styles but those of a head and of a day,
// and no clock: a file says that it was made on the table's day.
package spreadsheet

import (
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"stratbook/generator/plan"
)

// Table is rows under heads.
type Table struct {
	Name    string    // of the sheet in the file
	Day     plan.Date // on which the file was made, as it says itself
	Columns []Column
	Rows    iter.Seq[[]Cell] // each with a cell for every column; a row may be overwritten once the next is asked for
}

// Column is the head of a column.
type Column struct {
	Label string
	Width int // in characters, for a reader's eyes; 0 is 12
}

// Cell is one value. The zero Cell is empty.
type Cell struct {
	kind kind
	text string
	day  plan.Date
	n    float64
}

type kind uint8

const (
	empty kind = iota
	text
	day
	number
)

// Text is a cell of words; no words leave it empty.
func Text(s string) Cell {
	if s = visible(s); s == "" {
		return Cell{}
	}
	return Cell{kind: text, text: s}
}

// Day is a cell of a date; none leaves it empty.
func Day(d plan.Date) Cell {
	if d.IsZero() {
		return Cell{}
	}
	return Cell{kind: day, day: d}
}

// Number is a cell of a number, which programs can add up.
func Number(n float64) Cell { return Cell{kind: number, n: n} }

// String is the cell in words, as a person would type it.
func (c Cell) String() string {
	switch c.kind {
	case text:
		return c.text
	case day:
		return c.day.ISO()
	case number:
		return strconv.FormatFloat(c.n, 'f', -1, 64)
	}
	return ""
}

// longest is how many UTF-16 units a cell of a spreadsheet holds.
const longest = 32767

// visible is a text with what no cell can hold taken out: control signs but tab
// and line end, the two signs that XML has no place for, what is not UTF-8, and
// what is longer than a cell. Line ends become one kind. Most texts are fit as
// they are.
func visible(s string) string {
	if len(s) <= longest && utf8.ValidString(s) && !strings.ContainsFunc(s, unfit) {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if unfit(r) {
			return -1
		}
		return r
	}, s)
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > longest {
			return s[:i]
		}
	}
	return s
}

func unfit(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF'
}
