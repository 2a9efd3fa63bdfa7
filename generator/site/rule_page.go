package site

import (
	"sync"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// layOutRule gives a rule's page its address; where it is flagged in very many
// places, they come in numbered parts.
func (s *places) layOutRule(r *check.Rule) {
	found := sync.OnceValue(func() []*check.Finding { return gravest(s.index().byRule[r.ID]) }) // for all parts
	const inPart = rowsInPart / 2                                                               // a flag takes two lines
	s.layOutListing(listing{address: "flags/" + r.ID + "/", n: len(s.index().byRule[r.ID]), inPart: inPart,
		sections: func(p *pen, from, to int) []view.Section { return p.rule(r, found()[from:to], from == 0) },
		page: func(p *pen, sections []view.Section) values {
			p.use(listScript)
			return p.sheet(sheet{kind: "rule", head: p.ruleHead(r), sections: sections})
		}})
}

func (p *pen) ruleHead(r *check.Rule) view.Head {
	h := view.Head{Title: p.said(p.t("rule." + r.ID + ".title")), Crumb: []view.Text{p.link(p.t("nav.flags"), "flags/")}}
	h.Facts = p.facts("", view.Text{S: r.ID, Kind: view.Code}, "", view.Text{S: upper(p.listed("severity", string(r.Severity)))})
	if r.From != "" {
		h.Facts = append(h.Facts, view.Fact{Value: view.Line{{S: p.w.Say("explain.from", map[string]any{"tier": plan.Listed{List: plan.ListNamed("tier"), Key: string(r.From)}})}}})
	}
	if r.Step != "" {
		h.Facts = append(h.Facts, view.Fact{Value: view.Line{{S: upper(p.listed("step", string(r.Step)))}}})
	}
	return h
}

// rule is the page of one rule: what it means, why it matters, how to mend it,
// an example, and where it is flagged.
func (p *pen) rule(r *check.Rule, found []*check.Finding, first bool) []view.Section {
	flagged := view.Section{ID: "found", Title: p.t("rule.found"), Flags: p.located(found)}
	switch narrowed := p.sieve(found, "owner", "account"); {
	case len(found) == 0:
		flagged.Nothing.Say = p.t("nothing.flags")
	case len(narrowed.Groups) > 0:
		flagged.Parts = []view.Part{{Blocks: []view.Block{narrowed}}}
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
