package plan

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"stratbook/generator/words"
)

// Schema describes the front matter of every kind of file as a JSON Schema
// (2020-12), made from the same tags that read the files, so that an editor can
// complete and check what an author types. Each kind is one of its $defs:
// account, opportunity, visit, person, member, page and book.
//
// An editor's YAML parser has its own idea of what a word is, so texts may be
// numbers or booleans too. References are not followed: only check knows them.
func Schema(w *words.Words) map[string]any {
	s := schema{w, map[string]any{}}
	var kinds []any
	for _, k := range []struct {
		name   string
		record reflect.Type
	}{{"account", reflect.TypeFor[Account]()}, {"opportunity", reflect.TypeFor[Opportunity]()}, {"visit", reflect.TypeFor[Visit]()},
		{"person", reflect.TypeFor[Person]()}, {"member", reflect.TypeFor[Member]()}, {"page", reflect.TypeFor[Page]()}, {"book", reflect.TypeFor[Settings]()}} {
		s.defs[k.name] = s.object(k.record)
		kinds = append(kinds, ref(k.name))
	}
	return map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "stratbook", "$defs": s.defs, "anyOf": kinds}
}

type schema struct {
	words *words.Words
	defs  map[string]any
}

func ref(name string) map[string]any { return map[string]any{"$ref": "#/$defs/" + name} }

var anyText = map[string]any{"type": []any{"string", "number", "boolean"}}

// object describes a mapping.
func (s *schema) object(t reflect.Type) map[string]any {
	properties := map[string]any{}
	var required []any
	for _, f := range shapeOf(t).fields {
		p := s.value(f, f.typ)
		properties[f.key] = map[string]any{"title": s.words.T("key." + f.key), "anyOf": []any{p, map[string]any{"type": "null"}}}
		if f.need {
			required = append(required, f.key)
		}
	}
	o := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if required != nil {
		o["required"] = required
	}
	return o
}

// record describes a mapping, or the one value that may stand for it, and is
// written down once.
func (s *schema) record(t reflect.Type) map[string]any {
	name := strings.ToLower(t.Name()) + "-record"
	if _, known := s.defs[name]; known {
		return ref(name)
	}
	s.defs[name] = nil // so that a record within itself ends
	described := s.object(t)
	if alone := shapeOf(t).alone; alone != nil {
		described = either(described, s.value(alone, alone.typ))
	}
	s.defs[name] = described
	return ref(name)
}

func either(a ...any) map[string]any { return map[string]any{"anyOf": a} }

// value describes what may stand under a key.
func (s *schema) value(f *field, t reflect.Type) map[string]any {
	switch t {
	case reflect.TypeFor[Ref]():
		return anyText
	case reflect.TypeFor[Date]():
		return map[string]any{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	case reflect.TypeFor[Length]():
		return map[string]any{"type": "string", "pattern": `^\d+[dwmy]$`}
	case reflect.TypeFor[Limit]():
		return either(map[string]any{"type": "integer", "minimum": 0}, map[string]any{"type": "string", "pattern": `^\d+[dwmy]?$`})
	case reflect.TypeFor[Number]():
		return either(f.bounded("number"), map[string]any{"type": "string", "pattern": `^[+-]?[\d, _]+(\.\d+)?$`})
	case reflect.TypeFor[bool]():
		return s.listed(ListNamed("yes-no"))
	case reflect.TypeFor[int]():
		return either(f.bounded("integer"), map[string]any{"type": "string", "pattern": `^\d+$`})
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[entries]()) {
		return s.entries(f, t)
	}
	switch t.Kind() {
	case reflect.Slice:
		item := s.value(f, t.Elem())
		return either(item, map[string]any{"type": "array", "items": item})
	case reflect.Pointer:
		return s.record(t.Elem())
	case reflect.Struct:
		return s.record(t)
	}
	if f.list == nil || f.free {
		return anyText
	}
	return s.listed(f.list)
}

// bounded is a number in the field's range.
func (f *field) bounded(kind string) map[string]any {
	n := map[string]any{"type": kind}
	if f.ranged {
		n["minimum"], n["maximum"] = f.lo, f.hi
	}
	return n
}

// listed describes a value of a list, in any of its words; in English also with
// a capital.
func (s *schema) listed(list *List) map[string]any {
	name := list.Name + "-list"
	if _, known := s.defs[name]; !known {
		var all []any
		for _, word := range list.spelled {
			first, size := utf8.DecodeRuneInString(word)
			for _, spelling := range []string{word, strings.ToUpper(string(first)) + word[size:]} {
				if !slices.Contains(all, any(spelling)) {
					all = append(all, spelling)
				}
			}
		}
		if list.Name == "yes-no" || list.Name == "on-off" {
			all = append(all, true, false)
		}
		s.defs[name] = map[string]any{"enum": all}
	}
	return ref(name)
}

// entries describes a mapping with keys of the author's own, or a setting that
// is one for all or told by tier.
func (s *schema) entries(f *field, t reflect.Type) map[string]any {
	if t.Kind() == reflect.Slice { // Entries[V]
		value, _ := t.Elem().FieldByName("Value")
		return map[string]any{"type": "object", "additionalProperties": s.value(f, value.Type)}
	}
	all, _ := t.FieldByName("All")
	value := s.value(f, all.Type)
	return either(value, map[string]any{"type": "object", "propertyNames": s.listed(ListNamed("tier")), "additionalProperties": value})
}
