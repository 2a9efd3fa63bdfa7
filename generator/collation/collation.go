// Package collation puts names in the order in which readers of a language look
// for them: Chinese names by pinyin on a simplified page and by strokes on a
// traditional one, numbers within names as numbers, all else as Unicode has it
// for the language.
//
// In go a language and things with names, out come the things in order:
//
//	names := collation.In("zh-Hans")
//	collation.Sort(names, accounts, func(a *plan.Account) (name, id string) { return a.Name, a.ID })
//
// A script in the browser sorts by the same rules. Which reading a Chinese name
// has is not guessed: whoever knows writes sort_name. Nothing here knows what
// the things are.
package collation

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Names knows the order of one language. It remembers the key of every name, as
// making one costs some hundred times what comparing two does. It may be used
// from several goroutines; a collator of x/text may not.
type Names struct {
	han bool // Chinese names come before those in other letters

	mu       sync.Mutex
	collator *collate.Collator
	buffer   collate.Buffer
	keys     map[string]string
}

// In returns the order of a language, such as "zh-Hant"; of one that nobody
// knows, Unicode's own.
func In(lang string) *Names {
	tag := language.Make(lang)
	base, _ := tag.Base()
	return &Names{han: base.String() == "zh", collator: collate.New(tag, collate.Numeric), keys: map[string]string{}}
}

// Sort puts things in the order of their names; those without one come last, and
// those of one name by their id. Each name's key is made once.
func Sort[T any](n *Names, list []T, of func(T) (name, id string)) {
	type keyed struct {
		key, id string
		at      int
	}
	all := make([]keyed, len(list))
	n.mu.Lock()
	for i, x := range list {
		name, id := of(x)
		all[i] = keyed{n.key(name), id, i}
	}
	n.mu.Unlock()
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.id, b.id), cmp.Compare(a.at, b.at))
	})
	things := slices.Clone(list)
	for i := range all {
		list[i] = things[all[i].at]
	}
}

// The first byte of a key; what begins with no letter comes first.
const (
	noLetter = iota
	hanLetter
	letter
	noName
)

// key is a text whose bytes are in the order of the names.
func (n *Names) key(name string) string {
	if key, known := n.keys[name]; known {
		return key
	}
	n.buffer.Reset()
	key := string(append([]byte{n.class(name)}, n.collator.KeyFromString(&n.buffer, name)...))
	n.keys[name] = key
	return key
}

// class makes up for what x/text leaves out of the Chinese orders, which put
// their own characters before other letters.
func (n *Names) class(name string) byte {
	switch first, _ := utf8.DecodeRuneInString(name); {
	case name == "":
		return noName
	case !unicode.IsLetter(first):
		return noLetter
	case n.han && unicode.Is(unicode.Han, first):
		return hanLetter
	}
	return letter
}
