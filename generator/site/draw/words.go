package draw

import (
	"strings"
	"unicode"
)

// Breadth is how broad words are at least likely to be in letters of a size. It
// reckons with a broad face, since nobody knows the reader's.
func Breadth(s string, size int) int {
	tenths := 0
	for _, r := range s {
		tenths += tenthsOf(r)
	}
	return (tenths*size + 9) / 10
}

// tenthsOf is how broad a letter is, in tenths of its size.
func tenthsOf(r rune) int {
	switch {
	case r >= 0x2E80:
		return 10
	case strings.ContainsRune("iljI.,:;'|() ", r):
		return 4
	case r == 'm' || r == 'w' || r == 'M' || r == 'W':
		return 9
	case unicode.IsUpper(r):
		return 7
	}
	return 6
}

// Cut shortens words to a breadth; what was cut is shown by an ellipsis.
func Cut(s string, breadth, size int) string {
	if Breadth(s, size) <= breadth {
		return s
	}
	cut := ""
	for _, r := range s {
		if Breadth(cut+string(r)+"…", size) > breadth {
			break
		}
		cut += string(r)
	}
	return strings.TrimRight(cut, " ,") + "…"
}

// Wrap breaks words into two lines at most, at a space if there is one.
func Wrap(s string, breadth, size int) []string {
	if Breadth(s, size) <= breadth {
		return []string{s}
	}
	first := ""
	for i, r := range s {
		if (r == ' ' || r >= 0x2E80) && Breadth(s[:i], size) <= breadth {
			first = s[:i]
		}
	}
	if first == "" {
		return []string{Cut(s, breadth, size)}
	}
	return []string{first, Cut(strings.TrimSpace(s[len(first):]), breadth, size)}
}

// Rows is how many lines words take in a column of a breadth. Chinese ones break
// anywhere, others at a space, or where they are broader than the column.
func Rows(s string, breadth, size int) int {
	column := breadth * 10 / size // in tenths of a letter
	rows, left, word := 1, column, 0
	end := func() {
		if word > left && left < column {
			rows, left = rows+1, column
		}
		for ; word > column; word -= column {
			rows++
		}
		left, word = left-word, 0
	}
	for _, r := range s {
		if r >= 0x2E80 {
			end()
		}
		word += tenthsOf(r)
		if r == ' ' || r >= 0x2E80 {
			end()
		}
	}
	end()
	return rows
}
