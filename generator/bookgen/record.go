package bookgen

import (
	"reflect"
	"strconv"
	"strings"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// key is one that a record may have, as the tags of package plan describe it:
// what is made by them has every key of the format, those to come too.
type key struct {
	name, list, ref string
	free            bool
	low, high       int
	typ             reflect.Type
	depth           int // of embedding
}

// keysOf are the keys of a record, in the order of its fields. An outer field
// stands in place of an embedded one with the same key.
func keysOf(t reflect.Type) []key {
	var keys []key
	for _, f := range reflect.VisibleFields(t) {
		name := f.Tag.Get("key")
		if name == "" {
			continue
		}
		k := key{name: name, typ: f.Type, depth: len(f.Index)}
		k.list, k.free = strings.CutSuffix(f.Tag.Get("list"), ",free")
		k.ref, _, _ = strings.Cut(f.Tag.Get("ref"), ",")
		if low, high, ok := strings.Cut(f.Tag.Get("range"), "-"); ok {
			k.low, _ = strconv.Atoi(low)
			k.high, _ = strconv.Atoi(high)
		}
		if i := indexOf(keys, name); i < 0 {
			keys = append(keys, k)
		} else if keys[i].depth > k.depth {
			keys[i] = k
		}
	}
	return keys
}

func indexOf(keys []key, name string) int {
	for i := range keys {
		if keys[i].name == name {
			return i
		}
	}
	return -1
}

// recordOf is the record that stands under a key, alone or in a list; nil where
// there is none.
func (k key) recordOf() reflect.Type {
	t := k.typ
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || isEntries(k.typ) || len(keysOf(t)) == 0 {
		return nil
	}
	return t
}

// holdable reports whether a record may be held back by a mark of its own.
func holdable(t reflect.Type) bool { return t != nil && indexOf(keysOf(t), "audience") >= 0 }

// isEntries tells the mappings whose keys are the author's.
func isEntries(t reflect.Type) bool { return strings.HasPrefix(t.Name(), "Entries[") }

// speaker says what the records that are made say.
type speaker interface {
	writes(record reflect.Type, k key) bool
	mark() string // the audience of the record that is begun; "" for none
	words(record reflect.Type, k key) string
	ref(k key) string
	date(k key) string
	number(k key) string
	many() int            // how many things a list has
	within(k key) speaker // who speaks in the records under a key
}

// make makes a record.
func makeRecord(t reflect.Type, s speaker) *source.Node {
	n := &source.Node{Kind: source.Mapping}
	for _, k := range keysOf(t) {
		if k.name == "audience" {
			if mark := s.mark(); mark != "" {
				set(n, k.name, mark)
			}
		} else if s.writes(t, k) {
			n.Fields = append(n.Fields, source.Field{Key: k.name, Value: makeValue(t, k, s)})
		}
	}
	return n
}

func makeValue(record reflect.Type, k key, s speaker) *source.Node {
	switch k.typ {
	case reflect.TypeFor[plan.Ref]():
		return text(s.ref(k))
	case reflect.TypeFor[plan.Date]():
		return text(s.date(k))
	case reflect.TypeFor[plan.Length]():
		return text("3w")
	case reflect.TypeFor[plan.Number](), reflect.TypeFor[int]():
		return text(s.number(k))
	case reflect.TypeFor[bool]():
		return text("yes")
	}
	switch {
	case isEntries(k.typ):
		value := "3"
		if k.list != "" {
			value = plan.ListNamed(k.list).Keys()[0]
		}
		return &source.Node{Kind: source.Mapping, Fields: []source.Field{{Key: s.words(record, key{name: "name"}), Value: text(value)}}}
	case k.typ.Kind() == reflect.Slice:
		list := &source.Node{Kind: source.Sequence}
		k.typ = k.typ.Elem()
		for range s.many() {
			list.Items = append(list.Items, makeValue(record, k, s))
		}
		return list
	case k.typ.Kind() == reflect.Pointer:
		return makeRecord(k.typ.Elem(), s.within(k))
	case k.typ.Kind() == reflect.Struct:
		return makeRecord(k.typ, s.within(k))
	}
	return text(s.words(record, k))
}

func text(s string) *source.Node { return &source.Node{Text: s, Quoted: true} }

// set writes a key in front of the others.
func set(n *source.Node, key, value string) {
	n.Fields = append([]source.Field{{Key: key, Value: text(value)}}, n.Fields...)
}
