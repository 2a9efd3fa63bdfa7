// Package nearest finds what somebody may have meant: among known words, the
// one that a mistyped word is most like.
//
// In go a word and the words that it might be, out comes one of them:
//
//	nearest.To("owenr", []string{"tier", "owner"}) // "owner", true
//
// Likeness is the number of code points to insert, leave out, replace or swap
// with their neighbour; letter case does not count. At most a third of the
// longer word may be wrong, so a word of one or two code points is near to
// nothing but itself: a guess would more often be wrong than right.
//
// It knows no synonyms, no keyboards and no sounds, and it keeps nothing from
// one call to the next.
package nearest

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// To returns the word among the given ones that is most like word, the first
// of them if several are equally like it; false if none is near.
func To(word string, among []string) (string, bool) {
	var m meter
	m.word, m.marks = spell(nil, word)
	found, best := "", -1
	for _, candidate := range among {
		limit := m.limit(candidate)
		if best >= 0 {
			limit = min(limit, best-1)
		}
		if limit < 0 {
			continue
		}
		if d := m.distance(candidate, limit); d <= limit {
			found, best = candidate, d
		}
	}
	return found, best >= 0
}

// meter measures how far other words are from one word. It keeps the rows of
// the table that it fills, so that another word costs no memory.
type meter struct {
	word, other []rune
	marks       uint64   // of word
	rows        [3][]int // the row being filled, the one before, the one before that
}

// spell appends the word's code points, without letter case, and marks which
// ones occur, each in one of 64 places.
func spell(into []rune, word string) (letters []rune, marks uint64) {
	for _, r := range word {
		r = unicode.ToLower(r)
		into = append(into, r)
		marks |= 1 << (uint32(r) % 64)
	}
	return into, marks
}

// limit is how many code points of the candidate may be wrong; below 0 where
// the lengths alone differ by more.
func (m *meter) limit(candidate string) int {
	n := utf8.RuneCountInString(candidate)
	limit := max(n, len(m.word)) / 3
	if n-len(m.word) > limit || len(m.word)-n > limit {
		return -1
	}
	return limit
}

// distance returns the distance to the other word, or something above the limit
// as soon as it is known to be more than that. It is the Damerau-Levenshtein
// distance in which no stretch is changed twice (optimal string alignment),
// worked out in the band of the table where it can still be within the limit.
func (m *meter) distance(other string, limit int) int {
	var marks uint64
	m.other, marks = spell(m.other[:0], other)
	// One change touches two marks at most: of what goes, and of what comes.
	if bits.OnesCount64(m.marks^marks) > 2*limit {
		return limit + 1
	}
	n := len(m.other)
	if n-len(m.word) > limit || len(m.word)-n > limit {
		return limit + 1 // the band would not reach the last column
	}
	if len(m.rows[0]) <= n {
		for i := range m.rows {
			m.rows[i] = make([]int, 2*n+1)
		}
	}
	for j := range n + 1 {
		m.rows[0][j] = j
	}
	for i := 1; i <= len(m.word); i++ {
		m.rows[0], m.rows[1], m.rows[2] = m.rows[2], m.rows[0], m.rows[1]
		if m.fill(i, limit) > limit {
			return limit + 1
		}
	}
	return m.rows[0][n]
}

// fill works out row i, for the first i code points of the word, and returns
// the least distance in it: no later row can have a lesser one.
func (m *meter) fill(i, limit int) int {
	row, above, above2 := m.rows[0], m.rows[1], m.rows[2]
	n, far := len(m.other), limit+1
	lo, hi := max(1, i-limit), min(n, i+limit)
	row[lo-1] = far
	if lo == 1 {
		row[0] = i
	}
	least := row[lo-1]
	for j := lo; j <= hi; j++ {
		d := above[j-1]
		if m.word[i-1] != m.other[j-1] {
			d = min(d, above[j], row[j-1]) + 1
			if i > 1 && j > 1 && m.word[i-1] == m.other[j-2] && m.word[i-2] == m.other[j-1] {
				d = min(d, above2[j-2]+1)
			}
		}
		row[j] = d
		least = min(least, d)
	}
	if hi < n {
		row[hi+1] = far
	}
	return least
}
