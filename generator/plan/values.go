package plan

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/nearest"
	"stratbook/generator/words"
)

// List is one list of the values that a key of a plan may hold, in the order of
// the method. A file may hold a value's key or any of its words, in whichever
// language; the site shows the first word of its own.
type List struct {
	Name   string
	Values []Value

	at      map[string]int    // place in Values, by key
	keys    map[string]string // key, by every spelling of it and of its words
	spelled []string          // every key, then every word, as written in the table
}

// Value is one value of a list. Traditional is nil where it is like Simplified.
type Value struct {
	Key                              string
	English, Simplified, Traditional []string
}

// Lists returns every list of values that the format knows. They are shared and
// not to be changed.
func Lists() []*List { return allLists().inOrder }

// ListNamed returns the list of that name, or nil.
func ListNamed(name string) *List { return allLists().byName[name] }

type lists struct {
	inOrder []*List
	byName  map[string]*List
}

// allLists is made at the first use, so that a command which reads no plan does
// not pay for it.
var allLists = sync.OnceValue(func() lists {
	all := lists{byName: make(map[string]*List, len(valueTable))}
	for _, t := range valueTable {
		values := make([]Value, len(t.rows))
		for i, r := range t.rows {
			values[i] = Value{r.key, cell(r.english), cell(r.simplified), cell(r.traditional)}
		}
		list := NewList(t.name, values)
		all.inOrder = append(all.inOrder, list)
		all.byName[t.name] = list
	}
	return all
})

// cell cuts a cell of the table into its words.
func cell(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, " | ")
}

// NewList makes a list of values: a book may have milestones of its own. Of two
// values that share a word, the earlier one is meant by it; a key always means
// its own value.
func NewList(name string, values []Value) *List {
	l := &List{Name: name, Values: values, at: map[string]int{}, keys: map[string]string{}}
	for i, v := range values {
		l.at[v.Key] = i
		l.spell(v.Key, v.Key)
	}
	for _, v := range values {
		for _, in := range [][]string{v.English, v.Simplified, v.Traditional} {
			for _, word := range in {
				l.spell(word, v.Key)
			}
		}
	}
	return l
}

func (l *List) spell(word, key string) {
	l.spelled = append(l.spelled, word)
	for _, s := range []string{word, folded(word)} {
		if _, taken := l.keys[s]; !taken {
			l.keys[s] = key
		}
	}
}

// Find returns the key that the text stands for: the key itself or one of its
// words. Letter case, blanks around it, and blank or hyphen between words make
// no difference.
func (l *List) Find(text string) (key string, ok bool) {
	// Most values are written just as the table has them.
	if key, ok = l.keys[text]; !ok {
		key, ok = l.keys[folded(text)]
	}
	return key, ok
}

// folded brings the spellings of a word that count as one into one form. What
// an editor makes of a straight apostrophe is one of them.
func folded(text string) string {
	text = strings.ToLower(norm.NFC.String(text))
	return strings.Join(strings.Fields(alike.Replace(text)), " ")
}

var alike = strings.NewReplacer("-", " ", "’", "'")

// Word returns what a site in the language "en", "zh-Hans" or "zh-Hant" calls
// the value: the first word of that language. A key that the list does not know
// (free words, where a key allows them) stands for itself.
func (l *List) Word(key, lang string) string {
	i, ok := l.at[key]
	if !ok {
		return key
	}
	v := &l.Values[i]
	var choice [3][]string
	switch lang {
	case "zh-Hant":
		choice = [3][]string{v.Traditional, v.Simplified, v.English}
	case "zh-Hans":
		choice = [3][]string{v.Simplified, v.English}
	default:
		choice = [3][]string{v.English}
	}
	for _, in := range choice {
		if len(in) > 0 {
			return in[0]
		}
	}
	return key
}

// Has reports whether a key is one of the list's: where free words are allowed too,
// it tells them apart.
func (l *List) Has(key string) bool {
	_, ok := l.at[key]
	return ok
}

// Nearest returns the key or the word of the list that the text is most like,
// or "" if it is like none.
func (l *List) Nearest(text string) string {
	near, _ := nearest.To(strings.TrimSpace(norm.NFC.String(text)), l.spelled)
	return near
}

// Keys returns the keys of the list, in its order.
func (l *List) Keys() []string {
	keys := make([]string, len(l.Values))
	for i, v := range l.Values {
		keys[i] = v.Key
	}
	return keys
}

// Listed is a value of a list as an argument of a sentence.
type Listed struct {
	List *List
	Key  string
}

// In returns the first word for the value in the catalogue's language.
func (v Listed) In(w *words.Words) string { return v.List.Word(v.Key, w.Lang()) }
