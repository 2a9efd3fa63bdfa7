package dates

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"
	"time"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestText(t *testing.T) {
	for _, c := range []struct{ to, text, want string }{
		{"2026-11-21", "due: 2026-11-21", "due: 2026-11-21"},
		{"2026-11-28", "due: 2026-11-21", "due: 2026-11-28"},
		{"2026-11-24", "due: 2026-11-21", "due: 2026-11-21"}, // three days are no week
		{"2026-11-25", "due: 2026-11-21", "due: 2026-11-28"}, // four are nearer to one
		{"2026-11-17", "due: 2026-11-21", "due: 2026-11-14"},
		{"2026-11-18", "due: 2026-11-21", "due: 2026-11-21"},
		{"2028-02-26", "[[acme/visits/2026-11-24-board|24 November]]", "[[acme/visits/2028-02-29-board|29 February]]"},
		{"2026-11-28", "by: 2026-12-31", "by: 2027-01-07"}, // no month is too short
		{"2026-11-28", "三樓2026-12-09三樓", "三樓2026-12-16三樓"},
		{"2026-11-28", "tel 2026-12-099, 2026-12-09-2, 1-2026-12-09", "tel 2026-12-099, 2026-12-09-2, 1-2026-12-09"},
		{"2026-11-28", "2026-02-30 is no day", "2026-02-30 is no day"},
		{"2026-11-28", "in 2026, and 2025-12", "in 2026, and 2025-12"},
		{"2027-02-20", "on 30 January 2026, before 14 September", "on 1 May 2026, before 14 December"},
		{"2027-05-22", "in March 2027 or in July", "in September 2027 or in January"},
		{"2026-11-28", "Marching on 31 June, maybe", "Marching on 31 June, maybe"},
		{"2026-11-28", "十二月三十一日之前，2026年12月28日", "一月七日之前，2027年1月4日"},
		{"2027-05-22", "自2027年4月起，每年十月，明年三月前，三个月，十九号", "自2027年10月起，每年四月，明年九月前，三个月，十九号"},
		{"2026-11-28", "十三月，二月三十日", "十三月，二月三十日"},
	} {
		if got := Between(day("2026-11-21"), day(c.to)).Text(c.text); got != c.want {
			t.Errorf("%s to %s:\n got %s\nwant %s", c.text, c.to, got, c.want)
		}
	}
}

func TestNumerals(t *testing.T) {
	for n := 1; n <= 31; n++ {
		if got, _ := number(spelled(n, true)); got != n {
			t.Errorf("%d is spelled %s, which reads %d", n, spelled(n, true), got)
		}
	}
}

// A date moved and moved back is the date, and the weekday never changes.
func TestThereAndBack(t *testing.T) {
	from := day("2026-11-21")
	for n := -2000; n < 2000; n += 13 {
		to := from.AddDate(0, 0, n)
		there := Between(from, to)
		if away := there.days - n; away < -3 || away > 3 {
			t.Errorf("%d days became %d", n, there.days)
		}
		moved := there.Text("2027-02-28")
		if day(moved).Weekday() != time.Sunday {
			t.Errorf("%d days: %s is another weekday", n, moved)
		}
		if back := (Shift{to, -there.days}).Text(moved); back != "2027-02-28" {
			t.Errorf("%d days and back: %s", n, back)
		}
	}
}

func TestFiles(t *testing.T) {
	moved, err := Between(day("2026-11-21"), day("2026-12-05")).Files(fstest.MapFS{
		"visits/2026-10-13.md": {Data: []byte("next: 2026-10-27")},
		"book.yaml":            {Data: []byte("title: Of 2026")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if names := slices.Sorted(maps.Keys(moved)); !slices.Equal(names, []string{"book.yaml", "visits/2026-10-27.md"}) {
		t.Errorf("names: %v", names)
	}
	if got := string(moved["visits/2026-10-27.md"]); got != "next: 2026-11-10" {
		t.Errorf("text: %s", got)
	}
}
