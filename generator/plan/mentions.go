package plan

import (
	"slices"

	"stratbook/generator/mention"
)

// mentions makes links of names where they stand in prose (format.md, Links):
// those of shared people and of accounts everywhere, those of its own people in
// an account, whose names win.
type mentions struct {
	things []Thing // what the shared names stand for, by value
	finder *mention.Finder
	own    map[*Account]*mention.Finder // made when a body of the account is searched
}

func (b *Book) newMentions() *mentions {
	m := &mentions{own: map[*Account]*mention.Finder{}}
	var names []mention.Name
	add := func(t Thing, called ...string) {
		for _, text := range called {
			names = append(names, mention.Name{Text: text, Value: int32(len(m.things))})
		}
		m.things = append(m.things, t)
	}
	for _, p := range b.People {
		add(Thing{PersonThing, p.ID, p.Name, nil, p.Address, &p.Page}, slices.Concat([]string{p.Name}, p.Aliases)...)
	}
	for _, a := range b.Accounts {
		add(Thing{AccountThing, a.ID, a.Name, a, a.Address, &a.Page}, slices.Concat([]string{a.Name}, a.Aliases)...)
	}
	m.finder = mention.New(names)
	return m
}

// of returns the finder for the bodies of an account, or of none. Its own people
// have values below zero: -1 is the first.
func (m *mentions) of(a *Account) *mention.Finder {
	if a == nil {
		return m.finder
	}
	if made := m.own[a]; made != nil {
		return made
	}
	var names []mention.Name
	for i, s := range a.People {
		if s.Address == "" {
			continue
		}
		for _, text := range slices.Concat([]string{s.Name}, s.Aliases) {
			names = append(names, mention.Name{Text: text, Value: int32(-1 - i)})
		}
	}
	m.own[a] = mention.New(names).Over(m.finder)
	return m.own[a]
}

// thing returns what a value of the account's finder stands for.
func (m *mentions) thing(a *Account, value int32) Thing {
	if value >= 0 {
		return m.things[value]
	}
	s := a.People[-1-value]
	return Thing{PersonThing, s.ID, s.Name, a, s.Address, s.page()}
}

// resolveMentions finds the names in every body. A page does not link to itself.
func (b *Book) resolveMentions() {
	if b.Settings.Mentions == "off" {
		return
	}
	m := b.newMentions()
	for a, p := range b.AllPages {
		if p.Mentions == "off" || len(p.Body.HTML) == 0 {
			continue
		}
		p.Body.Rendered = p.Body.Mention(m.of(a).Find)
		for _, found := range p.Body.Rendered.Mentions {
			target := Target{Thing: m.thing(a, found.Value)}
			if target.Thing.Address == p.Address {
				target = Target{}
			}
			p.Targets = append(p.Targets, target)
		}
	}
}
