package method

import (
	"slices"

	"stratbook/generator/plan"
)

// Macro is the macro strategy of an account or a deal: what its own factors
// point to, and what its author made of it (method, 1 A).
type Macro struct {
	Candidates []plan.Macro // in the method's order: none, one, or several where the factors tie
	Stated     plan.Macro   // "" where the author says none
	Reason     string       // the author's
}

// macros are the six, in the method's order, with the two quadrants that name
// each.
var macros = []struct {
	name       plan.Macro
	one, other plan.Quadrant
}{
	{plan.MacroAdvanceFast, plan.QuadrantLeverage, plan.QuadrantMaximise},
	{plan.MacroReconsider, plan.QuadrantReduce, plan.QuadrantEliminate},
	{plan.MacroVenture, plan.QuadrantLeverage, plan.QuadrantReduce},
	{plan.MacroPersevere, plan.QuadrantEliminate, plan.QuadrantMaximise},
	{plan.MacroAdvanceCarefully, plan.QuadrantEliminate, plan.QuadrantLeverage},
	{plan.MacroUseSkill, plan.QuadrantReduce, plan.QuadrantMaximise},
}

// PairOf are the two quadrants whose weight names a macro strategy.
func PairOf(name plan.Macro) (one, other plan.Quadrant) {
	for _, m := range macros {
		if m.name == name {
			return m.one, m.other
		}
	}
	return "", ""
}

// MacroOf weighs the factors that an account or a deal has of its own.
func MacroOf(d *plan.Deal) Macro {
	q := QuadrantsOf(d)
	m := Macro{Candidates: q.candidates()}
	if d.Strategy != nil {
		m.Stated, m.Reason = d.Strategy.Macro, d.Strategy.Reason
	}
	return m
}

// candidates are the pairs that may be called the two heaviest: one of them
// weighs as much as the heaviest of all, the other as much as the second. Where
// weights tie, several pairs do.
func (q *Quadrants) candidates() []plan.Macro {
	weights := []int{q.Leverage.Weight, q.Maximise.Weight, q.Reduce.Weight, q.Eliminate.Weight}
	slices.Sort(weights)
	first, second := weights[3], weights[2]
	if second == 0 {
		return nil
	}
	var list []plan.Macro
	for _, m := range macros {
		one, other := q.Of(m.one).Weight, q.Of(m.other).Weight
		if max(one, other) == first && min(one, other) == second {
			list = append(list, m.name)
		}
	}
	return list
}

// Tied reports whether the factors leave a choice.
func (m Macro) Tied() bool { return len(m.Candidates) > 1 }

// Against reports whether the author states another strategy than the factors
// point to. With nothing stated, or no candidate, there is no contradiction.
func (m Macro) Against() bool {
	return m.Stated != "" && len(m.Candidates) > 0 && !slices.Contains(m.Candidates, m.Stated)
}
