// Package draw works out where things stand in pictures: the tree of an
// organisation, the lines between its boxes. It is geometry in whole units,
// with the same result for the same things in the same order.
//
//	f := draw.Forest{Width: 940, Box: draw.Box{W: 172, H: 58}, Gap: 8, Step: 28, Indent: 20}
//	width, height := f.Place(trees)
//	path := draw.Lines(trees)
//
// It knows nobody's name, no colour and no HTML: package view draws what stands
// here.
package draw

// Box is a place in a picture, from its upper left corner.
type Box struct{ X, Y, W, H int }

func (b Box) centre() (x, y int) { return b.X + b.W/2, b.Y + b.H/2 }

// Overlaps reports whether two boxes share a place.
func (b Box) Overlaps(c Box) bool {
	return b.X < c.X+c.W && c.X < b.X+b.W && b.Y < c.Y+c.H && c.Y < b.Y+b.H
}
