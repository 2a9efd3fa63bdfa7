package check

import "stratbook/generator/plan"

// When support from inside our own company is needed (method, 1 A).
var supportMissing = &Rule{
	ID: "support-missing", Step: plan.StepAssemble, Severity: plan.SeverityWarning, From: plan.TierKey, Gated: true, Part: "support", Limited: true,
	Title: "Nobody has asked for help from inside",
	Why: "Many key people, deep technology or high expectations are more than one salesperson can serve. Who does not " +
		"ask for help in time asks for forgiveness later, of the customer.",
	Mend: "Say what is needed, from whom of ours and by when, and ask for it now. Write it under `support`; `asked` will do to begin with.",
	Says: Says{
		"":       {"{name}: help from inside is needed for {triggers}, and none is asked for", "agree in the team what is needed, from whom and by when, ask for it, and write it under `support`"},
		"people": {"{name}: {people} people count here, {limit} or more, and no help from inside is asked for: {who}", "agree who of ours could take on which of them, ask for it, and write it under `support`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		limit, key := j.number(6), keyPeople(j.players)
		helped := anywhere(a, func(d *plan.Deal) bool { return len(d.Support) > 0 })
		for _, m := range matters(a) {
			f := m.finding()
			switch {
			case len(m.SupportFor) > 0:
				f.Args["triggers"] = listedEach("support-trigger", m.SupportFor)
			case m.deal == nil && len(key) >= limit:
				f.Says, f.Args["people"], f.Args["limit"], f.Args["who"] = "people", len(key), limit, key
			default:
				continue
			}
			if m.deal == nil {
				j.there(helped, f)
			} else {
				j.there(len(m.Support)+len(a.Support) > 0, f)
			}
		}
	},
}

// keyPeople names those with a name and a role, of the account or of an open
// deal.
func keyPeople(list []player) []string {
	var names []string
	for _, p := range list {
		if p.any(func(g played) bool { return g.Role != "" }) {
			names = append(names, name(p.who))
		}
	}
	return names
}
