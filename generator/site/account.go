package site

import (
	"cmp"
	"html/template"

	"stratbook/generator/markdown"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// accountParts are the fragments of an account's page, in the order in which
// the built-in layout places them.
type accountParts struct {
	Contents   template.HTML
	Head       template.HTML
	Next       template.HTML // open commitments, and where nothing is promised
	Flags      template.HTML // what would help most, and the rest
	Complete   template.HTML // how complete each step is
	Picture    template.HTML // the four questions
	Set        template.HTML
	Target     template.HTML
	Review     template.HTML
	Assemble   template.HTML
	Take       template.HTML
	Lasting    template.HTML
	Prose      template.HTML
	LinkedFrom template.HTML
}

// account is an account's page: all that its plan holds, what is promised next
// first.
func (s *Site) account(p *pen, a *plan.Account) values {
	flags := p.flagsOf(s.about(a))
	picture := p.picture(a)
	set := p.set(a)
	target := p.target(a)
	review := p.review(a)
	assemble := p.assemble(a)
	take := p.take(a)
	lasting := p.lasting(a)
	prose := p.prose(&a.Page)
	linked := p.linkedFrom()
	for _, sections := range [][]view.Section{picture, set, target, review, assemble, take, lasting} {
		beside(sections, flags)
	}
	missing := p.missing(a)
	entries := []view.Entry{p.nextEntry(a)}
	for _, group := range []struct {
		step     string
		sections []view.Section
	}{{"", picture}, {"set", set}, {"target", target}, {"review", review}, {"assemble", assemble}, {"take", take}, {"", lasting}, {"", prose}, {"", linked}} {
		entries = p.contents(entries, group.step, group.sections)
	}
	w := p.words()
	return values{"account", p.newFrame(a.Name), accountParts{
		Contents:   p.listOfContents(entries),
		Head:       p.html(view.Top(p.accountHead(a))),
		Next:       p.html(view.Next(p.next(p.moves(a), len(missing)), p.gaps(missing))),
		Complete:   p.html(view.Completeness(p.completeness(a))),
		Flags:      p.html(view.Flags(w, view.Flagged{List: flags, Shown: 3})),
		Picture:    p.html(view.Sections(w, picture)),
		Set:        p.html(view.Sections(w, set)),
		Target:     p.html(view.Sections(w, target)),
		Review:     p.html(view.Sections(w, review)),
		Assemble:   p.html(view.Sections(w, assemble)),
		Take:       p.html(view.Sections(w, take)),
		Lasting:    p.html(view.Sections(w, lasting)),
		Prose:      p.html(view.Sections(w, prose)),
		LinkedFrom: p.html(view.Sections(w, linked)),
	}}
}

// listOfContents is the list of a page's parts, which a script marks the one in
// view of. A page of few parts is its own list.
func (p *pen) listOfContents(entries []view.Entry) template.HTML {
	const few = 3
	if len(entries) <= few {
		return ""
	}
	p.use("contents.js")
	return p.html(view.Contents(p.words(), entries))
}

// contents adds a group of sections to the list of contents.
func (p *pen) contents(entries []view.Entry, step string, sections []view.Section) []view.Entry {
	if step != "" {
		entries = append(entries, view.Entry{Title: upper(p.listed("step", step)), Step: true})
	}
	for i, s := range sections {
		first := i == 0 && step == "" && len(entries) > 1 && !entries[len(entries)-1].Apart
		if step != "" {
			sections[i].Step = p.joined(upper(p.listed("step", step)), s.Step)
		}
		if s.Title != "" {
			entries = append(entries, view.Entry{ID: s.ID, Title: s.Title, Lang: s.Lang, Apart: first, Bare: len(s.Parts)+len(s.Flags) == 0, Count: number(cmp.Or(s.Flagged, len(s.Flags)))})
		}
	}
	return entries
}

// nextEntry leads to what happens next, and says how much of it is late.
func (p *pen) nextEntry(a *plan.Account) view.Entry {
	e := view.Entry{ID: "next", Title: p.t("next-moves")}
	if _, overdue := p.counts(a); overdue > 0 {
		e.Count, e.Late = p.w.N("count.late", overdue), true
	}
	return e
}

// joined puts a dot between two sayings, if both say something.
func (p *pen) joined(x, y string) string {
	if x == "" || y == "" {
		return x + y
	}
	return x + " · " + y
}

// part is what stands under one key; a key with nothing under it gives none.
type part struct {
	key    string
	blocks []view.Block
}

// section puts parts under one title. What is not written is named once, in one
// quiet line.
func (p *pen) section(id string, parts ...part) view.Section {
	s := view.Section{ID: id, Title: p.t("section." + id), More: p.handbook(chapterOf(id))}
	for _, x := range parts {
		if len(x.blocks) == 0 {
			s.Nothing.Keys = append(s.Nothing.Keys, view.Key{ID: x.key, Word: p.key(x.key)})
			continue
		}
		part := view.Part{ID: x.key, Blocks: x.blocks}
		if len(parts) > 1 {
			part.Title = p.key(x.key)
		}
		if x.key == id {
			part.ID = "" // the section's own
		}
		s.Parts = append(s.Parts, part)
	}
	switch written := len(s.Parts); {
	case written == 0:
		s.Nothing.Say = p.t("nothing." + id)
	case written < len(parts):
		s.Step = p.w.Say("written-of", map[string]any{"n": written, "of": len(parts)})
	}
	return s
}

// one is a part that holds a single record, or none.
func one[T any](p *pen, a *plan.Account, key string, record *T) part {
	if record == nil {
		return part{key: key}
	}
	return part{key, p.record(a, record)}
}

// many is a part that holds a list of records.
func many[T any](p *pen, a *plan.Account, key string, list []T) part {
	return part{key, records(p, a, list)}
}

// word is a part that holds values of a list.
func (p *pen) word(key, list string, values ...string) part {
	var line view.Line
	for _, v := range values {
		if v != "" {
			line = append(line, view.Text{S: p.listed(list, v)})
		}
	}
	if len(line) == 0 {
		return part{key: key}
	}
	return part{key, []view.Block{view.Items{{Line: p.join(line)}}}}
}

// picture is the four questions about the larger picture (method, 3).
func (p *pen) picture(a *plan.Account) []view.Section {
	return []view.Section{p.section("picture",
		part{"share", p.shareFigure(a, nil)}, many(p, a, "pressures", a.Pressures), one(p, a, "decision", a.Decision),
		one(p, a, "interests", a.Interests), one(p, a, "market", a.Market), one(p, a, "key_account", a.KeyAccount))}
}

func (p *pen) set(a *plan.Account) []view.Section {
	return []view.Section{
		p.issues(a),
		p.section("direction", p.word("path", "path", a.Leadership), one(p, a, "vision", a.Vision),
			part{"goals", p.anchored(plan.GoalThing, records(p, a, a.Goals), idsOf(a.Goals, func(x *plan.Goal) string { return x.ID }))},
			part{"ladder", p.ladderFigure(a)}, many(p, a, "customer_goals", a.CustomerGoals), many(p, a, "customer_revenue", a.CustomerRevenue)),
	}
}

// idsOf are the ids of a list of records.
func idsOf[T any](list []T, id func(*T) string) []string {
	var ids []string
	for i := range list {
		ids = append(ids, id(&list[i]))
	}
	return ids
}

// anchored gives the rows of a list the anchors of their records.
func (p *pen) anchored(kind plan.ThingKind, blocks []view.Block, ids []string) []view.Block {
	for _, b := range blocks {
		for i, id := range ids {
			anchor := ""
			if id != "" {
				anchor = plan.Anchor(kind, id)
			}
			switch b := b.(type) {
			case *view.Table:
				b.Anchors = append(b.Anchors, anchor)
			case view.Records:
				b[i].Anchor = anchor
			case view.Items:
				b[i].Anchor = anchor
			}
		}
	}
	return blocks
}

func (p *pen) target(a *plan.Account) []view.Section {
	pictures, missing := p.peoplePictures(a)
	people := p.section("key-people",
		part{"stakeholders", p.peopleTable(a, missing)}, many(p, a, "ties", a.Ties), many(p, a, "team", a.Team))
	if len(a.People) > 0 {
		for _, key := range missing {
			people.Nothing.Keys = append(people.Nothing.Keys, view.Key{ID: key, Word: p.key(key)})
		}
	}
	return append(pictures, people)
}

func (p *pen) review(a *plan.Account) []view.Section {
	return []view.Section{p.weighed(a, nil, p.section("review",
		part{"factors", p.factorsFigure(a, nil)}, many(p, a, "criteria", a.Criteria), many(p, a, "competitors", a.Competitors),
		many(p, a, "claims", a.Claims), many(p, a, "unknowns", a.Unknowns)))}
}

func (p *pen) assemble(a *plan.Account) []view.Section {
	parts := []part{{"support", p.anchored(plan.SupportThing, records(p, a, a.Support), idsOf(a.Support, func(x *plan.Support) string { return x.ID }))},
		p.word("support_for", "support-trigger", a.SupportFor...), many(p, a, "concessions", a.Concessions)}
	return []view.Section{p.section("assemble", p.stated(a, &a.Deal, parts)...)}
}

func (p *pen) take(a *plan.Account) []view.Section {
	return []view.Section{p.acted(a, nil, p.section("take",
		part{"commitments", p.settled(a)}, part{"tasks", p.tasks(a, a.AllTasks)},
		part{"opportunities", p.opportunityTable(a, a.Opportunities)},
		part{"visits", p.visitTable(a)},
		many(p, a, "setbacks", a.Setbacks), one(p, a, "cadence", a.Cadence)))}
}

func (p *pen) lasting(a *plan.Account) []view.Section {
	return []view.Section{p.section("lasting",
		part{"customers", p.valueChainFigure(a)}, many(p, a, "rivals", a.Rivals), many(p, a, "culture", a.Culture),
		part{"results", p.anchored(plan.ResultThing, records(p, a, a.Results), idsOf(a.Results, func(x *plan.Result) string { return x.ID }))},
		part{"added_value", p.anchored(plan.ValueThing, records(p, a, a.AddedValue), idsOf(a.AddedValue, func(x *plan.AddedValue) string { return x.ID }))},
		many(p, a, "cares", a.Cares), part{"white_space", p.whiteSpaceFigure(a)})}
}

// prose is what the author wrote below the front matter.
func (p *pen) prose(page *plan.Page) []view.Section {
	if len(page.Body.HTML) == 0 {
		return nil
	}
	body := page.Body.Fill(func(i int) (markdown.Anchor, bool) { return p.anchor(page.Targets[i]) })
	prose := view.Prose{HTML: string(body), Lang: p.lang(textOf(string(body)))}
	return []view.Section{{ID: "prose", Title: p.t("section.prose"), Parts: []view.Part{{Blocks: []view.Block{prose}}}}}
}
