package site

import (
	"cmp"
	"slices"
	"sync"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// flag is a finding as it is shown.
func (p *pen) flag(f *check.Finding) view.Flag {
	v := view.Flag{Rule: f.Rule.ID, Severity: string(f.Severity), Word: p.listed("severity", string(f.Severity)),
		Message: p.finding(f.Message(p.marking)), Help: p.finding(f.Help(p.marking)),
		Why: p.link(p.t("why"), "flags/"+f.Rule.ID+"/")}
	if aside := f.SetAside; aside != nil {
		v.Aside = append(view.Line{{S: p.aside(aside) + " "}}, p.line(aside.Reason)...)
	}
	return v
}

// aside says that something is set aside, and up to which day.
func (p *pen) aside(x *plan.Ignore) string {
	if x.Until.IsZero() {
		return p.t("set-aside")
	}
	return p.w.Say("set-aside-until", map[string]any{"until": x.Until})
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

// gravest orders findings by how much it would help to mend them: those that are
// set aside last, warnings before notes, those of one weight in the order of the
// method.
func gravest(found []*check.Finding) []*check.Finding {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(f, g *check.Finding) int {
		return cmp.Or(cmp.Compare(b2i(f.SetAside != nil), b2i(g.SetAside != nil)), g.Severity.Compare(f.Severity),
			cmp.Compare(ruleOrder()[f.Rule], ruleOrder()[g.Rule]))
	})
	return found
}

// ruleOrder is the place of each rule in the order of the method.
var ruleOrder = sync.OnceValue(func() map[*check.Rule]int {
	order := map[*check.Rule]int{}
	for i, r := range check.Rules() {
		order[r] = i
	}
	return order
})

// nextMoves are those that would help an account most, at most so many.
func (p *pen) nextMoves(a *plan.Account, most int) []view.Flag {
	var flags []view.Flag
	for _, f := range gravest(p.site.about(a)) {
		if f.SetAside != nil || len(flags) == most {
			break
		}
		flags = append(flags, p.flag(f))
	}
	return flags
}

// flagsOf shows the gravest first; what the page says louder elsewhere is left
// out.
func (p *pen) flagsOf(findings []*check.Finding) []view.Flag {
	var flags []view.Flag
	for _, f := range gravest(findings) {
		if !louder(f) {
			flags = append(flags, p.flag(f))
		}
	}
	return flags
}

// louder reports whether a page says something with more weight than among its
// flags.
func louder(f *check.Finding) bool {
	return (f.Rule.ID == "commitment-missing" || f.Rule.ID == "commitment-overdue") && f.SetAside == nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// flagsIn are those of one file.
func (p *pen) flagsIn(path string) []view.Flag { return p.flagsOf(p.site.inFile(path)) }

// flagsOn are those about one thing of an account.
func (p *pen) flagsOn(a *plan.Account, kind plan.ThingKind, id string) []view.Flag {
	var found []*check.Finding
	for _, f := range p.site.about(a) {
		if f.About.Kind == kind && f.About.ID == id {
			found = append(found, f)
		}
	}
	return p.flagsOf(found)
}
