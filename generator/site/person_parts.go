package site

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// personParts are what an account knows of one of its people, in reading order:
// what they decide, how to sell to them, where they stand, what they promised,
// when they were met, and the rest.
func (p *pen) personParts(a *plan.Account, x *plan.Stakeholder) []view.Section {
	return []view.Section{
		p.personSection("judgements", p.judgements(a, x)),
		p.personSection("how-to-sell", p.howToSell(a, x)),
		p.personSection("place", p.placeOf(a, x)),
		p.personSection("commitments", p.promisedBy(a, x)),
		p.personSection("visits", p.metAt(a, x)),
		p.personSection("known", p.besidesThat(a, x)),
	}
}

func (p *pen) personSection(id string, blocks []view.Block) view.Section {
	s := view.Section{ID: id}
	switch id {
	case "commitments", "visits":
		s.Title = p.t("nav." + id)
	default:
		s.Title = p.t("section." + id)
	}
	switch {
	case len(blocks) > 0:
		s.Parts = []view.Part{{Blocks: blocks}}
	case id != "known":
		s.Nothing.Say = p.t("nothing.person." + id)
	}
	return s
}

// inOne puts a person's sections into one, for a page of several accounts. Of
// what is not known nothing is said there.
func inOne(s view.Section, sections []view.Section) view.Section {
	for _, x := range sections {
		for _, part := range x.Parts {
			s.Parts = append(s.Parts, view.Part{Title: x.Title, Blocks: part.Blocks})
		}
	}
	return s
}

// judgements are what the account thinks of a person's part, and each deal that
// says something of its own, with the day. Nothing is carried over.
func (p *pen) judgements(a *plan.Account, x *plan.Stakeholder) []view.Block {
	t := &view.Table{Head: []view.Column{{Label: p.t("judged-for")}, {Label: p.key("role"), Plain: true}, {Label: p.key("stance"), Plain: true},
		{Label: p.key("influence"), Number: true}, {Label: p.key("judged")}}}
	add := func(of view.Text, g *plan.Judgement) {
		if g.Role != "" || g.Involvement != "" || g.Authority != "" || g.Influence > 0 || !g.Judged.IsZero() || g.Stance != plan.StanceUnknown && g.Stance != "" {
			stance := p.stance(g.Stance)
			if g.Stance == "" {
				stance = nil
			}
			t.Rows = append(t.Rows, []view.Line{{of}, p.said(p.partOf(g)), stance, p.said(number(g.Influence)), p.on(g.Judged)})
		}
	}
	add(view.Text{S: p.t("accounts-business")}, &x.Judgement)
	for _, o := range a.Opportunities {
		for i := range o.Judgements {
			if j := &o.Judgements[i]; a.Person(j.Who) == x {
				of := p.link(o.Name, o.Address)
				add(of, &j.Judgement)
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []view.Block{tabled(t)}
}

// partOf is a role, or what is known of involvement and authority.
func (p *pen) partOf(g *plan.Judgement) string {
	var words []string
	switch {
	case g.Role != "":
		return p.listed("role", string(g.Role))
	case g.Involvement == plan.InvolvementHigh:
		words = append(words, p.t("axis.involved"))
	case g.Involvement == plan.InvolvementLow:
		words = append(words, p.t("axis.apart"))
	}
	switch g.Authority {
	case plan.AuthorityHigh:
		words = append(words, p.t("axis.high-authority"))
	case plan.AuthorityLow:
		words = append(words, p.t("axis.low-authority"))
	}
	return p.w.List(words)
}

// howToSell is what a person needs, their style with how to sell to it, what we
// do about them, and who of ours does it (method, 1 T and 6).
func (p *pen) howToSell(a *plan.Account, x *plan.Stakeholder) []view.Block {
	var facts view.Facts
	add := func(label string, value view.Line) {
		if len(value) > 0 {
			facts = append(facts, view.Fact{Label: label, Value: value})
		}
	}
	if shared := x.Shared; shared == nil || shared.Style != x.Style || !slices.Equal(shared.Needs, x.Needs) || !slices.Equal(shared.OrgNeeds, x.OrgNeeds) {
		facts = p.character(x.Style, x.Needs, x.OrgNeeds)
	} // else it stands above all accounts
	add(p.key("approach"), p.line(x.Approach))
	if m := a.Member(x.Contact); m != nil {
		add(p.key("contact"), view.Line{p.member(m)})
		if own := p.needs("need", m.Needs); len(own) > 0 {
			label := p.w.Say("own-needs-of", map[string]any{"who": m.Name})
			add(label, append(own, view.Text{S: p.t("needs-colour"), Kind: view.Under}))
		}
	} else {
		add(p.key("contact"), p.who(a, x.Contact))
	}
	if len(facts) == 0 {
		return nil
	}
	return []view.Block{facts}
}

// character is what a person is like wherever they are met.
func (p *pen) character(style string, needs, orgNeeds []string) view.Facts {
	var facts view.Facts
	if style != "" {
		facts = append(facts, view.Fact{Label: p.key("style"), Value: view.Line{
			{S: upper(p.listed("style", style)), Kind: view.Strong}, {Kind: view.Break}, {S: p.t("style-says." + style)}}})
	}
	if line := p.needs("need", needs); len(line) > 0 {
		facts = append(facts, view.Fact{Label: p.key("needs"), Value: line})
	}
	if line := p.needs("org-need", orgNeeds); len(line) > 0 {
		facts = append(facts, view.Fact{Label: p.key("org_needs"), Value: line})
	}
	return facts
}

// needs are needs with what they mean, each in a line.
func (p *pen) needs(list string, keys []string) view.Line {
	var line view.Line
	for _, key := range keys {
		if len(line) > 0 {
			line = append(line, view.Text{Kind: view.Break})
		}
		line = append(line, view.Text{S: upper(p.listed(list, key)), Kind: view.Strong})
		if says := list + "-says." + key; p.w.Has(says) {
			line = append(line, view.Text{S: p.t("colon") + p.t(says)})
		}
	}
	return line
}

// promisedBy are a person's commitments, and in one line how they are kept.
func (p *pen) promisedBy(a *plan.Account, x *plan.Stakeholder) []view.Block {
	all := method.PromisesOf(a, x, p.today)
	var said view.Line
	var list []*plan.Commitment
	for _, g := range []struct {
		id   string
		list []*plan.Commitment
	}{{"kept", all.Kept}, {"late", all.Late}, {"done", all.Done}, {"broken", all.Broken}, {"open", all.Open}, {"overdue", all.Overdue}} {
		if len(g.list) == 0 {
			continue
		}
		t := view.Text{S: p.w.N("promises."+g.id, len(g.list))}
		if g.id == "overdue" {
			t.Kind = view.Late
		}
		said = p.dotted(said, view.Line{t})
		list = append(list, g.list...)
	}
	if len(list) == 0 {
		return nil
	}
	return append([]view.Block{view.Items{{Line: said}}}, p.openFirst(a, list)...)
}

// metAt are the visits with a person, the newest first, and who of ours was
// there.
func (p *pen) metAt(a *plan.Account, x *plan.Stakeholder) []view.Block {
	t := &view.Table{Head: []view.Column{{Label: p.key("visit")}, {Label: p.key("date"), Plain: true}, {Label: p.key("status"), Plain: true}, {Label: p.t("of-ours")}, {Label: p.key("opportunity")}}}
	for _, v := range slices.Backward(a.Visits) {
		if !slices.ContainsFunc(v.With, func(r plan.Ref) bool { return a.Person(r) == x }) {
			continue
		}
		var ours, deal view.Line
		for i := range v.By {
			ours = append(ours, p.ref(a, v.By[i].Member))
		}
		if o := a.Opportunity(v.Opportunity); o != nil {
			deal = view.Line{p.link(o.Name, o.Address)}
		}
		t.Rows = append(t.Rows, []view.Line{{p.link(p.visitTitle(v), v.Address)}, p.on(v.Date),
			{{S: p.listed("visit-status", string(v.Status))}}, p.join(ours), deal})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []view.Block{tabled(t)}
}

// shownElsewhere are the keys of a person that other parts of the page hold.
var shownElsewhere = []string{"name", "aliases", "title", "unit", "email", "phone", "sort_name", "person", "id",
	"involvement", "authority", "role", "stance", "influence", "judged", "style", "needs", "org_needs", "approach", "contact", "reports_to"}

func (p *pen) besidesThat(a *plan.Account, x *plan.Stakeholder) []view.Block {
	var facts view.Facts
	for _, f := range noteLast(plan.FilledOf(x)) {
		if !slices.Contains(shownElsewhere, f.Key) {
			facts = append(facts, view.Fact{Label: p.label(f), Value: p.values(a, f)})
		}
	}
	if len(facts) == 0 {
		return nil
	}
	return []view.Block{facts}
}
