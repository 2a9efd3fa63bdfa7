// Package search makes the index that a reader's browser searches: everything
// that can be found goes in, out come small files of script that hold data only,
// since a page that was opened from a disk may load nothing else.
//
//	index := search.New(search.Input{Kinds: kinds, N: len(list), Thing: func(i int) search.Thing { … }})
//	for _, name := range index.Names() {
//		content, ok := index.File(name)
//	}
//
// Things are numbered in the order in which they are given, which is the order
// in which those that answer equally well are shown. The caller gives only what
// its readers may see: nothing else can influence a byte.
//
// # Terms
//
// A text is folded (width and other forms of compatibility, accents, letter case,
// traditional and other forms of Chinese characters) and cut into terms: words
// of letters and digits, and of scripts that put no blanks between words every two
// neighbouring characters, and the last one of a run by itself. So a word is found
// by any beginning of it, and in Chinese any word, and any character, in any
// sentence. The script that asks folds and cuts alike.
//
// # Files
//
// index.js is asked for first. It names the kinds, holds what the script says, and
// the directory; and the folder of this edition, which holds all other files and
// bears a name made from all that went in, so that parts of two builds never meet.
//
//	w0.js …   terms, each with the things that bear it in a name or title and
//	          those that bear it elsewhere
//	h0.js …   how things are shown, 64 to a file
//	t0.js …   texts, for the place that was found
//	han.js    other forms of the Chinese characters that the terms have
//
// Each calls stratbookIndex(name, data). Terms are sorted, and a file holds
// those with one or several beginnings. Where a beginning has more terms than one
// file is to hold, there is a file of the things that any of them has, beside
// those of the longer beginnings. So each word of a query costs one file, whether it
// is finished or just begun. The directory tells which: a tree of beginnings,
// each written behind the one it belongs to, as
//
//	ending!starts
//
// ending is what it has more than the beginning above it, starts the characters
// with which its files go on; one behind "." has a tree of its own. Files are
// numbered as they stand in it.
//
// Things are written as the distances between their numbers, in the digits "#" to
// "[": those below 41 end a number, the others are followed by what is left over,
// sixteen times as heavy.
//
// # What it will not do
//
// It knows no inflection, no spelling mistakes, no synonyms and no pinyin, does not
// look whether words of a query stand beside each other, and writes nothing.
package search

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Input is what an index is made from.
type Input struct {
	Kinds []Kind

	// N is how many things there are; Thing returns one of them, and Texts what it
	// says besides. They come in the order of Kinds. Each is asked for more than once,
	// from several goroutines, and is the same each time; nothing of it is kept.
	N     int
	Thing func(i int) Thing
	Texts func(i int) []string

	// Words are what the script says, by id.
	Words map[string]string
}

// Kind is one of the kinds that results are grouped by.
type Kind struct {
	ID    string
	Title string // of the group
	One   string // what one of them is called

	// Sentence says that what stands for a title is a sentence: a word found in it
	// counts less than one found in a name.
	Sentence bool
}

// Thing is what can be found.
type Thing struct {
	Kind    int      // in Input.Kinds
	Address string   // the way to it from the site's root
	Title   string   // its name
	Also    []string // other names
	Account string   // the name of the account that it belongs to, "" if to none
	Within  string   // that account's id: for a reader who stands in it, it comes first
	Note    string   // a few words beside the title
	Lang    string   // of the title, where it is not the site's
}

// Index is the index of a site. It is immutable but for what it remembers, and
// may be asked from several goroutines.
type Index struct {
	in      Input
	edition string // the folder that holds all files but one
	terms   []term // sorted
	drawers []drawer
	texts   []int // with which thing each file of texts begins
	silent  set   // things that have no texts
	index   []byte
	han     []byte
}

// format is part of an edition's name: another way of writing is another edition.
const format = "1"

// New makes the index of some things. It reads each of them once; the files are
// written when they are asked for.
func New(in Input) *Index {
	x := &Index{in: in, silent: newSet(in.N)}
	terms := newLexicon()
	sum := sha256.New()
	sum.Write([]byte(format))
	starts := make([]int, len(in.Kinds))
	for i := range starts {
		starts[i] = in.N
	}
	size := maxTexts
	var said []byte
	for i := range in.N {
		t, texts := in.Thing(i), in.Texts(i)
		said = t.append(said[:0], texts)
		sum.Write(said)
		terms.add(i, &t, texts)
		starts[t.Kind] = min(starts[t.Kind], i)
		if len(texts) == 0 {
			x.silent.put(i)
		}
		if size >= maxTexts {
			x.texts, size = append(x.texts, i), 0
		}
		for _, text := range texts {
			size += len(text)
		}
	}
	for i := len(starts) - 2; i >= 0; i-- {
		starts[i] = min(starts[i], starts[i+1]) // a kind of which there is nothing
	}
	x.terms = terms.sorted()
	d := newDirectory(x.terms, in.N)
	x.drawers = d.drawers
	x.han = terms.han()
	x.index = in.index(starts, d.text.String())
	sum.Write(x.index)
	x.edition = hex.EncodeToString(sum.Sum(nil))[:10]
	x.index = call("index", strings.Replace(string(x.index), editionHere, x.edition, 1))
	return x
}

// append writes all that a thing says, for the name of the edition.
func (t *Thing) append(b []byte, texts []string) []byte {
	b = strconv.AppendInt(b, int64(t.Kind), 10)
	for _, list := range [][]string{{t.Address, t.Title, t.Account, t.Within, t.Note, t.Lang}, t.Also, texts} {
		for _, s := range list {
			b = append(append(b, s...), 0)
		}
		b = append(b, 1)
	}
	return b
}

// Names returns the names of all files, in the order of reading. A name is a path
// below the folder that the script loads from.
func (x *Index) Names() []string {
	names := []string{"index.js", x.edition + "/han.js"}
	for _, part := range []struct {
		letter string
		n      int
	}{{"w", len(x.drawers)}, {"h", (x.in.N + inHeads - 1) / inHeads}, {"t", len(x.texts)}} {
		for i := range part.n {
			names = append(names, x.edition+"/"+part.letter+strconv.Itoa(i)+".js")
		}
	}
	return names
}

// Has reports whether there is a file of that name.
func (x *Index) Has(name string) bool { return x.writer(name) != nil }

// File returns what stands in a file. The reader may keep it, and changes nothing.
func (x *Index) File(name string) (content []byte, ok bool) {
	write := x.writer(name)
	if write == nil {
		return nil, false
	}
	return write(), true
}

// writer is what writes a file; nil where there is no such file.
func (x *Index) writer(name string) func() []byte {
	if name == "index.js" {
		return func() []byte { return x.index }
	}
	name, inEdition := strings.CutPrefix(name, x.edition+"/")
	name, isScript := strings.CutSuffix(name, ".js")
	if !inEdition || !isScript || name == "" {
		return nil
	}
	if name == "han" {
		return func() []byte { return x.han }
	}
	i, err := strconv.Atoi(name[1:])
	if err != nil || i < 0 || itoa(i) != name[1:] {
		return nil
	}
	switch {
	case name[0] == 'w' && i < len(x.drawers):
		return func() []byte { return x.drawer(i) }
	case name[0] == 'h' && i*inHeads < x.in.N:
		return func() []byte { return x.heads(i) }
	case name[0] == 't' && i < len(x.texts):
		return func() []byte { return x.text(i) }
	}
	return nil
}
