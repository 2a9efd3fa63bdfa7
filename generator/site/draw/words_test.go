package draw_test

import (
	"testing"

	"stratbook/generator/site/draw"
)

func TestRows(t *testing.T) {
	for _, test := range []struct {
		words         string
		breadth, want int
	}{
		{"", 100, 1},
		{"pump", 100, 1},
		{"the pump of the second line", 100, 2},    // breaks at a space
		{"第二条生产线的机械密封", 100, 2},                    // anywhere
		{"第二条 line 的机械密封", 100, 2},                 // and both
		{"Donaudampfschifffahrtselektrik", 100, 2}, // where it is broader than the column
		{"of Donaudampfschifffahrtselektrik", 100, 3},
	} {
		if got := draw.Rows(test.words, test.breadth, 10); got != test.want {
			t.Errorf("%q takes %d lines of %d, want %d", test.words, got, test.breadth, test.want)
		}
	}
}
