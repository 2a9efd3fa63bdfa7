package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// Factors are positive and negative (method, 1 R).
var factorsRosy = &Rule{
	ID: "factors-rosy", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Part: "factors",
	Title: "Everything speaks for us",
	Why: "If nothing spoke against us they would have bought already. Either nobody has looked, or nobody liked to " +
		"write it down; and what is not written down, nobody answers.",
	Mend: "Ask somebody who dislikes the idea, and ask the colleague who lost the last deal here. Write what they say as negative factors.",
	Says: Says{
		"":        {"{name}: {factors} factors speak for us, and none against", "find somebody at the customer who would rather not, and write what they say as a negative factor"},
		"opposed": {"{name}: {factors} factors speak for us, and none against, though {who} would rather not", "ask {who} what speaks against us, and write it as a negative factor"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			positive, negative := 0, 0
			for i := range m.Factors {
				switch m.Factors[i].Sign {
				case plan.SignPositive:
					positive++
				case plan.SignNegative:
					negative++
				}
			}
			switch {
			case positive+negative < 5:
				continue
			case negative > 0:
				j.Holds()
				continue
			}
			f, against := m.finding(), opposed(m)
			f.Args["factors"], f.Args["who"] = positive, against
			if len(against) > 0 {
				f.Says = "opposed"
			}
			j.Flag(f)
		}
	},
}

// opposed names those who are against it.
func opposed(m matter) []string {
	var against []string
	for _, p := range method.Parts(m.of, m.deal) {
		if p.Named() && p.Stance == plan.StanceOpponent {
			against = append(against, name(p.Who))
		}
	}
	return against
}
