package plan

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// shape describes how a mapping of the front matter is read into a struct. It
// is made from the struct's own tags, so a struct of this package is at once
// the domain type, the reader's instruction and the format's description:
//
//	key      the key in the file
//	list     the list of values it is from (see values.go); ",free" allows others
//	ref      what a reference may mean (see refs.go); ",words" allows plain words
//	range    the least and the greatest number
//	default  what stands where nothing was written
//	most     how many things its list may have, if not maxItems
//	need     the key is required
//	alone    the record may be written as this one value
type shape struct {
	fields []*field          // in the order of the struct
	byKey  map[string]*field // every key that the format knows here
	alone  *field            // nil where a record cannot be one value
	says   *field            // what a record is about, in words of its author's; nil if no key says that
	at     []int             // of the field that says where a record stands; nil if none does
	wordy  []*field          // those that may hold words
}

// maxItems is how many things a list may have: more than any plan has, and so
// many that pages which relate all of them to each other are still made.
const maxItems = 1000

type field struct {
	key     string
	index   []int
	typ     reflect.Type
	list    *List
	free    bool
	ref     string
	words   bool
	lo, hi  float64
	ranged  bool
	most    int
	def     string
	need    bool
	alone   bool
	refs    bool   // references may stand in it
	inner   *shape // of the records in it; nil where its keys are the author's own
	carried bool   // one of the keys that every record or file may carry
}

// shapes holds what reflection found, by type; it only ever grows by the
// struct types of this package.
var shapes sync.Map

func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	s := &shape{byKey: map[string]*field{}}
	s.add(t, nil)
	// An outer field stands in place of an embedded one with the same key.
	s.fields = slices.DeleteFunc(s.fields, func(f *field) bool { return s.byKey[f.key] != f })
	s.says = s.words()
	if sf, ok := t.FieldByName("At"); ok {
		s.at = sf.Index
	}
	for _, f := range s.fields {
		if f.wordy() {
			s.wordy = append(s.wordy, f)
		}
	}
	made, _ := shapes.LoadOrStore(t, s)
	return made.(*shape)
}

// words finds the key under which a record says what it is about.
func (s *shape) words() *field {
	for _, f := range []*field{s.alone, s.byKey["name"], s.byKey["for"], s.byKey["message"]} {
		if f != nil && f.typ == reflect.TypeFor[string]() && f.list == nil {
			return f
		}
	}
	return nil
}

func (s *shape) add(t reflect.Type, index []int) {
	for i := range t.NumField() {
		sf := t.Field(i)
		at := append(slices.Clone(index), i)
		if sf.Anonymous && sf.Type.Kind() == reflect.Struct {
			s.add(sf.Type, at)
			continue
		}
		key := sf.Tag.Get("key")
		if key == "" {
			continue
		}
		f := newField(sf, at)
		f.carried = t == reflect.TypeFor[Record]() || t == reflect.TypeFor[Page]()
		if old := s.byKey[key]; old == nil || len(at) <= len(old.index) {
			s.byKey[key] = f
		}
		s.fields = append(s.fields, f)
		if f.alone {
			s.alone = f
		}
	}
}

func newField(sf reflect.StructField, index []int) *field {
	f := &field{key: sf.Tag.Get("key"), index: index, typ: sf.Type, def: sf.Tag.Get("default"), most: maxItems}
	if most, err := strconv.Atoi(sf.Tag.Get("most")); err == nil {
		f.most = most
	}
	f.refs, f.inner = holdsRefs(sf.Type), shapeIn(sf.Type)
	f.need = sf.Tag.Get("need") == "yes"
	f.alone = sf.Tag.Get("alone") == "yes"
	if name, option, _ := strings.Cut(sf.Tag.Get("list"), ","); name != "" {
		if f.list = ListNamed(name); f.list == nil {
			panic("plan: no list of values is named " + name)
		}
		f.free = option == "free"
	}
	var option string
	f.ref, option, _ = strings.Cut(sf.Tag.Get("ref"), ",")
	f.words = option == "words"
	if lo, hi, ok := strings.Cut(sf.Tag.Get("range"), "-"); ok {
		f.lo, _ = strconv.ParseFloat(lo, 64)
		f.hi, _ = strconv.ParseFloat(hi, 64)
		f.ranged = true
	}
	return f
}

// loose is the shape of what the format does not know: any key may stand in it.
var loose = &shape{}

// under is the shape of what stands under a key; nil where keys are the author's
// own words, and none of them says who may read it.
func (s *shape) under(key string) *shape {
	if s == nil {
		return nil
	}
	if f := s.byKey[key]; f != nil {
		return f.inner
	}
	return loose
}

// shapeIn returns the shape of the records that a type holds, one or several.
func shapeIn(t reflect.Type) *shape {
	if reflect.PointerTo(t).Implements(reflect.TypeFor[entries]()) {
		return nil
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Pointer:
		return shapeIn(t.Elem())
	case reflect.Struct:
		if !isValue(t) {
			return shapeOf(t)
		}
	}
	return loose
}

// allows reports whether a number is in the field's range.
func (f *field) allows(x float64) bool { return !f.ranged || x >= f.lo && x <= f.hi }

// keys returns the keys of a shape in the order of the struct.
func (s *shape) keys() []string {
	keys := make([]string, len(s.fields))
	for i, f := range s.fields {
		keys[i] = f.key
	}
	return keys
}
