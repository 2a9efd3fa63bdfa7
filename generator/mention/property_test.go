package mention

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

type found struct {
	start, end int
	value      int32
}

func finds(f *Finder, text string) (list []found) {
	f.Find([]byte(text), func(start, end int, value int32) bool {
		list = append(list, found{start, end, value})
		return true
	})
	return list
}

// slowly finds the mentions of a composed text the obvious way: at each place it
// tries every name.
func slowly(names []Name, text string) (list []found) {
	values := map[string]map[int32]bool{}
	patterns := map[string]*regexp.Regexp{}
	for _, n := range names {
		name := norm.NFC.String(strings.Join(strings.Fields(n.Text), " "))
		letters := len([]rune(regexp.MustCompile(`\pM`).ReplaceAllString(name, "")))
		if letters < 2 || len(name) > 200 || !utf8.ValidString(name) || regexp.MustCompile(`^\pM`).MatchString(name) {
			continue
		}
		if values[name] == nil {
			values[name] = map[int32]bool{}
			blanks := "[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
			patterns[name] = regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(name), " ", blanks))
		}
		values[name][n.Value] = true
	}
	for i := 0; i < len(text); {
		best := found{}
		several := false
		for name, pattern := range patterns {
			at := pattern.FindStringIndex(text[i:])
			if at == nil || i+at[1] <= best.end || !stands([]rune(text[:i]), []rune(text[i:i+at[1]]), []rune(text[i+at[1]:])) {
				continue
			}
			best, several = found{start: i, end: i + at[1]}, len(values[name]) > 1
			for best.value = range values[name] {
			}
		}
		if best.end == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		if !several {
			list = append(list, best)
		}
		i = best.end
	}
	return list
}

// stands judges a name by what is before and after it.
func stands(left, name, right []rune) bool {
	letter := func(list []rune, step int) part {
		at := 0
		if step < 0 {
			at = len(list) - 1
		}
		for ; at >= 0 && at < len(list); at += step {
			if step > 0 || !unicode.IsMark(list[at]) {
				return partOf(list[at])
			}
		}
		return gap
	}
	first, last := letter(name, 1), letter(name, -1)
	words := func(p part) bool { return p == spaced || p == katakana || p == hangul }
	if words(first) && letter(left, -1) == first {
		return false
	}
	if n := len(left); words(first) && n > 0 && strings.ContainsRune("-‐\u2011@", left[n-1]) && letter(left[:n-1], -1) == first {
		return false
	}
	if letter(right, 1) == mark {
		return false
	}
	if last != spaced && last != katakana {
		return true
	}
	if letter(right, 1) == last {
		return false
	}
	if len(right) < 2 || letter(right[1:], 1) != last {
		return true
	}
	switch rest := string(right[1:]); right[0] {
	case '-', '‐', '\u2011':
		return false
	case '.':
		return !unicode.IsLower(right[1]) && !unicode.IsDigit(right[1])
	case '\'', '’', '＇':
		ends := regexp.MustCompile(`^(s|S|d|ll)`).FindString(rest)
		next := letter([]rune(rest[len(ends):]), 1)
		return last == katakana || ends != "" && next != spaced && next != mark
	}
	return true
}

func equal(t rapid.TB, names []Name, text string) {
	t.Helper()
	got, want := finds(New(names), text), slowly(names, text)
	if len(got) != len(want) {
		t.Fatalf("%q in %q: got %v, want %v", names, text, got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("%q in %q: got %v, want %v", names, text, got, want)
		}
	}
}

// pieces that names and texts are made of.
var pieces = []string{"a", "b", "ab", "A", " ", " ", "  ", "\n", "王", "磊", "王磊", "-", "'", "’", "s", "ll", ".", ",", "&", "<", "1", "2", "_", "@", "é", "e\u0301", "\u0301",
	"ー", "ジョ", "の", "김", "수", "\u1112\u1161", "\u11ab", "ส", "\u0e35", "。", "\u3000", "\u00a0", "и", "и\u0306", "ế", "ê\u0301", "\ufa19", "\u093c"}

func mixes(most int) *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, most), func(list []string) string { return strings.Join(list, "") })
}

func someNames(t *rapid.T, label string) []Name {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Name {
		return Name{mixes(4).Draw(t, "name"), rapid.Int32Range(1, 6).Draw(t, "value")}
	}), 0, 12).Draw(t, label)
}

// TestSlowSearch: what is found is what the obvious search finds.
func TestSlowSearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		equal(t, someNames(t, "names"), norm.NFC.String(mixes(40).Draw(t, "text")))
	})
}

// TestAnyForm: text in any form of Unicode mentions what its composed form does.
func TestAnyForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := mixes(40).Draw(t, "text")
		if rapid.Bool().Draw(t, "decomposed") {
			text = norm.NFD.String(text)
		}
		names := someNames(t, "names")
		sameMentions(t, New(names), text)
	})
}

func sameMentions(t rapid.TB, f *Finder, text string) {
	t.Helper()
	composed := norm.NFC.String(text)
	got, want := finds(f, text), finds(f, composed)
	last := 0
	for _, g := range got {
		for len(want) > 0 && norm.NFC.String(text[:g.start]) != composed[:want[0].start] {
			want = want[1:] // ends within a letter that was written as several
		}
		if g.start < last || len(want) == 0 || g.value != want[0].value ||
			norm.NFC.String(text[g.start:g.end]) != composed[want[0].start:want[0].end] {
			t.Fatalf("%q: got %v, want %v", text, got, finds(f, composed))
		}
		want, last = want[1:], g.end
	}
}

// TestOverIsOneList: two finders find what one of all names does, from which
// those below are left out that stand above too.
func TestOverIsOneList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		above, below := someNames(t, "above"), someNames(t, "below")
		all := above
		for _, n := range below {
			n.Value += 100
			hidden := false
			for _, a := range folded(above) {
				hidden = hidden || len(folded([]Name{n})) == 1 && folded([]Name{n})[0].Text == a.Text
			}
			if !hidden {
				all = append(all[:len(all):len(all)], n)
			}
		}
		for i := range below {
			below[i].Value += 100
		}
		text := mixes(40).Draw(t, "text")
		got, want := finds(New(above).Over(New(below)), text), finds(New(all), text)
		if len(got) != len(want) {
			t.Fatalf("%q over %q in %q: got %v, want %v", above, below, text, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%q over %q in %q: got %v, want %v", above, below, text, got, want)
			}
		}
	})
}

// FuzzFind: any bytes are searched as the obvious search does, names and text.
func FuzzFind(f *testing.F) {
	f.Add("Wang Lei\nWang\nLei", "Wang Lei's, Wang-Lei, Wangs")
	f.Add("王磊\n王磊\nJosé", "王磊 Jose\u0301 Jos\u00e9s")
	f.Add("ab c\nc d", "ab\n c\u3000d")
	f.Fuzz(func(t *testing.T, names, text string) {
		var list []Name
		for i, name := range strings.Split(names, "\n") {
			list = append(list, Name{name, int32(i % 5)})
		}
		finder := New(list)
		if !utf8.ValidString(text) {
			finds(finder, text)
			return
		}
		equal(t, list, norm.NFC.String(text))
		sameMentions(t, finder, text)
	})
}
