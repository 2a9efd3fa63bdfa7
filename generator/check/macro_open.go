package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// The two heaviest quadrants name the macro strategy; a tie asks the author to
// choose (method, 1 A).
var macroOpen = &Rule{
	ID: "macro-open", Step: plan.StepAssemble, Severity: plan.SeverityNote, From: plan.TierKey, Part: "strategy",
	Title: "The factors name no overall strategy",
	Why: "Without a strategy as a whole everybody carries out their own: one presses for the signature while another " +
		"puts the offer off. The factors would name it, but they balance, or tell one side only.",
	Mend: "Where they tie, weigh the heaviest once more, or choose: write `strategy` with `macro` and a `reason`. Where one quadrant is filled, look for what stands in the other three.",
	Says: Says{
		"":    {"{name}: the factors weigh alike, and any of these would follow: {candidates}", "weigh the heaviest factors once more, or choose one and write it under `strategy` with a `reason`"},
		"one": {"{name}: all factors stand in one quadrant, {quadrant}, and name no strategy", "look for what stands in the other three: what hurts, what helps, and which of it is in our hands"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			quadrants, macro := method.QuadrantsOf(m.Deal), method.MacroOf(m.Deal)
			f := m.finding()
			f.Args["candidates"] = listedEach("macro", macro.Candidates)
			switch quadrants.Filled() {
			case 0:
			case 1:
				f.Says, f.Args["quadrant"] = "one", listed("quadrant", string(only(&quadrants)))
				j.Flag(f)
			default:
				j.there(!macro.Tied() || macro.Stated != "", f)
			}
		}
	},
}

// only is the quadrant that is filled where no other is.
func only(q *method.Quadrants) plan.Quadrant {
	for _, name := range []plan.Quadrant{plan.QuadrantLeverage, plan.QuadrantMaximise, plan.QuadrantReduce} {
		if len(q.Of(name).Factors) > 0 {
			return name
		}
	}
	return plan.QuadrantEliminate
}

// listedEach are several values of one list.
func listedEach[V ~string](list string, keys []V) listedAll {
	all := make(listedAll, len(keys))
	for i, key := range keys {
		all[i] = listed(list, string(key))
	}
	return all
}
