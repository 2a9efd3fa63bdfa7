package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/contacts"
	"stratbook/generator/edit"
	"stratbook/generator/words"
)

// listChanges prints a line for each contact, and what the list comes to.
func (t *terminal) listChanges(list contacts.List, changes []contacts.Change, e *edits) {
	if len(list.Unused) > 0 {
		t.tell(t.say("import.unused", map[string]any{"columns": list.Unused}))
	}
	if n := len(list.People) - len(changes); n > 0 {
		t.tell(t.say("import.others", map[string]any{"people": words.Count{ID: "count.contacts", N: n}}))
	}
	var count [4]int
	for i, c := range changes {
		fmt.Fprintln(t.out, check.Plain(t.change(c, e.refused[i])))
		for _, d := range c.Differs {
			fmt.Fprintln(t.out, "    "+check.Plain(t.say("import.differs", map[string]any{"key": t.words.T("key." + d.Key), "plan": d.Plan, "file": d.File})))
		}
		if e.refused[i] {
			c.Kind = contacts.Doubt
		}
		count[c.Kind]++
	}
	fmt.Fprintln(t.out, t.say("import.sum", map[string]any{"people": words.Count{ID: "count.contacts", N: len(changes)}, "encoding": list.Encoding,
		"new": count[contacts.New], "filled": count[contacts.Fill], "there": count[contacts.There], "doubt": count[contacts.Doubt]}))
}

// change is the line for a contact.
func (t *terminal) change(c contacts.Change, refused bool) string {
	name := c.Contact.Name
	if name == "" {
		name = c.Contact.Email
	}
	if c.Who != nil {
		name = c.Who.Name
	}
	adds := strings.Join(t.fields(slices.Concat(c.InPlan, c.InFile)), t.words.T("list.comma"))
	switch {
	case refused:
		return "? " + t.say("import.refused", map[string]any{"who": name, "adds": adds})
	case c.Kind == contacts.New:
		return "+ " + t.say("import.new", map[string]any{"who": name, "adds": adds})
	case c.Kind == contacts.Fill:
		return "~ " + t.say("import.fill", map[string]any{"who": name, "id": c.ID, "adds": adds})
	case c.Kind == contacts.There:
		return "= " + t.say("import.there", map[string]any{"who": name, "id": c.ID})
	}
	why := t.say("import.doubt."+c.Why, map[string]any{"other": c.Other})
	return "? " + t.say("import.doubt", map[string]any{"who": name, "line": c.Contact.Line, "why": why})
}

// fields are keys with their values, but for the name, which stands before them.
func (t *terminal) fields(list []edit.Field) []string {
	var said []string
	for _, f := range list {
		if f.Key != "name" {
			said = append(said, f.Key+": "+f.Value)
		}
	}
	return said
}

// unmade is an error of a file of the content that nothing can be added to.
func (t *terminal) unmade(w workspace, err error) error {
	if errors.Is(err, edit.ErrUnreadable) {
		path, _, _ := strings.Cut(err.Error(), ": ")
		return wrong("import.mistakes", map[string]any{"path": filepath.Join(w.content(), filepath.FromSlash(path))})
	}
	return err
}
