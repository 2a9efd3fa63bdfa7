package plan

import (
	"reflect"
	"slices"
)

// Said is a piece of what an author wrote: a text, or what is referred to.
type Said struct {
	Text string
	Ref  bool // Text is a reference's
}

// SaidIn yields everything that an author wrote in a record and in the records
// within it, key by key in the order of the format, but for what stands under some
// keys of its own. It is given a pointer, as FilledOf is, and passes over what is
// not text: ids, audiences, dates, numbers, and values of lists.
func SaidIn(record any, but ...string) func(yield func(Said) bool) {
	return func(yield func(Said) bool) { saidIn(reflect.ValueOf(record).Elem(), but, yield) }
}

func saidIn(record reflect.Value, but []string, yield func(Said) bool) bool {
	for _, f := range shapeOf(record.Type()).wordy {
		if slices.Contains(but, f.key) {
			continue
		}
		if !f.said(record.FieldByIndex(f.index), yield) {
			return false
		}
	}
	return true
}

// wordy reports whether a field may hold words of an author's. Where a list stands
// over a mapping, its keys are.
func (f *field) wordy() bool {
	switch f.key {
	case "id", "audience", "mentions", "rule":
		return false
	}
	return (f.list == nil || f.free || f.typ == reflect.TypeFor[Entries[Standing]]()) && holdsWords(f.typ)
}

func holdsWords(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String:
		return true
	case reflect.Slice, reflect.Pointer:
		return holdsWords(t.Elem())
	case reflect.Struct:
		return t == reflect.TypeFor[Ref]() || !isValue(t)
	}
	return false
}

// said yields the words of one field, or of one of its values.
func (f *field) said(v reflect.Value, yield func(Said) bool) bool {
	switch v.Kind() {
	case reflect.String:
		return v.Len() == 0 || f.list != nil && f.list.Has(v.String()) || yield(Said{Text: v.String()})
	case reflect.Slice:
		for i := range v.Len() {
			if !f.said(v.Index(i), yield) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		return v.IsNil() || saidIn(v.Elem(), nil, yield)
	}
	switch v.Type() {
	case reflect.TypeFor[Ref]():
		text := v.Field(0).String()
		return text == "" || yield(Said{text, true})
	case reflect.TypeFor[Entry[Standing]]():
		return yield(Said{Text: v.Field(0).String()})
	}
	return saidIn(v, nil, yield)
}
