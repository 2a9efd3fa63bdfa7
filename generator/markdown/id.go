package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// headingID makes an id of a heading's text, in any script: lower case, blanks
// as "-", without punctuation.
func headingID(text string) string {
	var id strings.Builder
	gap := false
	for _, r := range strings.ToLower(norm.NFC.String(text)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '_':
			if gap && id.Len() > 0 {
				id.WriteByte('-')
			}
			gap = false
			id.WriteRune(r)
		case unicode.IsSpace(r) || r == '-':
			gap = true
		}
	}
	if id.Len() == 0 {
		return "section"
	}
	return norm.NFC.String(id.String())
}

// uniqueID adds -2, -3 … to an id that is taken. For each id the map holds the
// number to go on from, so that a thousand headings alike are soon done.
func uniqueID(taken map[string]int, id string) string {
	n, again := taken[id]
	if !again {
		taken[id] = 2
		return id
	}
	for ; ; n++ {
		next := id + "-" + strconv.Itoa(n)
		if _, used := taken[next]; !used {
			taken[id], taken[next] = n+1, 2
			return next
		}
	}
}
