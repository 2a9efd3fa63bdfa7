package plan

import (
	"cmp"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestDate holds that dates are written and put in order as their text is.
func TestDate(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) Date {
		if rapid.IntRange(0, 5).Draw(t, "none") == 0 {
			return Date{}
		}
		at := time.Date(rapid.IntRange(1, 9999).Draw(t, "y"), time.Month(rapid.IntRange(1, 12).Draw(t, "m")), rapid.IntRange(1, 28).Draw(t, "d"), 0, 0, 0, 0, time.UTC)
		if d, ok := ParseDate(at.Format(time.DateOnly)); !ok || d.ISO() != at.Format(time.DateOnly) {
			t.Fatalf("%s: %v", at.Format(time.DateOnly), d)
		}
		return DateOf(at)
	})
	rapid.Check(t, func(t *rapid.T) {
		d, e := day.Draw(t, "d"), day.Draw(t, "e")
		if got, want := d.Compare(e), cmp.Compare(d.ISO(), e.ISO()); got != want {
			t.Errorf("%v before %v: %d, want %d", d, e, got, want)
		}
		if got, want := d.CompareDue(e), cmp.Compare(cmp.Or(d.ISO(), "~"), cmp.Or(e.ISO(), "~")); got != want {
			t.Errorf("%v due before %v: %d, want %d", d, e, got, want)
		}
	})
}
