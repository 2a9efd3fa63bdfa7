package plan

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/nearest"
	"stratbook/generator/source"
)

// decoder reads positioned trees into the structs of this package. A value that
// cannot be read is a problem at its place and costs that value only.
type decoder struct {
	path     string
	audience Audience
	problems []source.Problem
}

// checked is implemented by records that have more to say about their own
// values once they are read.
type checked interface{ check(*decoder, *source.Node) }

func (d *decoder) place(s source.Span) source.Place { return source.Place{Path: d.path, Span: s} }

// problem tells of a rule that something does not meet; the sentence, if it is not
// the rule's plain one, follows a dot: "bad-value.date".
func (d *decoder) problem(id string, at source.Span, args source.Args) {
	rule, says, _ := strings.Cut(id, ".")
	d.problems = append(d.problems, source.Problem{Rule: rule, Says: says, Args: args, At: d.place(at)})
}

// record reads a mapping, or the one value that may stand for it, into the
// struct v.
func (d *decoder) record(n *source.Node, v reflect.Value) {
	s := shapeOf(v.Type())
	if s.at != nil {
		*v.FieldByIndex(s.at).Addr().Interface().(*source.Place) = d.place(n.Span)
	}
	for _, f := range s.fields {
		if f.def != "" {
			setDefault(v.FieldByIndex(f.index), f.def)
		}
	}
	switch {
	case n.Kind == source.Mapping:
		d.fields(n, s, v)
	case n.Kind == source.Scalar && s.alone != nil:
		d.value(n, s.alone, v.FieldByIndex(s.alone.index))
	default:
		d.problem("bad-value.record", n.Span, source.Args{"keys": s.keys()})
		return
	}
	if c, ok := v.Addr().Interface().(checked); ok {
		c.check(d, n)
	}
}

func setDefault(v reflect.Value, text string) {
	if v.Kind() == reflect.Int {
		n, _ := strconv.Atoi(text)
		v.SetInt(int64(n))
		return
	}
	v.SetString(text)
}

func (d *decoder) fields(n *source.Node, s *shape, v reflect.Value) {
	for i := range n.Fields {
		key, value := n.Fields[i].Key, n.Fields[i].Value
		f := s.byKey[key]
		switch {
		case key == "audience" && s.markable():
			if !slices.Contains(n.Lost, key) && d.marked(value) && f != nil {
				v.FieldByIndex(f.index).SetString(strings.TrimSpace(value.Text))
			}
		case f == nil:
			d.unknownKey(&n.Fields[i], s)
		case value.Empty():
		default:
			d.value(value, f, v.FieldByIndex(f.index))
		}
	}
	for _, f := range s.fields {
		if f.need && n.Get(f.key) == nil || f.need && n.Get(f.key).Empty() {
			d.problem("missing-key", n.Span, source.Args{"key": f.key})
		}
	}
}

// marked judges what is written for who may see a record, which every record may
// say, and reports whether it is a name.
func (d *decoder) marked(value *source.Node) bool {
	name := strings.TrimSpace(value.Text)
	_, known := d.audience.hides(name)
	switch {
	case value.Kind != source.Scalar:
		d.problem("bad-value.words", value.Span, source.Args{"key": "audience"})
		return false
	case value.Empty():
		if len(d.audience.order) > 1 {
			d.problem("bad-value.audience-none", value.Span, nil)
		}
		return false
	case !known:
		d.problem("bad-value.audience", value.Span, source.Args{"found": name})
	}
	return true
}

func (d *decoder) unknownKey(f *source.Field, s *shape) {
	args := source.Args{"key": f.Key, "keys": s.keys()}
	id := "unknown-key"
	if _, misspelt := s.marks(f.Key); misspelt && s.markable() {
		id = "unknown-key.audience"
	} else if near, ok := nearest.To(spelled(f.Key), s.keys()); ok {
		id, args["nearest"] = "unknown-key.near", near
	}
	d.problem(id, f.At, args)
}

// value reads one value as its field wants it. Lists take a thing that stands
// alone.
func (d *decoder) value(n *source.Node, f *field, v reflect.Value) {
	if e, ok := v.Addr().Interface().(entries); ok {
		d.mapping(n, f, e)
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		items := n.Items
		if n.Kind != source.Sequence {
			items = []*source.Node{n}
		}
		if len(items) > f.most {
			d.problem("too-large.list", items[f.most].Span, source.Args{"key": f.key, "limit": f.most, "found": len(items)})
			items = items[:f.most]
		}
		list := reflect.MakeSlice(v.Type(), 0, len(items))
		for _, item := range items {
			one := reflect.New(v.Type().Elem()).Elem()
			if item.Empty() || !d.one(item, f, one) {
				continue
			}
			list = reflect.Append(list, one)
		}
		v.Set(list)
	case reflect.Pointer:
		one := reflect.New(v.Type().Elem())
		if d.one(n, f, one.Elem()) {
			v.Set(one)
		}
	default:
		d.one(n, f, v)
	}
}

// one reads a single thing; it reports whether there is anything to keep.
func (d *decoder) one(n *source.Node, f *field, v reflect.Value) bool {
	if v.Kind() == reflect.Struct && !isValue(v.Type()) {
		d.record(n, v)
		return n.Kind == source.Mapping || n.Kind == source.Scalar && shapeOf(v.Type()).alone != nil
	}
	if n.Kind != source.Scalar {
		d.problem("bad-value.words", n.Span, source.Args{"key": f.key})
		return false
	}
	return d.scalar(n, f, v)
}

func isValue(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[Ref](), reflect.TypeFor[Date](), reflect.TypeFor[Length](), reflect.TypeFor[Number](), reflect.TypeFor[Limit]():
		return true
	}
	return false
}

func (d *decoder) scalar(n *source.Node, f *field, v reflect.Value) bool {
	text := strings.TrimSpace(n.Text)
	if text == "" && n.Quoted && f.list == nil {
		return v.Kind() == reflect.String
	}
	var ok bool
	switch p := v.Addr().Interface().(type) {
	case *Ref:
		*p = Ref{norm.NFC.String(text), d.place(n.Span)}
		return true
	case *Date:
		*p, ok = ParseDate(text)
		return ok || d.bad("date", n)
	case *Length:
		*p, ok = ParseLength(text)
		return ok || d.bad("length", n)
	case *Limit:
		*p, ok = parseLimit(text)
		return ok || d.bad("limit", n)
	case *bool:
		*p, ok = parseBool(text)
		return ok || d.bad("yes-no", n)
	case *Number:
		if *p, ok = ParseNumber(text); ok && !f.allows(p.V) {
			*p = Number{}
			return d.outOfRange(n, f)
		}
		return ok || d.bad("number", n)
	case *int:
		if *p, ok = parseWhole(text); ok && !f.allows(float64(*p)) {
			*p = 0
			return d.outOfRange(n, f)
		}
		return ok || d.bad("whole", n)
	}
	if f.key == "id" {
		return d.id(n, text, v)
	}
	if f.list != nil {
		return d.listed(n, f, v)
	}
	v.SetString(text)
	return true
}

// bad tells of a value that cannot be read; it reports that nothing is to be kept.
func (d *decoder) bad(says string, n *source.Node) bool {
	d.problem("bad-value."+says, n.Span, source.Args{"found": n.Text})
	return false
}

func (d *decoder) outOfRange(n *source.Node, f *field) bool {
	d.problem("bad-value.range", n.Span, source.Args{"found": n.Text, "low": int(f.lo), "high": int(f.hi)})
	return false
}

func parseWhole(text string) (int, bool) {
	n, err := strconv.ParseInt(text, 10, 32)
	return int(n), err == nil
}

func parseBool(text string) (bool, bool) {
	key, ok := ListNamed("yes-no").Find(text)
	return key == "yes", ok
}

func parseLimit(text string) (Limit, bool) {
	if l, ok := ParseLength(text); ok {
		return Limit{Length: l}, true
	}
	n, ok := parseWhole(text)
	return Limit{N: n}, ok && n >= 0
}

func (d *decoder) listed(n *source.Node, f *field, v reflect.Value) bool {
	key, ok := f.list.Find(n.Text)
	switch {
	case ok:
		v.SetString(key)
	case f.free:
		v.SetString(strings.TrimSpace(n.Text))
	default:
		d.notListed(n, f.list)
		return false
	}
	return true
}

func (d *decoder) notListed(n *source.Node, list *List) {
	args := source.Args{"found": n.Text, "values": list.Keys()}
	if near := list.Nearest(n.Text); near != "" {
		d.problem("bad-value.listed-near", n.Span, args.With("nearest", near))
		return
	}
	d.problem("bad-value.listed", n.Span, args)
}

func (d *decoder) id(n *source.Node, text string, v reflect.Value) bool {
	id := norm.NFC.String(text)
	if !ValidID(id) {
		d.badID("bad-id", n.Span, n.Text)
		return false
	}
	v.SetString(id)
	return true
}

// badID tells of an id that is none, by the sentence for what it is the id of.
func (d *decoder) badID(says string, at source.Span, id string) {
	if len(id) > longestID {
		d.problem("bad-id.long", at, source.Args{"found": len(id), "limit": longestID})
		return
	}
	d.problem(says, at, source.Args{"found": id})
}
