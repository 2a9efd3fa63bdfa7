package draw_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"stratbook/generator/site/draw"
)

var forest = draw.Forest{Width: 940, Box: draw.Box{W: 172, H: 58}, Gap: 8, Step: 28, Indent: 20}

// grown is a forest of n people; each reports to somebody before them.
func grown(r *rand.Rand, n, roots, near int) (trees, all []*draw.Branch) {
	for i := range n {
		b := &draw.Branch{}
		all = append(all, b)
		if i < roots {
			trees = append(trees, b)
			continue
		}
		boss := all[max(0, i-1-r.IntN(min(i, near)))]
		boss.Under = append(boss.Under, b)
	}
	return trees, all
}

// No box lies over another, a boss stands above everybody under them, nobody
// stands outside, and the same trees stand the same way twice.
func TestPlace(t *testing.T) {
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 1))
		n, roots, near := 1+r.IntN(200), 1+r.IntN(6), 1+r.IntN(40)
		if seed == 0 {
			n, roots, near = 60, 1, 1 // a chain
		}
		roots = min(n, roots)
		trees, all := grown(r, n, roots, near)
		width, height := forest.Place(trees)
		for i, b := range all {
			if b.X < 0 || b.Y < 0 || b.X+b.W > width || b.Y+b.H > height {
				t.Fatalf("seed %d: %v of %d people stands outside %d × %d", seed, b.Box, n, width, height)
			}
			for _, c := range all[:i] {
				if b.Overlaps(c.Box) {
					t.Fatalf("seed %d: %v lies over %v", seed, b.Box, c.Box)
				}
			}
			for _, u := range b.Under {
				if u.Y < b.Y+b.H {
					t.Fatalf("seed %d: %v is not below the boss %v", seed, u.Box, b.Box)
				}
			}
		}
		if width > forest.Width {
			t.Errorf("seed %d: %d people are %d wide", seed, n, width)
		}
		before := fmt.Sprint(boxes(all), draw.Lines(trees))
		forest.Place(trees)
		if after := fmt.Sprint(boxes(all), draw.Lines(trees)); after != before {
			t.Errorf("seed %d: placed again, they stand otherwise", seed)
		}
	}
}

func boxes(all []*draw.Branch) []draw.Box {
	var list []draw.Box
	for _, b := range all {
		list = append(list, b.Box)
	}
	return list
}

// Sixty people in several trees keep the shape of a sheet of paper: printed on
// one, their names can be read.
func TestPlaceSixty(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 2))
		if width, height := forest.Place(staffed(r, 60, 1+r.IntN(4))); height > 1800 {
			t.Errorf("seed %d: %d × %d", seed, width, height)
		}
	}
}

// staffed is a forest of n people in which a boss has two to seven under them.
func staffed(r *rand.Rand, n, roots int) []*draw.Branch {
	var trees, all []*draw.Branch
	for range roots {
		trees = append(trees, &draw.Branch{})
	}
	all = append(all, trees...)
	for i := 0; len(all) < n; i++ {
		for range min(n-len(all), 2+r.IntN(6)) {
			b := &draw.Branch{}
			all[i].Under = append(all[i].Under, b)
			all = append(all, b)
		}
	}
	return trees
}

// A few people stand level by level, and their boss over the middle.
func TestPlaceFew(t *testing.T) {
	a, b, c := &draw.Branch{}, &draw.Branch{}, &draw.Branch{}
	top := &draw.Branch{Under: []*draw.Branch{a, b, c}}
	width, height := forest.Place([]*draw.Branch{top})
	if a.Y != b.Y || b.Y != c.Y || top.X != b.X || top.Y != 0 {
		t.Errorf("%v over %v, %v, %v", top.Box, a.Box, b.Box, c.Box)
	}
	if width != 3*172+2*8 || height != 2*58+28 {
		t.Errorf("%d × %d", width, height)
	}
}

// A bow begins and ends at the edges of its boxes and stays in the picture.
func TestBow(t *testing.T) {
	line, head := draw.Bow(draw.Box{W: 400, H: 260}, draw.Box{W: 100, H: 60}, draw.Box{X: 300, Y: 200, W: 100, H: 60})
	if want := "M100 47Q227 90 324 200"; line != want {
		t.Errorf("%s, want %s", line, want)
	}
	if head == "" {
		t.Error("no head")
	}
	from, to := draw.Box{W: 100, H: 60}, draw.Box{X: 108, W: 100, H: 60}
	if line, _ := draw.Bow(draw.Box{W: 400, H: 60}, from, to); !draw.Near(from, to) || line != "M75 60Q104 86 133 60" {
		t.Errorf("neighbours are joined by %s", line)
	}
}
