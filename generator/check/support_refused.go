package check

import "stratbook/generator/plan"

// Support that is refused is still needed (method, 1 A).
var supportRefused = &Rule{
	ID: "support-refused", Step: plan.StepAssemble, Severity: plan.SeverityNote, From: plan.TierKey, Part: "support",
	Title: "Help was refused, and nothing else asked for",
	Why:   "What made the help necessary is still there. A no inside our own house is as good a beginning as one at the customer's: it has a reason.",
	Mend:  "Ask why, and what would be possible: less, later, from somebody else. Write the new request under `support`; or change what depended on it.",
	Says: Says{
		"":      {"help was refused, and nothing else asked for: {support}", "ask {from} what would be possible instead, or by when, and write that under `support`"},
		"plain": {"help was refused, and nothing else asked for: {support}", "ask what would be possible instead, or by when, and write that under `support`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		ofAccount, somewhere := wanted(&a.Deal), anywhere(a, wanted)
		for _, m := range matters(a) {
			instead := somewhere // a deal's own wishes serve no other deal
			if m.deal != nil {
				instead = ofAccount || wanted(m.Deal)
			}
			for i := range m.Support {
				x := &m.Support[i]
				if x.Status != plan.SupportRefused {
					continue
				}
				f := m.at(x.At)
				from := names(parties(a, x.From))
				f.Args["support"], f.Args["from"] = said{x.What, x.By, from}, from
				if len(from) == 0 {
					f.Says = "plain"
				}
				j.there(instead, f)
			}
		}
	},
}

// wanted reports whether something is asked for that was not refused.
func wanted(d *plan.Deal) bool {
	for i := range d.Support {
		if d.Support[i].Status != plan.SupportRefused {
			return true
		}
	}
	return false
}
