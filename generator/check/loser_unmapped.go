package check

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// Which units lose, and who there is for it and who against (method, 3: interests,
// decision chain).
var loserUnmapped = &Rule{
	ID: "loser-unmapped", Step: plan.StepReview, Severity: plan.SeverityWarning, From: plan.TierKey, Part: "interests",
	Title: "Somebody loses by it, and nobody knows where they stand",
	Why: "Who loses by a change works against it, and mostly where we do not see it. A loser with a face can be given " +
		"something; one without a face can only be met by surprise.",
	Mend: "Find out who speaks for the unit, write that person under `stakeholders` with its `unit`, and go there before the rumour does. Then write their `stance`.",
	Says: Says{
		"":       {"{unit} would lose by it, and nobody of that unit is in the plan: {why}", "find out who speaks for {unit}, and write them under `stakeholders` with that `unit` and a `stance`"},
		"plain":  {"{unit} would lose by it, and nobody of that unit is in the plan", "find out who speaks for {unit}, and write them under `stakeholders` with that `unit` and a `stance`"},
		"stance": {"{unit} would lose by it, and the stance of {who} is not known", "go and ask {who} what it would mean for {unit}, and write `stance`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			if m.Interests == nil || len(m.Interests.Loses) == 0 {
				continue
			}
			known := facesOf(m)
			for i := range m.Interests.Loses {
				x := &m.Interests.Loses[i]
				if x.Unit == "" {
					continue
				}
				f := m.at(x.At)
				f.Args["unit"], f.Args["why"] = x.Unit, bare(x.Why)
				unit := known[folded(x.Unit)]
				switch {
				case len(unit.people) > 0:
					f.Says, f.Args["who"] = "stance", unit.people
				case x.Why == "":
					f.Says = "plain"
				}
				j.there(unit.judged, f)
			}
		}
	},
}

// faces are the people whom we know of a unit.
type faces struct {
	people []string
	judged bool // where one of them stands is known, be it that they hide it
}

// facesOf are those of all units, as a matter has it.
func facesOf(m matter) map[string]faces {
	known := map[string]faces{}
	for _, p := range method.Parts(m.of, m.deal) {
		if unit := folded(p.Who.Unit); unit != "" && p.Named() {
			x := known[unit]
			x.people = append(x.people, name(p.Who))
			x.judged = x.judged || p.Stance != plan.StanceUnknown && p.Stance != ""
			known[unit] = x
		}
	}
	return known
}

// folded makes the spellings of a unit's name alike.
func folded(unit string) string { return strings.ToLower(norm.NFC.String(strings.TrimSpace(unit))) }
