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
	Contents template.HTML
	Head     template.HTML
	Next     template.HTML
	Flags    template.HTML
	Sections template.HTML
}

// sheet is what a page of a single thing is made of.
type sheet struct {
	kind     string // of the layout
	head     view.Head
	next     template.HTML // what happens next
	flags    []view.Flag
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
	return values{x.kind, p.newFrame(plain(x.head.Title)), sheetParts{
		Contents: html(view.Contents(w, p.contents(x.entries, "", x.sections))),
		Head:     html(view.Top(x.head)),
		Next:     x.next,
		Flags:    html(view.Flags(w, x.flags, 3)),
		Sections: html(view.Sections(w, x.sections)),
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
	sections := append([]view.Section{p.judgements(a, x)}, p.personMoves(a, x)...)
	return p.sheet(sheet{kind: "person", head: h, flags: p.flagsOn(a.ID, plan.PersonThing, x.ID), sections: sections})
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

// judgements are what one account thinks of a person, and each of its deals
// that thinks otherwise.
func (p *pen) judgements(a *plan.Account, x *plan.Stakeholder) view.Section {
	s := view.Section{ID: "in-" + a.ID, Title: a.Name, Lang: p.lang(a.Name), Step: upper(p.listed("step", "target"))}
	var facts view.Facts
	for _, f := range plan.FilledOf(x) {
		switch f.Key {
		case "name", "aliases", "title", "unit", "email", "phone", "sort_name", "person":
			continue
		}
		facts = append(facts, view.Fact{Label: p.key(f.Key), Value: p.values(a, f)})
	}
	s.Parts = append(s.Parts, view.Part{Blocks: []view.Block{facts}})
	for _, o := range a.Opportunities {
		for i := range o.Judgements {
			if j := &o.Judgements[i]; a.Person(j.Who) == x {
				s.Parts = append(s.Parts, view.Part{Title: o.Name, Lang: p.lang(o.Name), Blocks: p.record(a, j)})
			}
		}
	}
	return s
}

// personMoves are what a person promised, and the visits that they were at.
func (p *pen) personMoves(a *plan.Account, x *plan.Stakeholder) []view.Section {
	var promised []*plan.Commitment
	for _, c := range a.AllCommitments {
		if slices.ContainsFunc(c.Who, func(r plan.Ref) bool { return a.Person(r) == x }) {
			promised = append(promised, c)
		}
	}
	commitments := view.Section{ID: "commitments", Title: p.t("nav.commitments")}
	if len(promised) > 0 {
		commitments.Parts = []view.Part{{Blocks: p.openFirst(a, promised)}}
	} else {
		commitments.Nothing.Say = p.t("nothing.promised-by")
	}
	visits := view.Section{ID: "visits", Title: p.t("nav.visits")}
	var met []*plan.Visit
	for _, v := range a.Visits {
		if slices.ContainsFunc(v.With, func(r plan.Ref) bool { return a.Person(r) == x }) {
			met = append(met, v)
		}
	}
	if len(met) > 0 {
		visits.Parts = []view.Part{{Blocks: []view.Block{p.visitRows(a, met)}}}
	} else {
		visits.Nothing.Say = p.t("nothing.met")
	}
	return []view.Section{commitments, visits}
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
	for _, a := range x.Accounts {
		for _, as := range a.People {
			if as.Shared == x {
				in := p.judgements(a, as)
				in.Parts[0].Blocks = append(in.Parts[0].Blocks, p.accountMoves(a, as)...)
				sections = append(sections, in)
			}
		}
	}
	if x.Note != "" {
		sections = append(sections, view.Section{ID: "note", Title: p.key("note"), Parts: []view.Part{{Blocks: []view.Block{view.Items{{Line: p.line(x.Note)}}}}}})
	}
	return p.sheet(sheet{kind: "person", head: h, flags: p.flagsIn(x.Path), sections: append(sections, p.prose(&x.Page)...)})
}

// accountMoves are what a shared person promised in one account, and where they
// were met.
func (p *pen) accountMoves(a *plan.Account, x *plan.Stakeholder) []view.Block {
	var blocks []view.Block
	for _, s := range p.personMoves(a, x) {
		for _, part := range s.Parts {
			blocks = append(blocks, part.Blocks...)
		}
	}
	return blocks
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
	return x.Title + p.t("list.comma") + x.Unit
}

// stance is a stance with its shape, which the style sheet draws.
func (p *pen) stance(s plan.Stance) view.Line {
	if s == plan.StanceUnknown {
		return nil
	}
	return view.Line{{S: p.listed("stance", string(s)), Kind: "stance " + string(s)}}
}
