package words_test

import (
	"math"
	"testing"
)

func TestDate(t *testing.T) {
	en, zh := load(t, "en"), load(t, "zh-Hans")
	for _, test := range []struct{ iso, en, enShort, zh, zhShort string }{
		{"2026-11-18", "18 Nov 2026", "18 Nov", "2026年11月18日", "11月18日"},
		{"2027-01-02", "2 Jan 2027", "2 Jan", "2027年1月2日", "1月2日"},
		{"2026-12-30", "30 Dec 2026", "30 Dec", "2026年12月30日", "12月30日"},
		{"", "", "", "", ""},
		{"next week", "next week", "next week", "next week", "next week"},
		{"2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01", "2026-13-01"},
	} {
		if a, b, c, d := en.Date(test.iso), en.DateShort(test.iso), zh.Date(test.iso), zh.DateShort(test.iso); a != test.en ||
			b != test.enShort || c != test.zh || d != test.zhShort {
			t.Errorf("%s: got %q, %q, %q, %q", test.iso, a, b, c, d)
		}
	}
}

func TestNumber(t *testing.T) {
	w := load(t, "zh-Hans")
	for f, want := range map[float64]string{
		0:                    "0",
		math.Copysign(0, -1): "0",
		7:                    "7",
		999:                  "999",
		1000:                 "1,000",
		1234567:              "1,234,567",
		-1234567.5:           "-1,234,567.5",
		0.1 + 0.2:            "0.3",
		12.75:                "12.75",
		999999.9999999:       "1,000,000",
		-0.0000001:           "0",
		1e15:                 "1,000,000,000,000,000",
	} {
		if got := w.Number(f); got != want {
			t.Errorf("Number(%v) = %s, want %s", f, got, want)
		}
	}
	if got := w.Number(math.Inf(1)); got != "+Inf" {
		t.Errorf("infinity is %s", got)
	}
	for f, want := range map[float64]string{35: "35%", 12.5: "12.5%", 100.0 / 3: "33.33%", 0: "0%"} {
		if got := w.Percent(f); got != want {
			t.Errorf("Percent(%v) = %s, want %s", f, got, want)
		}
	}
}

func TestList(t *testing.T) {
	en, zh := load(t, "en"), load(t, "zh-Hans")
	for _, test := range []struct {
		items  []string
		en, zh string
	}{
		{nil, "", ""},
		{[]string{"a"}, "a", "a"},
		{[]string{"a", "b"}, "a and b", "a和b"},
		{[]string{"a", "b", "c"}, "a, b and c", "a、b和c"},
	} {
		if got := en.List(test.items); got != test.en {
			t.Errorf("%q: %s", test.items, got)
		}
		if got := zh.List(test.items); got != test.zh {
			t.Errorf("%q: %s", test.items, got)
		}
	}
}
