// Package words is the one catalogue of what the program says to readers and
// authors: every word and sentence of the site's own and of its messages, in
// English, simplified and traditional Chinese.
//
// In go the layouts' file tree and a language, out comes the catalogue:
//
//	w, err := words.New(layouts, "zh-Hans", rules.Texts())
//	w.T("account.owner")                    // 客户负责人
//	w.N("days-late", 3)                     // 逾期3天
//	w.Say("serves-nothing", source.Args{…}) // a sentence with its names filled in
//	w.Date("2026-11-18")                    // 2026年11月18日
//
// A language is the file words/LANGUAGE.toml: messages by id, with plural forms
// where the language has them, and how it writes dates, numbers and lists. A
// sentence names what is filled in: "{who} has not answered for {n} days".
// {{who}} stands for "{who}" itself; braces around anything but one lower-case
// name stand for themselves. What a file does not say is said in English.
//
// A build asks hundreds of thousands of times, so everything is taken apart
// when the catalogue is made: a fixed word is one look-up, a count is put
// together once.
//
// The words of listed values (see package plan) are not here, nor is the
// content's own text. Nothing is escaped: that is for whoever writes HTML, JSON
// or a terminal.
package words

import (
	"maps"
	"slices"
	"sync/atomic"
)

// Words is the catalogue of one language. It is immutable, and safe to ask from
// several goroutines.
type Words struct {
	marking  bool
	lang     string
	sources  sources
	fixed    map[string]string // what has nothing to fill in
	messages map[string]*message
	formats  formats
}

// message is what is said by one id.
type message struct {
	forms   map[string]*sentence // by plural form; "other" is always there
	other   *sentence
	plurals *plurals // of the language that it is said in, which may be English

	// counted remembers what N says, as pages say the same small numbers over
	// and over; nil where the number is not the one thing to fill in.
	counted []atomic.Pointer[string]
}

// remembered is how many numbers, from 0, a message is put together for only once.
const remembered = 256

// Lang returns the language that New was asked for.
func (w *Words) Lang() string { return w.lang }

// T returns a fixed word or sentence. An id that does not exist, or whose
// sentence has something to be filled in, is our own bug, and panics.
func (w *Words) T(id string) string {
	if text, ok := w.fixed[id]; ok {
		return text
	}
	panic("words: " + id + " has something to fill in: " + w.message(id).other.source)
}

// N returns what is said of a number of things: {n} is the number, and chooses
// the plural form.
func (w *Words) N(id string, n int) string {
	m := w.message(id)
	if n < 0 || n >= len(m.counted) {
		return w.count(m, n)
	}
	if said := m.counted[n].Load(); said != nil {
		return *said
	}
	said := w.count(m, n)
	m.counted[n].Store(&said)
	return said
}

func (w *Words) count(m *message, n int) string {
	return m.form(n).fill(func(name string) (string, bool) {
		if name != countName {
			return "", false
		}
		return w.Number(float64(n)), true
	})
}

// countName is the name that a sentence has its number by.
const countName = "n"

// Forms returns what N says, by plural form, with {n} where the number goes: for
// whoever counts what was not there when the page was made.
func (w *Words) Forms(id string) map[string]string {
	forms := map[string]string{}
	for form, s := range w.message(id).forms {
		forms[form] = s.source
	}
	return forms
}

// Say returns a sentence with its names filled in. The argument n is the count:
// it chooses the plural form. A name that has no argument stays as it is, in
// braces: a message with a gap is better than none.
//
// Strings stand as they are; a list of strings is written in the language's
// way; what has a method ISO is a date, and what has a method In says itself in
// the language; n and floating-point numbers are grouped, other whole numbers
// (a year, a line) are not.
func (w *Words) Say(id string, args map[string]any) string {
	m := w.message(id)
	s := m.other
	if n, ok := args[countName].(int); ok {
		s = m.form(n)
	}
	return s.fill(func(name string) (string, bool) {
		value, ok := args[name]
		if !ok {
			return "", false
		}
		if n, ok := value.(int); ok && name == countName {
			return w.Number(float64(n)), true
		}
		return w.show(value), true
	})
}

// Marks around what an argument gave, in the sentences of a catalogue that marks:
// it may be in another language than the sentence.
const (
	ArgumentBegins = '\uE000'
	ArgumentEnds   = '\uE001'
)

// Marking returns the same catalogue, whose sentences tell by marks what is the
// catalogue's own and what an argument gave.
func (w *Words) Marking() *Words {
	m := *w
	m.marking = true
	return &m
}

// Count is a number of things as an argument of a sentence: what N says of it.
type Count struct {
	ID string
	N  int
}

// In returns what the catalogue says of the number.
func (c Count) In(w *Words) string { return w.N(c.ID, c.N) }

// Names returns the names that a sentence has filled in, sorted, over all its
// plural forms: a test can hold them against what code gives.
func (w *Words) Names(id string) []string {
	return slices.Sorted(maps.Keys(w.message(id).names()))
}

// Has reports whether the catalogue says anything by the id.
func (w *Words) Has(id string) bool { return w.messages[id] != nil }

// IDs returns all ids, sorted.
func (w *Words) IDs() []string { return slices.Sorted(maps.Keys(w.messages)) }

// Own returns the ids that are said in the language itself, sorted: what IDs has
// besides is said in English.
func (w *Words) Own() []string {
	return slices.DeleteFunc(w.IDs(), func(id string) bool {
		return w.messages[id].plurals != w.sources.ownPlurals
	})
}

func (w *Words) message(id string) *message {
	m := w.messages[id]
	if m == nil {
		panic("words: nothing is said by " + id)
	}
	return m
}

// form is the sentence for a number.
func (m *message) form(n int) *sentence {
	if len(m.forms) == 1 {
		return m.other
	}
	if s := m.forms[m.plurals.form(n)]; s != nil {
		return s
	}
	return m.other
}

// names are those that are filled in, over all forms.
func (m *message) names() map[string]bool {
	names := map[string]bool{}
	for _, s := range m.forms {
		for _, p := range s.parts {
			if p.name != "" {
				names[p.name] = true
			}
		}
	}
	return names
}
