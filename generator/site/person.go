package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// sheetParts are the fragments of the pages of a single thing: a person, an
// opportunity, a visit, a member of the team, a rule, a free page.
type sheetParts struct {
	Contents   template.HTML
	Head       template.HTML
	Next       template.HTML
	Flags      template.HTML
	Sections   template.HTML
	LinkedFrom template.HTML
}

// sheet is what a page of a single thing is made of.
type sheet struct {
	kind     string // of the layout
	head     view.Head
	next     template.HTML // what happens next
	flags    []view.Flag
	entries  []view.Entry // of the list of contents, before the sections'
	sections []view.Section
	script   string // by name; "" for none
}

// sheet puts a page of a single thing together.
func (p *pen) sheet(x sheet) values {
	w := p.words()
	x.sections = slices.DeleteFunc(x.sections, func(s view.Section) bool {
		return len(s.Parts) == 0 && s.Nothing.Say == "" && len(s.Nothing.Keys) == 0 && len(s.Flags) == 0
	})
	x.head.AsOf = p.asOf()
	linked := p.linkedFrom()
	entries := p.contents(p.contents(x.entries, "", x.sections), "", linked)
	f := p.newFrame(plain(x.head.Title))
	if x.script != "" {
		f.Scripts = append(f.Scripts, p.href(p.site.assets[x.script].address))
	}
	return values{x.kind, f, sheetParts{
		Contents:   html(view.Contents(w, entries)),
		Head:       html(view.Top(x.head)),
		Next:       x.next,
		Flags:      html(view.Flags(w, x.flags, 3)),
		Sections:   html(view.Sections(w, x.sections)),
		LinkedFrom: html(view.Sections(w, linked)),
	}}
}

// plain are the words of a line.
func plain(line view.Line) string {
	var b strings.Builder
	for _, t := range line {
		b.WriteString(t.S)
	}
	return b.String()
}

// stakeholder is the page of someone who matters to one account.
func (s *Site) stakeholder(p *pen, a *plan.Account, x *plan.Stakeholder) values {
	h := view.Head{Title: p.line(x.Name), Crumb: []view.Text{p.link(p.t("nav.people"), "people/"), p.link(a.Name, a.Address)}}
	for _, alias := range x.Aliases {
		h.Also = append(h.Also, p.text(alias))
	}
	h.Facts = p.facts("", p.text(p.titleOf(x)), "", view.Text{S: upper(p.listed("role", string(x.Role))), Kind: view.Strong})
	if stance := p.stance(x.Stance); len(stance) > 0 {
		h.Facts = append(h.Facts, view.Fact{Value: stance})
	}
	h.Facts = append(h.Facts, p.facts("email", p.text(x.Email), "phone", p.text(x.Phone))...)
	return p.sheet(sheet{kind: "person", head: h, flags: p.flagsOn(a.ID, plan.PersonThing, x.ID), sections: p.personParts(a, x)})
}

// facts are labelled values given as label, value, label, value; those without
// a value are left out. A label is a key of the format, or "".
func (p *pen) facts(pairs ...any) []view.Fact {
	var facts []view.Fact
	for i := 0; i < len(pairs); i += 2 {
		label, value := pairs[i].(string), pairs[i+1].(view.Text)
		if value.S == "" {
			continue
		}
		if label != "" {
			label = p.key(label)
		}
		facts = append(facts, view.Fact{Label: label, Value: view.Line{value}})
	}
	return facts
}

// openFirst are commitments with those that are settled at the end.
func (p *pen) openFirst(a *plan.Account, list []*plan.Commitment) []view.Block {
	var open, settled []*plan.Commitment
	for _, c := range list {
		if c.Open() {
			open = append(open, c)
		} else {
			settled = append(settled, c)
		}
	}
	var blocks []view.Block
	if len(open) > 0 {
		blocks = append(blocks, p.commitmentList(a, byDate(open)))
	}
	return append(blocks, p.settledOf(a, settled)...)
}

// sharedPerson is the page of a file of people/: who it is, and what each
// account thinks.
func (s *Site) sharedPerson(p *pen, x *plan.Person) values {
	h := view.Head{Title: p.line(x.Name), Crumb: []view.Text{p.link(p.t("nav.people"), "people/")}}
	for _, alias := range x.Aliases {
		h.Also = append(h.Also, p.text(alias))
	}
	h.Facts = p.facts("", p.text(x.JobTitle), "", p.text(x.Company), "email", p.text(x.Email), "phone", p.text(x.Phone))
	var sections []view.Section
	if facts := p.character(x.Style, x.Needs, x.OrgNeeds); len(facts) > 0 {
		sections = append(sections, view.Section{ID: "how-to-sell", Title: p.t("section.how-to-sell"), Parts: []view.Part{{Blocks: []view.Block{facts}}}})
	}
	for _, a := range x.Accounts {
		for _, as := range a.People {
			if as.Shared == x {
				in := view.Section{ID: "in-" + a.ID, Title: a.Name, Lang: p.lang(a.Name), More: p.link(p.t("to-account"), a.Address)}
				sections = append(sections, inOne(in, p.personParts(a, as)))
			}
		}
	}
	if x.Note != "" {
		sections = append(sections, view.Section{ID: "note", Title: p.key("note"), Parts: []view.Part{{Blocks: []view.Block{view.Items{{Line: p.line(x.Note)}}}}}})
	}
	return p.sheet(sheet{kind: "person", head: h, flags: p.flagsIn(x.Path), sections: append(sections, p.prose(&x.Page)...)})
}

// peopleTable lists the account's people.
func (p *pen) peopleTable(a *plan.Account) []view.Block {
	if len(a.People) == 0 {
		return nil
	}
	t := &view.Table{Head: []view.Column{{Label: p.key("name")}, {Label: p.key("role"), Plain: true}, {Label: p.key("stance"), Plain: true},
		{Label: p.key("influence"), Number: true}, {Label: p.key("contact")}, {Label: p.t("last-met")}}}
	for _, x := range a.People {
		t.Rows = append(t.Rows, []view.Line{p.personAnd(x), p.said(p.listed("role", string(x.Role))),
			p.stance(x.Stance), p.said(number(x.Influence)), p.who(a, x.Contact), p.on(method.LastMet(a, x))})
	}
	return []view.Block{tabled(t)}
}

// personAnd is a person over what they do.
func (p *pen) personAnd(x *plan.Stakeholder) view.Line {
	line := view.Line{p.person(x)}
	if title := p.titleOf(x); title != "" {
		line = append(line, view.Text{S: title, Kind: view.Under, Lang: p.lang(title)})
	}
	return line
}

// titleOf is what a person does, and in which unit, where the title does not
// say that itself.
func (p *pen) titleOf(x *plan.Stakeholder) string {
	if x.Title == "" || x.Unit == "" || strings.HasSuffix(x.Title, x.Unit) {
		return cmp.Or(x.Title, x.Unit)
	}
	return x.Title + p.t("list.apart") + x.Unit
}

// stance is a stance with its shape, which the style sheet draws.
func (p *pen) stance(s plan.Stance) view.Line {
	if s == plan.StanceUnknown {
		return nil
	}
	return view.Line{{S: p.listed("stance", string(s)), Kind: "stance " + string(s)}}
}
