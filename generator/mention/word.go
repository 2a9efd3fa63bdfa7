package mention

import (
	"unicode"
	"unicode/utf8"
)

// part is what a character is to the words of a text.
type part uint8

const (
	gap      part = iota // blanks, punctuation, symbols: no part of a word
	spaced               // letters and digits of scripts that put blanks between words
	katakana             // words end where another script begins
	hangul               // likewise, but particles follow a word without a blank
	dense                // letters of scripts that do not part words
	mark                 // belongs to the letter before it
)

// ascii is partOf for single bytes; those of longer characters are gaps here.
var ascii = func() (table [256]part) {
	for c := range utf8.RuneSelf {
		if c == '_' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' {
			table[c] = spaced
		}
	}
	return table
}()

func partOf(r rune) part {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case 0x4E00 <= r && r <= 0x9FFF:
		return dense
	case unicode.IsMark(r):
		return mark
	case unicode.Is(unicode.Katakana, r), r == 'ー', r == 'ｰ':
		return katakana
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return gap
	case unicode.Is(unicode.Hangul, r):
		return hangul
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Bopomofo, unicode.Yi,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return dense
	}
	return spaced
}

// before is the part that a text ends with, and the character; a mark is part of
// its letter.
func before(text []byte) (rune, part) {
	for len(text) > 0 {
		r, size := utf8.DecodeLastRune(text)
		if p := partOf(r); p != mark {
			return r, p
		}
		text = text[:len(text)-size]
	}
	return 0, gap
}

// after is the part that a text begins with, and the character.
func after(text []byte) (rune, part) {
	if len(text) == 0 {
		return 0, gap
	}
	r, _ := utf8.DecodeRune(text)
	return r, partOf(r)
}

// opens reports whether a word may begin at a place of a text.
func opens(text []byte, start int) bool {
	_, first := after(text[start:])
	if first == gap || first == dense {
		return true
	}
	r, p := before(text[:start])
	if isHyphen(r) || r == '@' {
		_, p = before(text[:start-utf8.RuneLen(r)])
	}
	return p != first
}

// closes reports whether a word may end at a place of a text.
func closes(text []byte, end int) bool {
	r, p := after(text[end:])
	_, last := before(text[:end])
	switch {
	case p == mark:
		return false
	case last == gap || last == dense || last == hangul:
		return true
	case p != gap:
		return p != last
	}
	if !isHyphen(r) && !isApostrophe(r) && r != '.' {
		return true
	}
	rest := text[end+utf8.RuneLen(r):]
	next, p := after(rest)
	switch {
	case p != last:
		return true
	case isApostrophe(r):
		return last == katakana || isEnding(rest)
	case r == '.': // an address goes on, a sentence does not
		return !unicode.IsLower(next) && !unicode.IsDigit(next)
	}
	return false
}

// isEnding reports whether a text begins with what English puts behind a name
// and an apostrophe.
func isEnding(text []byte) bool {
	for _, ending := range []string{"s", "S", "d", "ll"} {
		if len(text) >= len(ending) && string(text[:len(ending)]) == ending {
			if _, p := after(text[len(ending):]); p != spaced && p != mark {
				return true
			}
		}
	}
	return false
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '\u2011' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '＇' }
