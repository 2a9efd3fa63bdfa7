// Package traditional is the conversion of simplified Chinese to traditional
// Chinese as it is written in Taiwan:
//
//	traditional.Of("客户的信息质量") // 客戶的資訊品質
//
// In goes a text, out comes the same text with every phrase of phrases.txt and,
// where none begins, every character of characters.txt in its other form. The
// longest phrase wins. A phrase is listed where Taiwan uses another word, or
// where a character has several forms and the word decides (头发, 发现); a
// character that is a form of its own as well stands as it is in most words.
//
// The other way only characters are told, for whoever looks for a word however it
// is written: Forms has what else a simplified character is written as, in Taiwan
// and elsewhere, those that need not be told apart for finding (variants.txt).
//
// All tables are written and reviewed by hand: one entry a line, simplified and
// traditional parted by a space, sorted by bytes. They are made for our own
// texts, the handbook above all, and are no general converter: a name whose
// character has two forms (范, 余, 于) gets the common one.
//
// What is not Chinese stays as it is, so keys, links and code come through
// untouched; a text that is traditional already comes out unchanged so far as
// the tables know its words.
package traditional

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed characters.txt
var characters string

//go:embed phrases.txt
var phrases string

//go:embed variants.txt
var variants string

// Of returns a text in traditional Chinese.
func Of(simplified string) string {
	t := read()
	var out strings.Builder
	out.Grow(len(simplified))
	for len(simplified) > 0 {
		if simplified[0] < utf8.RuneSelf {
			out.WriteByte(simplified[0])
			simplified = simplified[1:]
			continue
		}
		n, text := t.longest(simplified)
		out.WriteString(text)
		simplified = simplified[n:]
	}
	return out.String()
}

// Forms yields every character that is another form of a simplified one, in
// order, with that one: 質 with 质, 裡 and 裏 with 里.
func Forms(yield func(form, simplified rune) bool) {
	of := forms()
	for _, form := range slices.Sorted(maps.Keys(of)) {
		if !yield(form, of[form]) {
			return
		}
	}
}

var forms = sync.OnceValue(func() map[rune]rune {
	of := map[rune]rune{}
	add := func(form, simplified rune) {
		if _, known := of[form]; !known && unicode.Is(unicode.Han, form) {
			of[form] = simplified
		}
	}
	for line := range strings.Lines(variants) {
		pair := []rune(line)
		add(pair[0], pair[2])
	}
	for line := range strings.Lines(characters) {
		pair := []rune(line)
		simplified := pair[0]
		if better, ok := of[simplified]; ok {
			simplified = better // 锺, for which 钟 is usual
		}
		add(pair[2], simplified)
	}
	return of
})

// table is both files of the conversion, and the length in bytes of the longest phrase that begins
// with a character.
type table struct {
	entries map[string]string
	reach   map[rune]int
}

var read = sync.OnceValue(func() table {
	t := table{map[string]string{}, map[rune]int{}}
	t.add(characters)
	t.add(phrases)
	// What a phrase became is a phrase itself: 乾淨 is not to be taken apart when
	// it is met again, nor 公里 at all.
	for line := range strings.Lines(phrases) {
		_, to, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if _, ok := t.entries[to]; !ok {
			t.set(to, to)
		}
	}
	return t
})

func (t table) add(file string) {
	for line := range strings.Lines(file) {
		from, to, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		t.set(from, to)
	}
}

func (t table) set(from, to string) {
	t.entries[from] = to
	first, _ := utf8.DecodeRuneInString(from)
	t.reach[first] = max(t.reach[first], len(from))
}

// longest returns the longest entry that a text begins with: how many bytes it
// takes, and what it becomes. Where there is none the first character stays.
func (t table) longest(text string) (int, string) {
	first, size := utf8.DecodeRuneInString(text)
	for n := min(t.reach[first], len(text)); n >= size; n-- {
		if to, ok := t.entries[text[:n]]; ok {
			return n, to
		}
	}
	return size, text[:size]
}
