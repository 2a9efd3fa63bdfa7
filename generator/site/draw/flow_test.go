package draw_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stratbook/generator/site/draw"
)

func TestFlow(t *testing.T) {
	var f draw.Flow
	e := f.Column([][]int{nil, nil, nil})
	r := f.Column([][]int{{e + 1}, {e + 2}})
	c := f.Column([][]int{{e}, {r, r + 1}}) // the first comes straight from the first column
	if want := []int{0, 1, 2, 1, 2, 0, 1}; !slices.Equal(f.Row, want) {
		t.Errorf("rows %v, want %v", f.Row, want)
	}
	if diff := cmp.Diff([]draw.Pass{{Column: 1, Row: 0}}, f.Passes); diff != "" {
		t.Error(diff)
	}
	want := []draw.Wire{{0, 1, 1}, {0, 2, 2}, {0, 0, 0}, {1, 0, 0}, {1, 1, 1}, {1, 2, 1}}
	if diff := cmp.Diff(want, f.Wires); diff != "" {
		t.Error(diff)
	}
	f.Column([][]int{{c}, {len(f.Row)}}) // the second comes from its own column
	if f.Rows != 3 || len(f.Wires) != len(want)+1 {
		t.Errorf("%d rows, %d lines", f.Rows, len(f.Wires))
	}
}

// Things keep their order, no two share a place, and every line leads from the
// one to the other without a gap.
func TestFlowOfMany(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		var f draw.Flow
		var column []int
		var from [][]int
		for c := range 4 {
			things := make([][]int, r.IntN(9))
			for i := range things {
				for range r.IntN(4) {
					if before := len(f.Row); before > 0 && c > 0 {
						things[i] = append(things[i], r.IntN(before))
					}
				}
			}
			f.Column(things)
			for range things {
				column = append(column, c)
			}
			from = append(from, things...)
		}
		taken := map[draw.Pass]bool{}
		for i, row := range f.Row {
			if at := (draw.Pass{Column: column[i], Row: row}); taken[at] || row < 0 || row >= f.Rows || i > 0 && column[i] == column[i-1] && row <= f.Row[i-1] {
				t.Fatalf("seed %d: thing %d stands at %v", seed, i, at)
			} else {
				taken[at] = true
			}
		}
		for _, at := range f.Passes {
			if taken[at] || at.Row >= f.Rows {
				t.Fatalf("seed %d: a line goes through %v", seed, at)
			}
			taken[at] = true
		}
		for to, sources := range from {
			for _, source := range sources {
				if !leads(&f, draw.Pass{Column: column[source], Row: f.Row[source]}, draw.Pass{Column: column[to], Row: f.Row[to]}) {
					t.Fatalf("seed %d: nothing leads from %d to %d", seed, source, to)
				}
			}
		}
	}
}

func leads(f *draw.Flow, at, to draw.Pass) bool {
	if at == to {
		return true
	}
	for _, w := range f.Wires {
		if w.After == at.Column && w.From == at.Row && leads(f, draw.Pass{Column: at.Column + 1, Row: w.To}, to) {
			return true
		}
	}
	return false
}
