package plan

import "reflect"

// Filled is a key of a record that something was written for.
type Filled struct {
	Key  string
	List *List // of listed values, else nil

	// Values holds strings (keys of List where there is one), Refs, Dates,
	// Lengths, Numbers, ints, bools, Pairs, and pointers to records.
	Values []any
}

// Pair is an entry under a key of the author's own.
type Pair struct{ Key, Value string }

// FilledOf returns what a record says, key by key in the order of the format,
// but for its id and its audience. It is given a pointer to one of the structs
// of this package, and sees all that was read into it; so whoever shows a record
// by it leaves nothing out.
func FilledOf(record any) []Filled {
	v := reflect.ValueOf(record).Elem()
	var filled []Filled
	for _, f := range shapeOf(v.Type()).fields {
		if f.key == "id" || f.key == "audience" {
			continue
		}
		if values := valuesOf(v.FieldByIndex(f.index)); len(values) > 0 {
			filled = append(filled, Filled{f.key, f.list, values})
		}
	}
	return filled
}

func valuesOf(v reflect.Value) []any {
	switch x := v.Interface().(type) {
	case Ref:
		if x.Text == "" {
			return nil
		}
		return []any{x}
	case Number:
		if !x.Set {
			return nil
		}
		return []any{x}
	case Entries[Standing]:
		var pairs []any
		for _, e := range x {
			pairs = append(pairs, Pair{e.Key, string(e.Value)})
		}
		return pairs
	}
	switch v.Kind() {
	case reflect.String:
		if v.Len() == 0 {
			return nil
		}
		return []any{v.String()}
	case reflect.Slice:
		var all []any
		for i := range v.Len() {
			all = append(all, valuesOf(v.Index(i))...)
		}
		return all
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return []any{v.Interface()}
	}
	switch {
	case v.IsZero():
		return nil
	case v.Kind() == reflect.Struct && !isValue(v.Type()):
		return []any{v.Addr().Interface()}
	}
	return []any{v.Interface()}
}

// KeysOf returns the keys that a record may have, in the order of the format.
func KeysOf(record any) []string { return shapeOf(reflect.TypeOf(record).Elem()).keys() }
