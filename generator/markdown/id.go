package markdown

import (
	"slices"
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

// identities are the ids of a body. For each the map holds the number to go on
// from, so that a thousand headings alike are soon done.
type identities struct {
	taken []string // by others, sorted
	next  map[string]int
}

// unique adds -2, -3 … to an id that is taken.
func (ids *identities) unique(id string) string {
	n, used := ids.of(id)
	if !used {
		ids.next[id] = n
		return id
	}
	for ; ; n++ {
		next := id + "-" + strconv.Itoa(n)
		if _, used := ids.of(next); !used {
			ids.next[id], ids.next[next] = n+1, 2
			return next
		}
	}
}

// of returns the number to go on from, and whether an id is taken.
func (ids *identities) of(id string) (n int, used bool) {
	if n, used = ids.next[id]; used {
		return n, true
	}
	_, used = slices.BinarySearch(ids.taken, id)
	return 2, used
}
