package view

import "github.com/a-h/templ"

// Named is a key of the format with its word: a stance, which is shown by its
// shape, a role, a kind of tie.
type Named struct{ Key, Word string }

// Chip is somebody in a matrix, or a place that nobody is known for.
type Chip struct {
	Who    Line // no name for a place that nobody is known for
	Stance Named
	Under  Line
	Empty  bool
}

// Legend says what the shapes of a picture mean.
type Legend []Named

// RoleMatrix is involvement by authority. Its cells come in reading order:
// advocate, owner, gatekeeper, approver.
type RoleMatrix struct {
	High, Low string  // involvement, at the left
	Left      string  // low authority, above
	Right     string  // high authority, above
	Cells     []Seats // the four
	Edges     []Seats // of whom one of the two is known; only those that hold anybody
	Beside    Seats   // of whom neither is
	Legend    Legend
}

// Seats are a field of a matrix and who sits there.
type Seats struct {
	ID    string // as other programs know it: "owner"; an edge's is where it stands
	Name  string
	Href  string // of where the field is explained
	Says  string
	Chips []Chip
}

func (*RoleMatrix) block() {}

func (m *RoleMatrix) component() templ.Component { return roleMatrix(m) }

// PowerMap is influence by stance, the most influence first.
type PowerMap struct {
	Corner string  // what the rows are
	Stands []Named // the columns: against, hiding it, neutral, for it
	Rows   []Level
	Beside []Seats // of whom the one or the other is not known
}

// Level is the people of one influence, by stance.
type Level struct {
	Name   string
	Strong bool
	Cells  []Seats
}

func (*PowerMap) block() {}

func (m *PowerMap) component() templ.Component { return powerMap(m) }

// LinkGrid is the customer's people by ours.
type LinkGrid struct {
	Corner, Last string
	Ours         Line
	Rows         []LinkRow
}

// LinkRow is how one of the customer's people is linked to ours.
type LinkRow struct {
	Who   Line
	Cells []LinkCell // one for each of ours
	Last  Line       // when they were met last, or that they never were
	Unmet bool
}

// LinkCell is a link with one of ours; its zero value is none.
type LinkCell struct {
	Owner string // the word for who owns the relationship; "" for the others
	Met   string // how often and when last
}

func (*LinkGrid) block() {}

func (g *LinkGrid) component() templ.Component { return linkGrid(g) }

func (s *Seats) edge() string { return "cell edge " + s.ID }

func (c *LinkCell) attributes(of Text) templ.OrderedAttributes {
	var a templ.OrderedAttributes
	if c.Owner != "" {
		a = append(a, attribute("class", "keeps"))
	}
	if c.Owner+c.Met != "" {
		a = append(a, attribute("data-label", of.S))
	}
	return a
}

// lastCell names its value where rows are stacked, unless it says that there is
// none.
func (g *LinkGrid) lastCell(row int) templ.OrderedAttributes {
	if g.Rows[row].Unmet {
		return nil
	}
	return some("data-label", g.Last)
}

func (r *LinkRow) attributes() templ.OrderedAttributes {
	if !r.Unmet {
		return nil
	}
	return some("class", "unmet")
}

func (l *Level) attributes() templ.OrderedAttributes {
	if !l.Strong {
		return nil
	}
	return some("class", "strong-level")
}
