package plan

import (
	"reflect"

	"stratbook/generator/source"
)

// entries is a mapping whose keys are the author's: competitors, rules, tiers.
type entries interface {
	// entry returns where the value of a key is to be read into; done keeps it.
	// A key that cannot be one gives the list that it should be from.
	entry(key string, at source.Place) (into reflect.Value, done func(), from *List)
}

// mapping reads the entries of a mapping of the author's own keys.
func (d *decoder) mapping(n *source.Node, f *field, e entries) {
	if one, ok := e.(interface {
		alone() (reflect.Value, func())
	}); ok && n.Kind == source.Scalar {
		if into, done := one.alone(); d.one(n, f, into) {
			done()
		}
		return
	}
	if n.Kind != source.Mapping {
		d.problem("bad-value.mapping", n.Span, source.Args{"key": f.key})
		return
	}
	for i, entry := range n.Fields {
		if i == f.most {
			d.problem("too-large.list", entry.At, source.Args{"key": f.key, "limit": f.most, "found": len(n.Fields)})
			break
		}
		into, done, from := e.entry(entry.Key, d.place(entry.At))
		if from != nil {
			d.notListed(&source.Node{Text: entry.Key, Span: entry.At}, from)
			continue
		}
		if entry.Value.Empty() {
			continue
		}
		before := len(d.problems)
		d.value(entry.Value, f, into)
		if len(d.problems) == before {
			done()
		}
	}
}

// Entries are keys of the author's in the order written.
type Entries[V any] []Entry[V]

func (e *Entries[V]) entry(key string, at source.Place) (reflect.Value, func(), *List) {
	value := new(V)
	return reflect.ValueOf(value).Elem(), func() { *e = append(*e, Entry[V]{key, at, *value}) }, nil
}

// Get returns the value of a key, and whether it was written.
func (e Entries[V]) Get(key string) (V, bool) {
	for i := range e {
		if e[i].Key == key {
			return e[i].Value, true
		}
	}
	var none V
	return none, false
}

func (p *PerTier[V]) entry(key string, _ source.Place) (reflect.Value, func(), *List) {
	tier, ok := ListNamed("tier").Find(key)
	if !ok {
		return reflect.Value{}, nil, ListNamed("tier")
	}
	value := new(V)
	return reflect.ValueOf(value).Elem(), func() {
		if p.Tiers == nil {
			p.Tiers = map[Tier]V{}
		}
		p.Tiers[Tier(tier)] = *value
	}, nil
}

func (p *PerTier[V]) alone() (reflect.Value, func()) {
	return reflect.ValueOf(&p.All).Elem(), func() { p.Set = true }
}
