package site

import (
	"stratbook/generator/site/draw"
	"stratbook/generator/site/view"
)

// A brief is one printed page, whatever its account holds: as much of each of
// its sections is on it as there is room for. Room is in pixels of the style
// sheet's own paper, and reckoned rather too small; what takes more lines than a
// thing may have is cut on paper alone.
const (
	paperHeight  = 1032 // between the margins of A4
	paperHead    = 96
	paperFlag    = 30 // in two lines over the whole breadth, as what is missing
	paperTitle   = 40 // of the flags
	paperSection = 28 // its title, and what parts it from the next
	paperColumn  = 325
	columnEnds   = 36 // what is left at the end of a column, where the next thing has no room
	briefMost    = 12 // of anything
	mostRows     = 3  // of one thing
)

// briefSection is a section of a brief while it is filled: what it might hold,
// the first things first.
type briefSection struct {
	view.Section
	things  []briefThing
	all     int        // how many things there are, some of which are not here
	rest    string     // the address where all of them are
	closing view.Items // said below, whatever the room
	pace    int        // how many are added while others get one; 0 counts as 1

	shown int
}

// briefThing is a line of a brief: a commitment, or anything else.
type briefThing struct {
	move *view.Commitment
	item view.Item
}

// height is how much room a thing takes. Chinese letters among others stretch
// their lines.
func (t *briefThing) height() int {
	line, under := plain(t.item.Line), plain(t.item.Detail)
	if t.move != nil {
		line = t.move.When + " " + t.move.Due.Text + " · " + plain(t.move.Text)
		under = plain(t.move.Detail)
	}
	high, small, apart := 15, 13, 3
	if breadth(view.Line{{S: line}}) > len([]rune(line)) {
		high, small = 17, 15
	}
	rows := min(draw.Rows(line, paperColumn, 11), mostRows)
	unders := 0
	if under != "" {
		unders = min(draw.Rows(under, paperColumn, 10), mostRows-rows)
	}
	return rows*high + unders*small + apart
}

// fill gives the sections what there is room for: each the first of its things,
// then each another, until the page is full.
func fill(list []*briefSection, room int) {
	for _, s := range list {
		if len(s.things)+len(s.closing) > 0 || s.Nothing.Say != "" {
			room -= paperSection + 15*len(s.closing)
		}
		if s.all > 1 {
			room -= 15 // to say how many more there are
		}
	}
	for added := true; added; {
		added = false
		for _, s := range list {
			for range max(1, s.pace) {
				if s.shown == min(len(s.things), briefMost) {
					break
				}
				high := s.things[s.shown].height()
				if high > room {
					continue
				}
				room -= high
				s.shown++
				added = true
			}
		}
	}
}

// inRoom is the section with what it has room for, and how many more there are.
func (p *pen) inRoom(s *briefSection) view.Section {
	var moves view.Commitments
	var items view.Items
	for i := range s.things[:s.shown] {
		if move := s.things[i].move; move != nil {
			moves = append(moves, *move)
		} else {
			items = append(items, s.things[i].item)
		}
	}
	if more := s.all - s.shown; more > 0 {
		link := p.link(p.w.N("brief.more", more), s.rest)
		link.Kind = view.Quiet
		items = append(items, view.Item{Line: view.Line{link}})
	}
	items = append(items, s.closing...)
	if len(moves) > 0 {
		s.Parts = append(s.Parts, view.Part{Blocks: []view.Block{moves}})
	}
	if len(items) > 0 {
		s.Parts = append(s.Parts, view.Part{Blocks: []view.Block{items}})
	}
	if len(s.Parts) > 0 {
		s.Nothing = view.Nothing{}
	}
	return s.Section
}

// add adds a thing to a section, if it says anything.
func (s *briefSection) add(item view.Item) {
	s.all++
	s.things = append(s.things, briefThing{item: item})
}
