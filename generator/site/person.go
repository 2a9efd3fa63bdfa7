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
	allFlags view.Text    // where all flags are, if these are not
	entries  []view.Entry // of the list of contents, before the sections'
	sections []view.Section
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
	return values{x.kind, p.newFrame(plain(x.head.Title)), sheetParts{
		Contents:   p.listOfContents(entries),
		Head:       p.html(view.Top(x.head)),
		Next:       x.next,
		Flags:      p.html(view.Flags(w, view.Flagged{List: x.flags, Shown: 3, All: x.allFlags})),
		Sections:   p.html(view.Sections(w, x.sections)),
		LinkedFrom: p.html(view.Sections(w, linked)),
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
	return p.sheet(sheet{kind: "person", head: h, flags: p.flagsOn(a, plan.PersonThing, x.ID), sections: p.personParts(a, x)})
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
	for _, a := range p.site.Book.AccountsOf(x) {
		for _, as := range a.People {
			if as.Shared != nil && as.Shared.ID == x.ID {
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

// peopleTable lists the account's people with what each needs and what we do
// about it; and with what the pictures above would show, where there are none:
// undrawn are the keys of those.
func (p *pen) peopleTable(a *plan.Account, undrawn []string) []view.Block {
	if len(a.People) == 0 {
		return nil
	}
	roles, powers, links := slices.Contains(undrawn, "role"), slices.Contains(undrawn, "influence"), slices.Contains(undrawn, "contact")
	t := &view.Table{Head: []view.Column{{Label: p.key("name")}, {Label: p.key("role"), Plain: true}, {Label: p.key("stance"), Plain: true},
		{Label: p.key("influence"), Number: true}, {Label: p.key("contact")}, {Label: p.t("last-met")},
		{Label: p.key("needs")}, {Label: p.key("org_needs")}, {Label: p.key("approach")}, {Label: p.key("relation")}}}
	for _, x := range a.People {
		if x.EmptyChair() && !roles {
			continue
		}
		row := make([]view.Line, len(t.Head))
		row[0] = p.personAnd(x)
		if roles {
			row[1], row[2] = p.said(p.listed("role", string(x.Role))), p.stance(x.Stance)
		}
		if powers {
			row[3] = p.said(number(x.Influence))
		}
		if links {
			row[4], row[5] = p.who(a, x.Contact), p.on(method.LastMet(a, x))
		}
		row[6], row[7] = p.said(p.listedAll("need", x.Needs)), p.said(p.listedAll("org-need", x.OrgNeeds))
		row[8], row[9] = p.line(x.Approach), p.closeness(x.Relation)
		t.Rows = append(t.Rows, row)
	}
	return []view.Block{tabled(t)}
}

// listedAll are the words for values of a list.
func (p *pen) listedAll(list string, keys []string) string {
	words := make([]string, len(keys))
	for i, key := range keys {
		words[i] = p.listed(list, key)
	}
	return strings.Join(words, p.t("list.comma"))
}

// closeness is how close we are to somebody, and want to be.
func (p *pen) closeness(r plan.Relation) view.Line {
	var line view.Line
	if r.Now.Set {
		line = p.said(p.number("now", r.Now))
	}
	if r.Want.Set && r.Want != r.Now {
		line = append(line, view.Text{S: " → " + p.number("want", r.Want)})
	}
	return line
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
