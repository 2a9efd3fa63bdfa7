package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// term is what things are found by, and the things that have it: those with it in
// a name or title, and the others.
type term struct {
	name  string
	lists [2]list
}

// The two lists of a term.
const (
	inTitle = iota
	inText
)

// longest is how many characters of a word count.
const longest = 32

// lexicon gathers terms.
type lexicon struct {
	terms      []term
	words      map[string]int32  // place in terms
	pairs      map[[2]rune]int32 // likewise, of scripts without blanks; the last character of a run with 0
	simplified *[lastHan - firstHan + 1]rune

	thing, list int // that is being read
	word        []byte
	length      int  // of word, in characters
	before      rune // the last one, of a script without blanks; 0 if there is none
}

func newLexicon() *lexicon {
	return &lexicon{words: map[string]int32{}, pairs: map[[2]rune]int32{}, simplified: simplified()}
}

// add takes down what a thing may be found by.
func (l *lexicon) add(thing int, t *Thing, texts []string) {
	l.thing, l.list = thing, inTitle
	l.read(t.Title)
	for _, name := range t.Also {
		l.read(name)
	}
	l.list = inText
	l.read(t.Account)
	l.read(t.Note)
	for _, text := range texts {
		l.read(text)
	}
	if isID(t.Within) {
		l.hit(l.named("@" + t.Within)) // no word is written so
	}
}

// isID reports whether a text is one that no file of terms would take for its own
// marks.
func isID(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return r != '-' && !isWord(r) }) < 0
}

// read cuts a text into terms.
func (l *lexicon) read(text string) {
	if !plain(text) {
		text = fold(text)
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				l.letter(rune(c))
			case 'A' <= c && c <= 'Z':
				l.letter(rune(c | 0x20))
			default:
				l.end()
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case isHan(r):
			l.dense(l.simplified[r-firstHan])
		case !isWord(r):
			l.end()
		case isDense(r):
			l.dense(r)
		default:
			l.letter(r)
		}
	}
	l.end()
}

// letter goes on with a word.
func (l *lexicon) letter(r rune) {
	if l.before != 0 {
		l.end()
	}
	if l.length++; l.length <= longest {
		l.word = utf8.AppendRune(l.word, r)
	}
}

// dense goes on with a run of characters without blanks.
func (l *lexicon) dense(r rune) {
	if l.length > 0 {
		l.end()
	}
	if l.before != 0 {
		l.pair(l.before, r)
	}
	l.before = r
}

// end ends a word or a run.
func (l *lexicon) end() {
	if l.before != 0 {
		l.pair(l.before, 0)
		l.before = 0
	}
	if l.length == 0 {
		return
	}
	if i, known := l.words[string(l.word)]; known {
		l.hit(i)
	} else {
		l.hit(l.named(string(l.word)))
	}
	l.word, l.length = l.word[:0], 0
}

func (l *lexicon) pair(first, second rune) {
	key := [2]rune{first, second}
	i, known := l.pairs[key]
	if !known {
		name := string(first)
		if second != 0 {
			name += string(second)
		}
		i = l.new(name)
		l.pairs[key] = i
	}
	l.hit(i)
}

// named returns the place of a word, which may be new.
func (l *lexicon) named(word string) int32 {
	i, known := l.words[word]
	if !known {
		i = l.new(word)
		l.words[word] = i
	}
	return i
}

func (l *lexicon) new(name string) int32 {
	l.terms = append(l.terms, term{name: name})
	return int32(len(l.terms) - 1)
}

// hit says that the thing has a term. One in its title is not taken down again.
func (l *lexicon) hit(i int32) {
	t := &l.terms[i]
	if !t.lists[inTitle].endsIn(l.thing) {
		t.lists[l.list].add(l.thing)
	}
}

func (l *lexicon) sorted() []term {
	slices.SortFunc(l.terms, func(t, u term) int { return strings.Compare(t.name, u.name) })
	return l.terms
}
