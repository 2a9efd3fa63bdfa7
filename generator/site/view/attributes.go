package view

import "github.com/a-h/templ"

// attributes are those of a run, in an order of their own so that the same run
// always gives the same bytes.
func attributes(t Text) templ.OrderedAttributes {
	var a templ.OrderedAttributes
	if t.Kind != "" {
		a = append(a, templ.KV[string, any]("class", t.Kind))
	}
	if t.Lang != "" {
		a = append(a, templ.KV[string, any]("lang", t.Lang))
	}
	if t.ID != "" {
		a = append(a, templ.KV[string, any]("data-id", t.ID))
	}
	return a
}

func id(anchor string) templ.OrderedAttributes {
	if anchor == "" {
		return nil
	}
	return templ.OrderedAttributes{templ.KV[string, any]("id", anchor)}
}

func anchor(list []string, i int) templ.OrderedAttributes {
	if i >= len(list) {
		return nil
	}
	return id(list[i])
}

func commitmentAttributes(c *Commitment) templ.OrderedAttributes {
	a := id(c.Anchor)
	if c.Open {
		a = append(a, templ.KV[string, any]("data-commitment", c.ID))
	}
	return a
}
