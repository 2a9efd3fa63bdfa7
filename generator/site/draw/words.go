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
		switch {
		case r >= 0x2E80:
			tenths += 10
		case strings.ContainsRune("iljI.,:;'|() ", r):
			tenths += 4
		case r == 'm' || r == 'w' || r == 'M' || r == 'W':
			tenths += 9
		case unicode.IsUpper(r):
			tenths += 7
		default:
			tenths += 6
		}
	}
	return (tenths*size + 9) / 10
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
	rows, left := 1, breadth
	for _, word := range words(s) {
		broad := Breadth(word, size)
		if broad > left && left < breadth {
			rows, left = rows+1, breadth
		}
		for broad > breadth {
			rows, broad = rows+1, broad-breadth
		}
		left -= broad
	}
	return rows
}

// words cuts a text behind each space and each Chinese character.
func words(s string) []string {
	var list []string
	start := 0
	for i, r := range s {
		if r == ' ' || r >= 0x2E80 {
			end := i + len(string(r))
			if r >= 0x2E80 && i > start {
				list = append(list, s[start:i])
				start = i
			}
			list = append(list, s[start:end])
			start = end
		}
	}
	if start < len(s) {
		list = append(list, s[start:])
	}
	return list
}
