package view

import "github.com/a-h/templ"

// Board is lists of commitments beside each other.
type Board []Stack

// Stack is one list of a board.
type Stack struct {
	ID      string
	Title   string
	Until   string // the day that it reaches to; "" for none
	Count   string
	Late    bool // what stands in it is overdue
	List    Moves
	Nothing string // where nothing stands in it
}

// Views are the ways to look at the same things.
type Views struct {
	Label string
	Links []Link
}

// Link is one of several, of which one may be where the reader is.
type Link struct {
	Text
	Current bool
}

// Month is a calendar of one month, in whole weeks.
type Month struct {
	Title         string
	Label         string // of the links to other months
	Before, After Text
	Weekdays      []string
	Weeks         [][]MonthDay
}

// MonthDay is a day of a month; the zero one is a place in its first or last
// week that belongs to another month.
type MonthDay struct {
	Date    Date
	Number  string // of the day in its month
	Weekday string
	Today   string // the word for it, on that day
	List    []Due
	Shown   int
	More    string // what is folded away
	Rest    Text   // where the others are, if they are not here
}

// Due is a commitment in a calendar.
type Due struct {
	ID     string
	Name   Text // whose it is, and a link to it
	Text   Line
	State  Text
	Open   bool
	Agreed bool
	Late   bool
}

func (Board) block()  {}
func (*Month) block() {}
func (Gaps) block()   {}

func (b Board) component() templ.Component  { return board(b) }
func (m *Month) component() templ.Component { return monthTable(m) }
func (g Gaps) component() templ.Component   { return None(g) }

// due are the attributes of what can become overdue after the page was made: its
// day is for the script that then says so.
func due(day string, agreed, late bool) templ.OrderedAttributes {
	if !agreed || late {
		return nil
	}
	return some("data-due", day)
}

func dueAttributes(d MonthDay, x *Due) templ.OrderedAttributes {
	if !x.Open {
		return nil
	}
	return append(some("data-commitment", x.ID), due(d.Date.ISO, x.Agreed, x.Late)...)
}

func dayClasses(d MonthDay) templ.OrderedAttributes {
	class := ""
	switch {
	case d.Date.ISO == "":
		class = "out"
	case d.Today != "":
		class = "now"
	case len(d.List) == 0:
		class = "free"
	}
	return some("class", class)
}

func current(l Link) templ.OrderedAttributes {
	if !l.Current {
		return nil
	}
	return some("aria-current", "page")
}
