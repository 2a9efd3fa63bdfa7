package view

import (
	"maps"
	"slices"

	"github.com/a-h/templ"
)

// Attributes come in an order of their own, so that the same value always gives
// the same bytes.

func attribute(name, value string) templ.KeyValue[string, any] {
	return templ.KV[string, any](name, value)
}

// some is an attribute that is left out where it says nothing.
func some(name, value string) templ.OrderedAttributes {
	if value == "" {
		return nil
	}
	return templ.OrderedAttributes{attribute(name, value)}
}

// class is for classes that are worked out: templ's own list of them makes a map
// for each element.
func class(names string) templ.OrderedAttributes { return some("class", names) }

// also adds a class to others where something is so.
func also(class, more string, is bool) string {
	switch {
	case !is:
		return class
	case class == "":
		return more
	}
	return class + " " + more
}

func id(anchor string) templ.OrderedAttributes { return some("id", anchor) }

func lang(tag string) templ.OrderedAttributes { return some("lang", tag) }

func anchor(list []string, i int) templ.OrderedAttributes {
	if i >= len(list) {
		return nil
	}
	return id(list[i])
}

func entryAttributes(e *Entry) templ.OrderedAttributes {
	a := lang(e.Lang)
	switch {
	case e.Bare && e.Apart:
		a = append(a, attribute("class", "bare apart"))
	case e.Bare:
		a = append(a, attribute("class", "bare"))
	case e.Apart:
		a = append(a, attribute("class", "apart"))
	}
	return a
}

// sectionAttributes mark a section that nothing stands in yet.
func sectionAttributes(s *Section) templ.OrderedAttributes {
	if len(s.Parts) > 0 || len(s.Flags) > 0 {
		return nil
	}
	return some("class", "bare")
}

// factAttributes mark a value that is a record or several: it wants a line of
// its own.
func factAttributes(f Fact) templ.OrderedAttributes {
	for i := range f.Value {
		if kind := f.Value[i].Kind; kind == Quiet || kind == Break {
			return some("class", "own")
		}
	}
	return nil
}

func commitmentAttributes(c *Commitment) templ.OrderedAttributes {
	a := id(c.Anchor)
	if c.Open {
		a = append(a, attribute("data-commitment", c.ID))
		a = append(a, due(c.Due.ISO, c.Agreed, c.Late)...)
	}
	return a
}

func asOfAttributes(a AsOf) templ.OrderedAttributes {
	list := some("data-day", a.Day)
	for _, said := range []struct {
		what  string
		forms map[string]string
	}{{"data-since-", a.Since}, {"data-late-", a.Late}} {
		for _, form := range slices.Sorted(maps.Keys(said.forms)) {
			list = append(list, attribute(said.what+form, said.forms[form]))
		}
	}
	return list
}

func numeric(c Column) templ.OrderedAttributes {
	if !c.Number {
		return nil
	}
	return some("class", "num")
}

// cell are the attributes of a cell. Its column's name is for where rows are
// stacked, and only where the value does not say by itself what it is.
func (t *Table) cell(row, column int) templ.OrderedAttributes {
	c := t.Head[column]
	a := numeric(c)
	if column > 0 && !c.Plain && len(t.Rows[row][column]) > 0 {
		a = append(a, attribute("data-label", c.Label))
	}
	for _, run := range t.Rows[row][column] {
		if t.List != nil && run.Sort != "" {
			return append(a, attribute("data-sort", run.Sort))
		}
	}
	return a
}

func figureAttributes(f *Figure) templ.OrderedAttributes {
	a := templ.OrderedAttributes{templ.KV[string, any]("data-picture", f.Name)}
	if f.Deal != "" {
		a = append(a, templ.KV[string, any]("data-opportunity", f.Deal))
	}
	return a
}
