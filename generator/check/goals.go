package check

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// goalFinding is about one goal, at its record. Behind it stand who agreed to
// it, and its date.
func goalFinding(a *plan.Account, g *plan.Goal) Finding {
	var who []string
	if g.Agreed != nil && g.Agreed.With.Text != "" {
		who = append(who, a.Party(g.Agreed.With).Name())
	}
	f := Finding{At: g.At, About: Subject{Kind: plan.GoalThing, ID: g.ID, Account: a.ID}, Args: source.Args{
		"goal":     said{bare(cmp.Or(g.Text, g.Metric, g.ID)), g.By, who},
		"baseline": amount{g.Baseline.V, g.Unit}, "target": amount{g.Target.V, g.Unit}, "current": amount{g.Current.V, g.Unit}}}
	if o := a.Opportunity(g.Opportunity); o != nil {
		f.About.Deal = o.ID
	}
	return f
}

// level is what is to be reached: the target, or where a level is to be held and
// no target says otherwise, the level it was at.
func level(g *plan.Goal) plan.Number {
	if g.Keep && !g.Target.Set {
		return g.Baseline
	}
	return g.Target
}

// reached reports whether a goal stands at its target or past it, in the
// direction from baseline to target. Where that has no direction, more is better.
func reached(g *plan.Goal) bool {
	target := level(g)
	if g.Baseline.Set && target.V < g.Baseline.V {
		return g.Current.V <= target.V
	}
	return g.Current.V >= target.V
}

// lacking are the keys of a measure that nothing was written for.
func lacking(metric, target, by bool) (keys keysSaid) {
	if !metric {
		keys = append(keys, "metric")
	}
	if !target {
		keys = append(keys, "target")
	}
	if !by {
		keys = append(keys, "by")
	}
	return keys
}

// amount is a number with its unit in a sentence.
type amount struct {
	v    float64
	unit string
}

// In returns the number in the language's way: "1,700,000 EUR", "98.5%", "320万元".
func (n amount) In(w *words.Words) string {
	unit := strings.TrimSpace(n.unit)
	if first, _ := utf8.DecodeRuneInString(unit); unit != "" && !percent(unit) && !unicode.Is(unicode.Han, first) {
		unit = " " + unit
	}
	return w.Number(n.v) + unit
}

// percent reports whether a unit makes a rate of a number: no volume, which
// could grow with the customer's own.
func percent(unit string) bool { return strings.HasPrefix(unit, "%") || strings.HasPrefix(unit, "％") }
