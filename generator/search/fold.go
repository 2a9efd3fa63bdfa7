package search

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/traditional"
)

// fold brings a text into the form in which it is looked for. The script does
// the same (static/search.js); a test holds the two together.
func fold(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if 0x300 <= r && r <= 0x36f {
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := spelled(r); ok {
			b.WriteString(s)
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFKC.String(b.String())
}

// spelled is how a letter is written that no accent makes out of another one.
func spelled(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'þ':
		return "th", true
	case 'ø':
		return "o", true
	case 'đ', 'ð':
		return "d", true
	case 'ł':
		return "l", true
	case 'ı':
		return "i", true
	case 'ς':
		return "σ", true
	}
	return "", false
}

// plain reports whether folding changes nothing in a text but letter case and the
// forms of Chinese characters, as in most texts.
func plain(text string) bool {
	for _, r := range text {
		if r >= 0x80 && !isHan(r) && !isPunctuation(r) {
			return false
		}
	}
	return true
}

// Most Chinese characters stand in one block.
const firstHan, lastHan = 0x4E00, 0x9FFF

func isHan(r rune) bool { return firstHan <= r && r <= lastHan }

// isPunctuation reports whether a character is among the usual ones that part
// words, folded or not.
func isPunctuation(r rune) bool {
	return 0x2010 <= r && r <= 0x2027 || 0x3001 <= r && r <= 0x3003 || 0x3008 <= r && r <= 0x3011 ||
		0xFF01 <= r && r <= 0xFF0F || 0xFF1A <= r && r <= 0xFF20 || r == '·'
}

// simplified has the simplified character for each other form of one.
var simplified = sync.OnceValue(func() *[lastHan - firstHan + 1]rune {
	var to [lastHan - firstHan + 1]rune
	for i := range to {
		to[i] = firstHan + rune(i)
	}
	for form, r := range traditional.Forms {
		to[form-firstHan] = r
	}
	return &to
})

// isDense reports whether a part of a word belongs to a script that puts no blanks
// between words.
func isDense(r rune) bool {
	return r >= 0xE00 && (r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

// isWord reports whether a character is part of a word.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
