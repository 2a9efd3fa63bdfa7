package contacts

import "stratbook/generator/edit"

// superiors adds to whom people report, where the file tells, the plan does not,
// and the name is that of one person of the two. Nobody gets to report to
// themselves, by however many steps.
func (c *comparison) superiors() {
	boss := map[string]string{}           // by id
	named := map[string]map[string]bool{} // ids by name
	add := func(name, id string) {
		if named[name] == nil {
			named[name] = map[string]bool{}
		}
		named[name][id] = true
	}
	for _, s := range c.account.People {
		if b := c.account.Person(s.ReportsTo); b != nil {
			boss[s.ID] = b.ID
		}
	}
	for name, people := range c.byName {
		for _, s := range people {
			if s.Audience == "" { // a visible line is not to lead to who is held back
				add(name, s.ID)
			}
		}
	}
	for _, x := range c.changes {
		if x.Kind == New {
			add(nameKey(x.Contact.Name), x.ID)
		}
	}
	for i := range c.changes {
		x := &c.changes[i]
		ids := named[nameKey(x.Contact.ReportsTo)]
		if x.Kind == Doubt || x.Contact.ReportsTo == "" || x.Who != nil && x.Who.ReportsTo.Text != "" || len(ids) != 1 {
			continue
		}
		for id := range ids {
			if below(boss, id, x.ID) {
				continue
			}
			boss[x.ID] = id
			x.InPlan = append(x.InPlan, edit.Field{Key: "reports_to", Value: id})
			if x.Kind == There {
				x.Kind = Fill
			}
		}
	}
}

// below reports whether somebody is another, or reports to them by some steps.
func below(boss map[string]string, id, other string) bool {
	for range len(boss) + 1 {
		if id == other {
			return true
		}
		if id = boss[id]; id == "" {
			return false
		}
	}
	return true
}
