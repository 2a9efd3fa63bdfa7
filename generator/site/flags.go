package site

import (
	"cmp"
	"slices"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// flag is a finding as it is shown.
func (p *pen) flag(f *check.Finding) view.Flag {
	v := view.Flag{Rule: f.Rule.ID, Severity: string(f.Severity), Word: p.listed("severity", string(f.Severity)),
		Message: p.finding(f.Message(p.marking)), Help: p.finding(f.Help(p.marking)),
		Why: p.link(p.t("why"), "flags/"+f.Rule.ID+"/")}
	if f.SetAside != nil {
		v.Aside = f.SetAside.Reason
	}
	return v
}

// beside puts flags into the sections that hold the part of the plan which they
// are about, and tells each where that is.
func beside(sections []view.Section, flags []view.Flag) {
	for i := range sections {
		s := &sections[i]
		holds := map[string]bool{}
		for _, part := range s.Parts {
			holds[part.ID] = true
			for _, key := range part.Holds {
				holds[key] = true
			}
		}
		for _, key := range s.Nothing.Keys {
			holds[key.ID] = true
		}
		for j := range flags {
			if part := check.RuleNamed(flags[j].Rule).Part; part != "" && holds[part] {
				flags[j].At = "#" + s.ID
				s.Flags = append(s.Flags, flags[j])
			}
		}
	}
}

// flagsOf shows the gravest first, those of one weight in the order of the
// method; what the page says louder elsewhere is left out.
func (p *pen) flagsOf(findings []*check.Finding) []view.Flag {
	var flags []view.Flag
	for _, f := range p.gravestFirst(findings) {
		flags = append(flags, p.flag(f))
	}
	return flags
}

func (p *pen) gravestFirst(findings []*check.Finding) []*check.Finding {
	findings = slices.DeleteFunc(slices.Clone(findings), func(f *check.Finding) bool {
		return (f.Rule.ID == "commitment-missing" || f.Rule.ID == "commitment-overdue") && f.SetAside == nil
	})
	slices.SortStableFunc(findings, func(x, y *check.Finding) int {
		return cmp.Or(cmp.Compare(b2i(x.SetAside != nil), b2i(y.SetAside != nil)), y.Severity.Compare(x.Severity),
			cmp.Compare(p.site.index.order[x.Rule], p.site.index.order[y.Rule]))
	})
	return findings
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// flagsIn are those of one file.
func (p *pen) flagsIn(path string) []view.Flag { return p.flagsOf(p.site.index.byPath[path]) }

// flagsOn are those about one thing of an account.
func (p *pen) flagsOn(account string, kind plan.ThingKind, id string) []view.Flag {
	var found []*check.Finding
	for _, f := range p.site.index.byAccount[account] {
		if f.About.Kind == kind && f.About.ID == id {
			found = append(found, f)
		}
	}
	return p.flagsOf(found)
}

// onFlags is how many findings of a rule the page of all of them shows; the
// rule's own page has the others.
const onFlags = 10

// flags is the page of all findings, by rule.
func (s *Site) flags(p *pen) values {
	var sections []view.Section
	for _, r := range check.Rules() {
		if found := s.index.byRule[r.ID]; len(found) > 0 {
			more := p.link(p.t("why"), "flags/"+r.ID+"/")
			if len(found) > onFlags {
				more.S = p.w.N("all-flags", len(found))
			}
			sections = append(sections, view.Section{ID: r.ID, Title: p.t("rule." + r.ID + ".title"), More: more, Flags: p.located(found[:min(onFlags, len(found))])})
		}
	}
	counts := check.Count(s.Findings)
	h := view.Head{Title: p.said(p.t("nav.flags")), AsOf: p.asOf()}
	for _, c := range []struct {
		id string
		n  int
	}{{"count.errors", counts.Error}, {"count.warnings", counts.Warning}, {"count.notes", counts.Note}, {"count.set-aside", counts.SetAside}} {
		if c.n == 0 {
			continue
		}
		h.Facts = append(h.Facts, view.Fact{Value: view.Line{{S: p.w.N(c.id, c.n)}}})
	}
	if len(sections) == 0 {
		sections = []view.Section{{ID: "none", Title: p.t("nav.flags"), Nothing: view.Nothing{Say: p.t("nothing.flags")}}}
	}
	return values{"flags", p.newFrame(p.t("nav.flags")), sheetParts{
		Contents: p.listOfContents(p.contents(nil, "", sections)),
		Head:     html(view.Top(h)), Sections: html(view.Sections(p.words(), sections))}}
}

// located are findings with a link to what they are about.
func (p *pen) located(found []*check.Finding) []view.Flag {
	var flags []view.Flag
	for _, f := range found {
		v := p.flag(f)
		v.Why = view.Text{}
		if a := p.site.Book.Account(f.About.Account); a != nil {
			v.Where = p.link(a.Name, a.Address)
		} else {
			v.Where = view.Text{S: f.At.Path, Kind: view.Code}
		}
		flags = append(flags, v)
	}
	return flags
}

// layOutRule gives a rule's page its address; where it is flagged in very many
// places, they come in numbered parts.
func (s *Site) layOutRule(r *check.Rule) {
	found := s.index.byRule[r.ID]
	s.layOutListing(listing{"flags/" + r.ID + "/", len(found),
		func(p *pen, from, to int) []view.Section { return p.rule(r, found[from:to], from == 0) },
		func(p *pen, sections []view.Section) values {
			return p.sheet(sheet{kind: "rule", head: p.ruleHead(r), sections: sections})
		}})
}

func (p *pen) ruleHead(r *check.Rule) view.Head {
	h := view.Head{Title: p.said(p.t("rule." + r.ID + ".title")), Crumb: []view.Text{p.link(p.t("nav.flags"), "flags/")}}
	h.Facts = p.facts("", view.Text{S: r.ID, Kind: view.Code}, "", view.Text{S: upper(p.listed("severity", string(r.Severity)))})
	if r.Step != "" {
		h.Facts = append(h.Facts, view.Fact{Value: view.Line{{S: upper(p.listed("step", string(r.Step)))}}})
	}
	return h
}

// rule is the page of one rule: what it means, why it matters, how to mend it,
// an example, and where it is flagged.
func (p *pen) rule(r *check.Rule, found []*check.Finding, first bool) []view.Section {
	flagged := view.Section{ID: "found", Title: p.t("rule.found"), Flags: p.located(found)}
	if len(found) == 0 {
		flagged.Nothing.Say = p.t("nothing.flags")
	}
	if !first {
		return []view.Section{flagged}
	}
	sections := []view.Section{
		{ID: "why", Title: p.t("rule.why"), More: p.handbook(chapterOfRule(r)), Parts: []view.Part{{Blocks: p.saying("rule." + r.ID + ".why")}}},
		{ID: "mend", Title: p.t("rule.mend"), Parts: []view.Part{{Blocks: p.saying("rule." + r.ID + ".mend")}}},
	}
	if e, ok := check.ExampleOf(r); ok {
		sections = append(sections, view.Section{ID: "example", Title: p.t("rule.example"), Parts: []view.Part{
			{Title: p.t("rule.before"), Blocks: []view.Block{view.Sample(e.Before)}},
			{Title: p.t("rule.after"), Blocks: []view.Block{view.Sample(e.After)}}}})
	}
	return append(sections, flagged)
}

// saying is a text of our own, as a paragraph.
func (p *pen) saying(id string) []view.Block {
	return []view.Block{view.Items{{Line: p.coded(p.t(id))}}}
}
