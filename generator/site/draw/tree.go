package draw

// Branch is somebody in a tree, with those under them. Its box is what Place
// fills in.
type Branch struct {
	Box
	Under []*Branch

	how   how
	rows  []row // those under, row by row or column by column
	alone plate // who has nobody under them stands in one way only
}

// row are those who stand in one row, or column, and the lines that lead there:
// down at trunk, along at bus.
type row struct {
	trunk, bus int
	of         []*Branch
}

// how the branches under one stand.
type how int

const (
	abreast  how = iota // in one row, their boss over the middle
	columned            // below each other like a list, in one column or several
	ranked              // in several rows
)

// Forest says how large the boxes of trees are, and how they stand.
type Forest struct {
	Width  int // at most, if boxes are not broader; the height grows as needed
	Box    Box // the size of a box
	Gap    int // between boxes beside each other, and in a list
	Step   int // between a boss and those under, where they stand abreast
	Indent int // of those under, where they stand in a list
}

// Place puts trees beside each other, and below each other where they would be
// too broad, and returns how much room they take. A boss stands above everybody
// under them. Where those under do not fit abreast, they stand in several rows
// or below each other, whichever takes less height.
func (f Forest) Place(trees []*Branch) (width, height int) {
	deep := 1
	for _, b := range trees {
		deep = max(deep, b.depth())
	}
	f.Indent = max(1, min(f.Indent, (f.Width-f.Box.W)/deep))
	apart := f
	if deep > 1 {
		apart.Gap = 3 * f.Gap // so that it is seen where a tree ends
	}
	var best *plate
	for n := 1; n <= min(columns, max(1, len(trees))); n++ {
		each := (f.Width - (n-1)*apart.Gap) / n
		var plates []*plate
		for _, b := range trees {
			plates = append(plates, f.fit(b, each, 0))
		}
		all := &plate{}
		apart.shelve(all, plates, f.Width)
		if best == nil || all.h < best.h && all.w <= f.Width {
			best = all
		}
	}
	for _, q := range best.parts {
		q.settle(q.dx, q.dy)
	}
	return best.w, best.h
}

func (b *Branch) depth() int {
	deep := 0
	for _, u := range b.Under {
		deep = max(deep, u.depth())
	}
	return deep + 1
}

// plate is one way to lay out a tree, with the room it takes. Its boss stands at
// x in the first line.
type plate struct {
	of      *Branch
	w, h, x int
	how     how
	parts   []part
}

type part struct {
	*plate
	dx, dy     int
	row        int
	trunk, bus int
}

// settle writes a plate's places into its branches.
func (p *plate) settle(x, y int) {
	b := p.of
	b.X, b.Y, b.how, b.rows = x+p.x, y, p.how, nil
	for _, q := range p.parts {
		if q.row == len(b.rows) {
			b.rows = append(b.rows, row{trunk: x + q.trunk, bus: y + q.bus})
		}
		b.rows[q.row].of = append(b.rows[q.row].of, q.of)
		q.settle(x+q.dx, y+q.dy)
	}
}

// single is a boss to whom those under are added, or who has none.
func (f Forest) single(b *Branch) *plate {
	b.W, b.H = f.Box.W, f.Box.H
	p := plate{of: b, w: f.Box.W, h: f.Box.H}
	if len(b.Under) == 0 {
		b.alone = p
		return &b.alone
	}
	p.parts = make([]part, 0, len(b.Under))
	return &p
}

// How far down several ways to lay out a tree are tried, and in how many
// columns; a tree that is deeper is a list from there on.
const (
	deepest = 3
	columns = 5
)

// fit is the lowest way to lay out a tree in some width. Everybody abreast is
// best if there is room, because levels are seen then.
func (f Forest) fit(b *Branch, width, level int) *plate {
	if len(b.Under) == 0 {
		return f.single(b)
	}
	if p := f.row(b, f.spread); p.w <= width {
		return p
	}
	if len(b.Under) == 1 {
		return f.row(b, func(u *Branch) *plate { return f.fit(u, width, level) })
	}
	best := f.list(b)
	try := func(p *plate) {
		if p.w <= width && (p.h < best.h || best.w > width) {
			best = p
		}
	}
	try(f.row(b, f.lists))
	for n := 2; n <= min(columns, len(b.Under)); n++ {
		try(f.columns(b, n, f.list))
		if each := (width-(n-1)*f.Gap)/n - f.Indent; level < deepest && each > f.Box.W {
			try(f.columns(b, n, func(u *Branch) *plate { return f.fit(u, each, level+1) }))
		}
	}
	try(f.ranks(b, width, f.lists))
	if level < deepest {
		try(f.ranks(b, width, func(u *Branch) *plate { return f.fit(u, width-f.Indent, level+1) }))
	}
	return best
}

// spread lays out everybody of a tree abreast.
func (f Forest) spread(b *Branch) *plate { return f.row(b, f.spread) }

// lists lays out a tree abreast, but those who have nobody under them below each
// other.
func (f Forest) lists(b *Branch) *plate {
	for _, u := range b.Under {
		if len(u.Under) > 0 {
			return f.row(b, f.lists)
		}
	}
	return f.list(b)
}

// row puts those under a boss abreast, each laid out in some way.
func (f Forest) row(b *Branch, lay func(*Branch) *plate) *plate {
	p := f.single(b)
	if len(b.Under) == 0 {
		return p
	}
	x, dy := 0, f.Box.H+f.Step
	for i, u := range b.Under {
		q := lay(u)
		if i > 0 {
			x += f.Gap
		}
		p.parts = append(p.parts, part{plate: q, dx: x, dy: dy, bus: dy - f.Step/2})
		x += q.w
		p.h = max(p.h, dy+q.h)
	}
	first, last := p.parts[0], p.parts[len(p.parts)-1]
	p.x, p.w = (first.dx+first.x+last.dx+last.x)/2, x
	for i := range p.parts {
		p.parts[i].trunk = p.x + f.Box.W/2
	}
	return p
}

// list puts those under a boss below each other, and those under them likewise;
// one alone stands right below.
func (f Forest) list(b *Branch) *plate {
	if len(b.Under) < 2 {
		return f.row(b, f.list)
	}
	return f.columns(b, 1, f.list)
}

// columns puts those under a boss below each other in n columns of like height.
func (f Forest) columns(b *Branch, n int, lay func(*Branch) *plate) *plate {
	p := f.single(b)
	p.how = columned
	plates := make([]*plate, 0, len(b.Under))
	sum, highest := 0, 0
	for _, u := range b.Under {
		q := lay(u)
		plates = append(plates, q)
		sum, highest = sum+q.h+f.Gap, max(highest, q.h+f.Gap)
	}
	high := max(highest, (sum+n-1)/n)
	for fill(plates, high, f.Gap) > n {
		high += f.Box.H / 4
	}
	top, bus := f.Box.H, f.Box.H
	if n > 1 {
		top, bus = top+f.Step-f.Gap, bus+f.Step/2
	}
	x, y, column := 0, 0, 0
	for _, q := range plates {
		if y > 0 && y+q.h+f.Gap > high {
			x, y, column = p.w+f.Gap, 0, column+1
		}
		p.parts = append(p.parts, part{q, x + f.Indent, top + y + f.Gap, column, x + f.Indent/2, bus})
		y += q.h + f.Gap
		p.w, p.h = max(p.w, x+f.Indent+q.w), max(p.h, top+y)
	}
	if n > 1 {
		p.x = (p.w - f.Box.W) / 2
	}
	return p
}

// fill is how many columns of a height plates take.
func fill(plates []*plate, high, gap int) int {
	n, y := 1, 0
	for _, q := range plates {
		if y > 0 && y+q.h+gap > high {
			n, y = n+1, 0
		}
		y += q.h + gap
	}
	return n
}

// ranks puts those under a boss into several rows.
func (f Forest) ranks(b *Branch, width int, lay func(*Branch) *plate) *plate {
	p := f.single(b)
	plates := make([]*plate, 0, len(b.Under))
	for _, u := range b.Under {
		plates = append(plates, lay(u))
	}
	p.how = ranked
	p.h += f.Step
	f.shelve(p, plates, width-f.Indent)
	if p.parts[len(p.parts)-1].row == 0 {
		return f.row(b, lay)
	}
	return p
}

// shelve adds plates to a plate in rows of a width, below what is there.
func (f Forest) shelve(p *plate, plates []*plate, width int) {
	indent := 0
	if p.how == ranked {
		indent = f.Indent
	}
	x, y, row := 0, p.h, 0
	for i, q := range plates {
		if x > 0 && x+q.w > width {
			x, y, row = 0, p.h+f.Step, row+1
		}
		p.parts = append(p.parts, part{plates[i], indent + x, y, row, indent / 2, y - f.Step/2})
		p.w, p.h = max(p.w, indent+x+q.w), max(p.h, y+q.h)
		x += q.w + f.Gap
	}
}
