package plan

import (
	"slices"

	"stratbook/generator/mention"
)

// mentions makes links of names where they stand in prose (format.md, Links):
// those of shared people and of accounts everywhere, those of its own people in
// an account, whose names win.
type mentions struct {
	*common
	of     *Account // nil for the book
	finder *mention.Finder
}

func newMentions(c *common, a *Account) mentions {
	if a == nil {
		return mentions{c, nil, c.finder}
	}
	var names []mention.Name
	for i, s := range a.People {
		if s.Address == "" {
			continue
		}
		for _, text := range slices.Concat([]string{s.Name}, s.Aliases) {
			names = append(names, mention.Name{Text: text, Value: int32(-1 - i)}) // below zero: -1 is the first
		}
	}
	return mentions{c, a, mention.New(names).Over(c.finder)}
}

// thing returns what a value of the finder stands for.
func (m mentions) thing(value int32) Thing {
	if value >= 0 {
		return m.named[value]
	}
	s := m.of.People[-1-value]
	return Thing{PersonThing, s.ID, s.Name, m.of, s.Address, s.page()}
}

// resolveMentions finds the names in every body of a folder. A page does not
// link to itself.
func resolveMentions(f *folder, c *common) {
	if c.options.Settings.Mentions == "off" {
		return
	}
	var m mentions
	for file := range f.records {
		p := file.page()
		if p.Mentions == "off" || len(p.Body.HTML) == 0 {
			continue
		}
		if m.finder == nil || m.of != file.account {
			m = newMentions(c, file.account)
		}
		p.Body.Rendered = p.Body.Mention(m.finder.Find)
		for _, found := range p.Body.Rendered.Mentions {
			target := Target{Thing: m.thing(found.Value)}
			if target.Thing.Address == p.Address {
				target = Target{}
			}
			p.Targets = append(p.Targets, target)
		}
	}
}
