package draw

import (
	"fmt"
	"math"
	"strings"
)

// Lines are the lines from bosses to those under them, as the path of an SVG.
func Lines(trees []*Branch) string {
	var b strings.Builder
	for _, t := range trees {
		t.lines(&b)
	}
	return b.String()
}

func (t *Branch) lines(b *strings.Builder) {
	if len(t.rows) == 0 {
		return
	}
	bottom := t.Y + t.H
	if t.how == columned {
		t.columnLines(b)
	} else {
		fmt.Fprintf(b, "M%d %dV%d", t.rows[0].trunk, bottom, t.rows[len(t.rows)-1].bus)
		for _, r := range t.rows {
			first, last := r.of[0].Box, r.of[len(r.of)-1].Box
			b.WriteString(along(r.bus, min(r.trunk, first.X+first.W/2), max(r.trunk, last.X+last.W/2)))
			for _, u := range r.of {
				fmt.Fprintf(b, "M%d %dV%d", u.X+u.W/2, r.bus, u.Y)
			}
		}
	}
	for _, u := range t.Under {
		u.lines(b)
	}
}

// columnLines lead down the left of each column to those who stand in it.
func (t *Branch) columnLines(b *strings.Builder) {
	first, last := t.rows[0], t.rows[len(t.rows)-1]
	if bottom := t.Y + t.H; first.bus > bottom {
		middle := t.X + t.W/2
		fmt.Fprintf(b, "M%d %dV%d", middle, bottom, first.bus)
		b.WriteString(along(first.bus, min(first.trunk, middle), max(last.trunk, middle)))
	}
	for _, r := range t.rows {
		lowest := r.of[len(r.of)-1].Box
		fmt.Fprintf(b, "M%d %dV%d", r.trunk, r.bus, lowest.Y+lowest.H/2)
		for _, u := range r.of {
			fmt.Fprintf(b, "M%d %dH%d", r.trunk, u.Y+u.H/2, u.X)
		}
	}
}

func along(y, from, to int) string {
	if from >= to {
		return ""
	}
	return fmt.Sprintf("M%d %dH%d", from, y, to)
}

// Bow is a bent line from one box to another, from edge to edge, that stays
// within the first box. Those in one row are joined below it, neighbours in a
// list at its right. Head are the two strokes of an arrow at its end.
func Bow(within, from, to Box) (line, head string) {
	x1, y1 := from.centre()
	x2, y2 := to.centre()
	switch dx, dy := x2-x1, y2-y1; {
	case dy == 0:
		side := sign(dx)
		bottom := float64(from.Y + from.H)
		return curve(point{float64(x1 + side*from.W/4), bottom}, point{float64(x1+x2) / 2, bottom + 26}, point{float64(x2 - side*to.W/4), bottom})
	case Near(from, to):
		side := sign(dy)
		right := float64(from.X + from.W)
		return curve(point{right, float64(y1 + side*from.H/4)}, point{right + 20, float64(y1+y2) / 2}, point{right, float64(y2 - side*to.H/4)})
	default:
		bend := min(.22, 48/max(1, math.Hypot(float64(dx), float64(dy))))
		cx := min(max(float64(x1+x2)/2+float64(dy)*bend, float64(within.X+2)), float64(within.X+within.W-2))
		cy := min(max(float64(y1+y2)/2-float64(dx)*bend, float64(within.Y+2)), float64(within.Y+within.H-2))
		return curve(from.edge(cx, cy), point{cx, cy}, to.edge(cx, cy))
	}
}

// Near reports whether boxes stand so close that a line between them would not
// be seen.
func Near(from, to Box) bool {
	const gap = 14
	around := Box{from.X - gap, from.Y - gap, from.W + 2*gap, from.H + 2*gap}
	return around.Overlaps(to) && (from.X == to.X || from.Y == to.Y)
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

type point struct{ x, y float64 }

// edge is where the way from a box's centre to a point leaves the box.
func (b Box) edge(x, y float64) point {
	cx, cy := b.centre()
	dx, dy := x-float64(cx), y-float64(cy)
	t := 1.0
	if dx != 0 {
		t = min(t, float64(b.W)/2/math.Abs(dx))
	}
	if dy != 0 {
		t = min(t, float64(b.H)/2/math.Abs(dy))
	}
	return point{float64(cx) + t*dx, float64(cy) + t*dy}
}

// curve is a bend past a point, with the head of an arrow at its end.
func curve(from, past, to point) (line, head string) {
	line = fmt.Sprintf("M%.0f %.0fQ%.0f %.0f %.0f %.0f", from.x, from.y, past.x, past.y, to.x, to.y)
	length := max(1, math.Hypot(to.x-past.x, to.y-past.y))
	ux, uy := (to.x-past.x)/length, (to.y-past.y)/length
	const back, aside = 8, 4
	head = fmt.Sprintf("M%.1f %.1fL%.0f %.0fL%.1f %.1f", to.x-back*ux+aside*uy, to.y-back*uy-aside*ux, to.x, to.y,
		to.x-back*ux-aside*uy, to.y-back*uy+aside*ux)
	return line, head
}
