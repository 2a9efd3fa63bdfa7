package plan

import (
	"reflect"
	"slices"

	"stratbook/generator/markdown"
	"stratbook/generator/mention"
)

// common is what accounts look up outside themselves: ours, shared people, free
// pages, the names of all accounts. Books among which none of it differs share
// one, and with it the accounts that are the same otherwise.
type common struct {
	options Options
	shelf   *folder // ours and shared people
	leaves  *folder // free pages; they may have other words by now
	faces   []face  // by id

	people   index[*Person]
	team     index[*Member]
	accounts index[string]      // ids
	things   map[string][]Thing // what the ids of the shared circle stand for

	finder *mention.Finder
	named  []Thing // what the names of the finder stand for, by value
}

// face is what others see of an account.
type face struct {
	id, name string
	aliases  []string
}

func (a *Account) face() face { return face{a.ID, a.Name, a.Aliases} }

func (f face) equal(g face) bool {
	return f.id == g.id && f.name == g.name && slices.Equal(f.aliases, g.aliases)
}

// thing is the account as what a link leads to; its page is not known yet.
func (f face) thing() Thing {
	return Thing{Kind: AccountThing, ID: f.id, Name: f.name, Address: addressOf(spot{kind: account}, f.id)}
}

func newCommon(a *assembly, faces []face) *common {
	c := &common{options: a.Options, shelf: a.at[shelf], leaves: a.at[leaves], faces: faces, things: map[string][]Thing{}}
	c.options.Before = nil // it would keep every book alive
	for _, p := range c.shelf.people {
		c.people.add(p, p.ID, slices.Concat(p.Aliases, []string{p.Name})...)
	}
	for _, m := range c.shelf.team {
		c.team.add(m, m.ID, slices.Concat(m.Aliases, []string{m.Name})...)
	}
	for _, f := range faces {
		c.accounts.add(f.id, f.id, slices.Concat(f.aliases, []string{f.name})...)
	}
	c.circle()
	c.names()
	return c
}

// circle holds accounts, people/, team/, method/ and free pages.
func (c *common) circle() {
	add := func(t Thing, folder string) {
		c.things[t.ID] = append(c.things[t.ID], t)
		if folder != "" {
			c.things[folder+t.ID] = append(c.things[folder+t.ID], t)
		}
	}
	for _, f := range c.faces {
		add(f.thing(), "accounts/")
	}
	for _, p := range c.shelf.people {
		add(Thing{PersonThing, p.ID, p.Name, nil, p.Address, &p.Page}, "people/")
	}
	for _, m := range c.shelf.team {
		add(Thing{MemberThing, m.ID, m.Name, nil, m.Address, &m.Page}, "team/")
	}
	for _, p := range c.leaves.method {
		add(Thing{PageThing, p.ID, p.Title, nil, p.Address, p}, "method/")
	}
	for _, p := range c.leaves.pages {
		add(Thing{PageThing, p.ID, p.Title, nil, p.Address, p}, "")
	}
}

// names are those that every prose may mention.
func (c *common) names() {
	if c.options.Settings.Mentions == "off" {
		return
	}
	var names []mention.Name
	add := func(t Thing, name string, aliases []string) {
		for _, text := range slices.Concat([]string{name}, aliases) {
			names = append(names, mention.Name{Text: text, Value: int32(len(c.named))})
		}
		c.named = append(c.named, t)
	}
	for _, p := range c.shelf.people {
		add(Thing{PersonThing, p.ID, p.Name, nil, p.Address, &p.Page}, p.Name, p.Aliases)
	}
	for _, f := range c.faces {
		add(f.thing(), f.name, f.aliases)
	}
	c.finder = mention.New(names)
}

// serves reports whether what accounts look up is still the same, apart from the
// people and ours.
func (c *common) serves(leaves *folder, faces []face) bool {
	return slices.EqualFunc(c.faces, faces, face.equal) &&
		slices.EqualFunc(c.leaves.method, leaves.method, samePlace) && slices.EqualFunc(c.leaves.pages, leaves.pages, samePlace)
}

// sameDay reports whether a book is one for the same readers on the same day,
// with the same settings.
func (c *common) sameDay(o Options) bool {
	return c.options.AsOf == o.AsOf && c.options.Audience.Name == o.Audience.Name && reflect.DeepEqual(c.options.Settings, o.Settings)
}

// samePlace reports whether links to two pages lead to the same place.
func samePlace(p, q *Page) bool {
	return p.Address == q.Address && p.Title == q.Title && p.At == q.At &&
		slices.EqualFunc(p.Body.Headings, q.Body.Headings, func(g, h markdown.Heading) bool { return g.ID == h.ID })
}

// milestones are the ids of the book's, for the nearest.
func (c *common) milestones() []string {
	var ids []string
	for _, m := range c.options.Settings.Milestones {
		ids = append(ids, m.ID)
	}
	return ids
}
