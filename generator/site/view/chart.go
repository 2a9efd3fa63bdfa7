package view

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// Chart is an organisation: boxes of people where they stand, the lines between
// them, and the same as a list for those who do not see it and where there is no
// room.
type Chart struct {
	ID            string // of the picture in its page
	Title, About  string // for those who do not see it
	Width, Height int
	Lines         string // from bosses to those under them, as a path
	Boxes         []ChartBox
	Notes         []ChartNote
	Ties          []ChartTie
	Legend        Legend
	Signs         ChartSigns
	AsList        string
	List          []Leaf
	Groups        []LeafGroup // of the list, besides the tree
	Filter        *Filter
}

// ChartBox is somebody at a place. What does not fit is cut.
type ChartBox struct {
	X, Y, W, H int
	Leaf
	Names     []string // the name, in one line or two
	Lang      string
	Title     string
	TitleLang string
	Role      string // its word
	Last      string // met
	Here      bool   // whom the picture is about
}

// ChartNote is a line of words in a chart.
type ChartNote struct {
	X, Y int
	S    string
}

// ChartTie is a line between two boxes.
type ChartTie struct {
	Kind       string // "influences", "allied", "hostile", "other"
	Line, Head string // paths; only influence has a direction
	Says       string
	Near       bool // joins neighbours: lies over their edges
}

// ChartSigns are the words for what the signs in a box mean.
type ChartSigns struct {
	Role, Influence, Key, Empty string
	Ties                        []Named // those that are drawn
}

// Leaf is somebody, with those under them.
type Leaf struct {
	ID        string
	Who       Text
	Says      string // everything that the box shows, in words
	Stance    Named
	Quadrant  string // the key of the role
	Influence int
	Unit      string
	Met       bool
	Key       bool // plays a part that counts
	Empty     bool
	Under     []Leaf
}

// LeafGroup is a list under a title of its own.
type LeafGroup struct {
	Title string
	List  []Leaf
	Items []Line
}

func (*Chart) block() {}

func (c *Chart) component() templ.Component { return chart(c) }

func (c *Chart) attributes() templ.OrderedAttributes {
	return templ.OrderedAttributes{
		attribute("viewBox", "0 0 "+strconv.Itoa(c.Width)+" "+strconv.Itoa(c.Height)),
		// In letters, so that the picture grows with them.
		attribute("width", rem(c.Width)), attribute("height", rem(c.Height)),
		attribute("aria-labelledby", c.ID+"-title "+c.ID+"-about"),
	}
}

func rem(n int) string { return strconv.FormatFloat(float64(n)/16, 'f', -1, 64) + "rem" }

func move(x, y int) string { return "translate(" + strconv.Itoa(x) + " " + strconv.Itoa(y) + ")" }

// facts are what a filter asks for; a chart without one has none.
func (c *Chart) facts(l *Leaf) templ.OrderedAttributes {
	if c.Filter == nil {
		return nil
	}
	met := "yes"
	if !l.Met {
		met = "no"
	}
	a := append(some("data-stance", l.Stance.Key), some("data-role", l.Quadrant)...)
	return append(append(a, some("data-unit", l.Unit)...), attribute("data-met", met))
}

func (b *ChartBox) class() string {
	class := "box"
	for _, x := range []struct {
		is   bool
		name string
	}{{b.Key, " key-player"}, {b.Empty, " empty"}, {b.Here, " here"}, {!b.Met && !b.Empty, " unmet"}} {
		if x.is {
			class += x.name
		}
	}
	return class
}

// quadrant is the field of a role in the matrix of involvement and authority.
func quadrant(role string) string {
	switch role {
	case "advocate":
		return "M0 0h5v5H0z"
	case "owner":
		return "M5 0h5v5H5z"
	case "gatekeeper":
		return "M0 5h5v5H0z"
	case "approver":
		return "M5 5h5v5H5z"
	}
	return ""
}

// stanceShape is the shape of a stance, ten by ten.
func stanceShape(kind string) string {
	switch kind {
	case "supporter":
		return "M5 .5L10 9.5H0z"
	case "opponent":
		return "M0 .5h10L5 9.5z"
	case "hidden":
		return "M5 .5L9.5 5 5 9.5 .5 5z"
	}
	return "M9.5 5A4.5 4.5 0 1 1 .5 5 4.5 4.5 0 1 1 9.5 5z"
}

// strokes are the five steps of influence: those that count, and the others.
func strokes(n int) (full, rest string) {
	var f, r strings.Builder
	for i := range 5 {
		x := strconv.Itoa(4 * i)
		if i < n {
			f.WriteString("M" + x + " 0h3v9h-3z")
		} else {
			r.WriteString("M" + x + " 8.5h3")
		}
	}
	return f.String(), r.String()
}
