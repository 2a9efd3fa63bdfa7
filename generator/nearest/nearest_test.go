package nearest_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stratbook/generator/nearest"
)

func TestTo(t *testing.T) {
	for _, test := range []struct{ word, among, want string }{
		{"owner", "tier owner", "owner"},
		{"owenr", "tier owner", "owner"}, // two neighbours swapped
		{"ownr", "tier owner", "owner"},
		{"ownner", "tier owner", "owner"},
		{"owmer", "tier owner", "owner"},
		{"Owner", "tier owner", "owner"},
		{"OWENR", "tier owner", "owner"},
		{"wang-li", "wang-lei wang-wei", "wang-lei"},
		{"wang-ei", "wang-lei wang-wei", "wang-lei"}, // both as near: the first
		{"wang-wei", "wang-lei wang-wei", "wang-wei"},
		{"拥由者", "倡导者 拥有者 批准者", "拥有者"},
		{"拥有着", "倡导者 拥有者 批准者", "拥有者"},
		{"有拥者", "倡导者 拥有者 批准者", "拥有者"},
		{"快速前", "谨慎前进 快速前进", "快速前进"},
		{"commitment-stall", "commitment-missing commitment-seller-driven commitment-stalled", "commitment-stalled"}, // the second is too long to be nearer than the first
		{"budget", "tier owner", ""},
		{"stat", "status", "status"},
		{"sta", "status", ""}, // half of it is missing
		{"by", "id to", ""},
		{"", "id to", ""},
		{"id", "", ""},
	} {
		got, ok := nearest.To(test.word, strings.Fields(test.among))
		if got != test.want || ok != (test.want != "") {
			t.Errorf("To(%q, %s) = %q, %v; want %q", test.word, test.among, got, ok, test.want)
		}
	}
}

// The band, the marks and the cut-off only save work: a plain table of the
// whole distance finds the same word.
func TestToAgreesWithThePlainTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.RuneFrom([]rune("abc王雷")), 0, 9, -1)
		a, among := word.Draw(t, "word"), rapid.SliceOfN(word, 0, 6).Draw(t, "among")
		want, best := "", -1
		for _, b := range among {
			limit := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) / 3
			if d := plain([]rune(a), []rune(b)); d <= limit && (best < 0 || d < best) {
				want, best = b, d
			}
		}
		if got, ok := nearest.To(a, among); got != want || ok != (best >= 0) {
			t.Fatalf("To(%q, %q) = %q, %v; want %q at %d", a, among, got, ok, want, best)
		}
	})
}

func plain(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j-1], d[i-1][j], d[i][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func BenchmarkTo(b *testing.B) {
	var ids []string
	for i := range 5000 {
		ids = append(ids, fmt.Sprintf("wang-lei-%04d", i), fmt.Sprintf("王磊的第%d次拜访", i))
	}
	for name, word := range map[string]string{"near": "wang-lie-3999", "far": "steering-committee", "chinese": "王磊的策3999次拜访"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				nearest.To(word, ids)
			}
		})
	}
}
