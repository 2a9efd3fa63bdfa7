package site

import (
	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// flagSteps are the steps in the order in which the method has their first rules.
var flagSteps = []string{contentStep, string(plan.StepTake), string(plan.StepSet), string(plan.StepTarget), string(plan.StepReview), string(plan.StepAssemble)}

// flags is the page of all findings. So many as one page holds are listed by
// rule; of more it counts them, and each rule's page has them.
func (s *Site) flags(p *pen) values {
	whole := s.listsFlags()
	var entries []view.Entry
	var sections []view.Section
	for _, step := range flagSteps {
		var group []view.Section
		if whole {
			group = p.flagsByRule(step)
		} else {
			group = p.rulesOf(step)
		}
		if len(group) == 0 {
			continue
		}
		head := step
		if head == contentStep || !whole {
			head = ""
		}
		entries = p.contents(entries, head, group)
		sections = append(sections, group...)
	}
	narrowed := p.sieve(s.Verdict.Findings(), "step", "rule", "owner", "account")
	f := p.newFrame(p.t("nav.flags"))
	if whole {
		narrowed = p.sieve(s.Verdict.Findings(), "severity", "step", "rule", "owner", "account")
		p.use(listScript)
	} else {
		narrowed.Left = ""
	}
	if len(sections) == 0 {
		sections = []view.Section{{ID: "none", Title: p.t("nav.flags"), Nothing: view.Nothing{Say: p.t("nothing.flags")}}}
	}
	h := view.Head{Title: p.said(p.t("nav.flags")), AsOf: p.asOf(), Facts: p.counted(check.Count(s.Verdict.Findings())), Files: p.files("findings")}
	return values{"flags", f, sheetParts{Contents: p.listOfContents(entries),
		Head: p.html(view.Top(h)) + p.html(view.Narrow(narrowed)), Sections: p.html(view.Sections(p.words(), sections))}}
}

// listsFlags reports whether one page holds all findings.
func (s *Site) listsFlags() bool { return len(s.Verdict.Findings()) <= rowsInPart }

// counted says how many findings of each severity there are.
func (p *pen) counted(c check.Counts) []view.Fact {
	var facts []view.Fact
	for _, x := range []struct {
		id string
		n  int
	}{{"count.errors", c.Error}, {"count.warnings", c.Warning}, {"count.notes", c.Note}, {"count.set-aside", c.SetAside}} {
		if x.n > 0 {
			facts = append(facts, view.Fact{Value: view.Line{{S: p.w.N(x.id, x.n)}}})
		}
	}
	return facts
}

// stepWord is what a step is called; what belongs to none is about the files.
func (p *pen) stepWord(step string) string {
	if step == contentStep {
		return p.t("flags.content")
	}
	return upper(p.listed("step", step))
}

// stepAnchor is where a step begins on the page of all findings.
func (p *pen) stepAnchor(step string) string {
	if p.site.listsFlags() {
		for _, r := range check.Rules() {
			if stepKey(r) == step && len(p.site.index().byRule[r.ID]) > 0 {
				return r.ID
			}
		}
	}
	return "step-" + step
}

// flagsByRule are the findings of a step, a section for each rule.
func (p *pen) flagsByRule(step string) []view.Section {
	var sections []view.Section
	for _, r := range check.Rules() {
		if found := p.site.index().byRule[r.ID]; len(found) > 0 && stepKey(r) == step {
			sections = append(sections, view.Section{ID: r.ID, Title: p.t("rule." + r.ID + ".title"),
				More: p.link(p.t("why"), "flags/"+r.ID+"/"), Flags: p.located(gravest(found))})
		}
	}
	return sections
}

// rulesOf is how often each rule of a step is flagged.
func (p *pen) rulesOf(step string) []view.Section {
	t := &view.Table{Head: []view.Column{{Label: p.key("rule")}}}
	for _, severity := range []string{"error", "warning", "note"} {
		t.Head = append(t.Head, view.Column{Label: upper(p.listed("severity", severity)), Number: true})
	}
	t.Head = append(t.Head, view.Column{Label: p.key("ignore"), Number: true})
	for _, r := range check.Rules() {
		if found := p.site.index().byRule[r.ID]; len(found) > 0 && stepKey(r) == step {
			c := check.Count(found)
			t.Rows = append(t.Rows, []view.Line{{p.link(p.t("rule."+r.ID+".title"), "flags/"+r.ID+"/")},
				p.grouped(c.Error), p.grouped(c.Warning), p.grouped(c.Note), p.grouped(c.SetAside)})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []view.Section{{ID: "step-" + step, Title: p.stepWord(step), Parts: []view.Part{{Blocks: []view.Block{tabledOnly(t)}}}}}
}

// grouped is a number that may be great; none is an empty cell.
func (p *pen) grouped(n int) view.Line {
	if n == 0 {
		return nil
	}
	return p.said(p.w.Number(float64(n)))
}
