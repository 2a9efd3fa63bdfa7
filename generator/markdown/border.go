package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// beginning returns where the sentence begins that goes on at a place.
func beginning(text string, at int) int {
	from := 0
	for i := 0; i < at; {
		after, ok := border(text, i)
		if ok && after <= at {
			from = at - len(strings.TrimLeftFunc(text[after:at], unicode.IsSpace))
		}
		i = max(after, i+1)
	}
	return from
}

// ending returns where the sentence ends that a place is in.
func ending(text string, at int) int {
	for i := at; i < len(text); {
		after, ok := border(text, i)
		if ok {
			return after
		}
		i = max(after, i+1)
	}
	return len(text)
}

// closers may stand behind the full stop of the sentence that they belong to.
const closers = "\"'”’)]»」』）】》〉"

// border tells whether the character at a place ends a sentence, and where what
// belongs to that sentence ends. A Chinese full stop always does. A Western one
// does where a blank follows or the text is over, and no lower-case letter comes
// next ("approx. three"), unless it ends an initial or a title ("J. Smith").
func border(text string, at int) (after int, ok bool) {
	r, size := utf8.DecodeRuneInString(text[at:])
	after = at + size
	if !strings.ContainsRune(".!?。！？", r) {
		return after, false
	}
	wide := r > unicode.MaxASCII
	stop := after
	for after < len(text) {
		r, size := utf8.DecodeRuneInString(text[after:])
		switch {
		case strings.ContainsRune("!?。！？", r):
			wide = wide || r > unicode.MaxASCII
		case r != '.' && !strings.ContainsRune(closers, r):
			return after, wide || opens(text[after:], text[at] != '.') && !abbreviates(text[:stop])
		}
		after += size
	}
	return after, true
}

// opens reports whether a new sentence may begin with a text: behind a blank, or
// behind a mark that is no dot with a Chinese character.
func opens(text string, marked bool) bool {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(rest)
	if len(rest) == len(text) {
		return marked && unicode.Is(unicode.Han, next)
	}
	return !unicode.IsLower(next)
}

// abbreviates reports whether the full stop that ends a text ends a word that is
// cut short: an initial, or a title before a name.
func abbreviates(text string) bool {
	word := strings.TrimSuffix(text, ".")
	if len(word) == len(text) {
		return false
	}
	from := strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) || r >= 0x2E80 })
	if from >= 0 {
		_, size := utf8.DecodeRuneInString(word[from:])
		word = word[from+size:]
	}
	return utf8.RuneCountInString(word) == 1 || slices.Contains([]string{"Mr", "Mrs", "Ms", "Dr", "Prof", "St"}, word)
}
