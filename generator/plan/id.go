package plan

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// handyID is how many letters an id of our making has at most: it keeps a file's name within what every file system takes, in Chinese
// too, with a date before it.
const handyID = 60

// IDOf makes an id of a name: letters and digits of any script, in lower case
// where there is one, and "-" for everything between them. It is "" for a name
// without any.
func IDOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	id := norm.NFC.String(strings.Join(words, "-"))
	if letters := []rune(id); len(letters) > handyID {
		id = string(letters[:handyID])
		if at := strings.LastIndexByte(id, '-'); at > 0 {
			id = id[:at] // by whole words, where there is more than one
		}
	}
	return id
}
