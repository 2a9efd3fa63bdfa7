package mention

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// composed reports whether a text is in Unicode's composed form (NFC), the one
// that names are looked for in.
func composed(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return norm.NFC.IsNormal(text)
		}
	}
	return true
}

// change is a stretch of a text that composing it changed, by its offsets in
// the composed and the original text.
type change struct{ start, end, from, to int }

// changes lead from a composed text back to the original.
type changes []change

// compose puts a text into the composed form.
func compose(text []byte) ([]byte, changes) {
	var it norm.Iter
	it.Init(norm.NFC, text)
	made := make([]byte, 0, len(text))
	var list changes
	for !it.Done() {
		from, start := it.Pos(), len(made)
		made = append(made, it.Next()...)
		if !bytes.Equal(made[start:], text[from:it.Pos()]) {
			list = append(list, change{start, len(made), from, it.Pos()})
		}
	}
	return made, list
}

// place returns where in the original text an offset of the composed one is;
// false if it is within what was changed.
func (list changes) place(at int) (int, bool) {
	i := sort.Search(len(list), func(i int) bool { return list[i].end > at })
	if i < len(list) && list[i].start < at {
		return 0, false
	}
	if i == 0 {
		return at, true
	}
	return at - list[i-1].end + list[i-1].to, true
}
