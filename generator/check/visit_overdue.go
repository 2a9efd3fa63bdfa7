package check

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// Fixed visits are kept unless the customer asks for a change (method, 8).
var visitOverdue = &Rule{
	ID: "visit-overdue", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "cadence",
	Title: "A fixed visit that was missed",
	Why:   "A fixed visit is a promise of ours. Once it is missed without a word, the next date is only a proposal; and what happens in between, others hear first.",
	Mend:  "Go, or ring and agree on a date. If the customer asked for a change, write it under `changed`; if the rhythm no longer fits, change `every`.",
	Says: Says{
		"":           {"{name}: last visited on {last}; with {every} between visits the next was due on {due}", "agree on a date this week, or write under `changed` what the customer asked for"},
		"with":       {"{name}: last visited with {who} on {last}; with {every} between visits the next was due on {due}", "agree on a date with {who} this week, or write under `changed` what the customer asked for"},
		"never":      {"{name}: not visited since the rhythm began on {last}; with {every} between visits the first was due on {due}", "agree on a first date this week, or take `cadence` away until there is one"},
		"never-with": {"{name}: not visited with {who} since the rhythm began on {last}; with {every} between visits the first was due on {due}", "agree on a first date with {who} this week, or take `cadence` away until there is one"},
	},
	Account: func(j *Judge, a *plan.Account) {
		cadence := cmp.Or(a.Cadence, &plan.Cadence{Record: plan.Record{At: a.At}})
		every := cadence.Every
		if every.IsZero() {
			every, _ = j.book.Settings.Cadence.For(tier(a))
		}
		last := j.lastFixed(a, cadence.With)
		from := cmp.Or(last, cadence.Since)
		if every.IsZero() || from.IsZero() {
			return
		}
		due := from.Add(every)
		if !due.Before(j.AsOf) || j.moved(cadence) {
			j.Holds()
			return
		}
		f := accountFinding(a)
		f.At = cadence.At
		f.Args = source.Args{"name": a.Name, "last": from, "every": length(every), "due": due, "who": names(persons(a, cadence.With))}
		switch named := len(cadence.With) > 0; {
		case named && last.IsZero():
			f.Says = "never-with"
		case named:
			f.Says = "with"
		case last.IsZero():
			f.Says = "never"
		}
		j.Flag(f)
	},
}

// lastFixed is the day of the last held visit with everybody whom the rhythm
// names; any visit counts where it names nobody.
func (j *Judge) lastFixed(a *plan.Account, with []plan.Ref) plan.Date {
	for _, v := range slices.Backward(a.Visits) {
		if !j.held(v) {
			continue
		}
		here := map[*plan.Stakeholder]bool{}
		for _, r := range v.With {
			here[a.Person(r)] = true
		}
		if !slices.ContainsFunc(with, func(r plan.Ref) bool { s := a.Person(r); return s != nil && !here[s] }) {
			return v.Date
		}
	}
	return plan.Date{}
}

// moved reports whether the customer has asked for a change that covers today.
func (j *Judge) moved(c *plan.Cadence) bool {
	for i := range c.Changed {
		x := &c.Changed[i]
		if !j.AsOf.Before(x.From) && (x.To.IsZero() || !x.To.Before(j.AsOf)) {
			return true
		}
	}
	return false
}
