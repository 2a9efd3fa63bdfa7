package check

import (
	"cmp"

	"stratbook/generator/plan"
	"stratbook/generator/words"
)

// A claim counts as known with at least two sources (method, 5).
var claimSingleSource = &Rule{
	ID: "claim-single-source", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierBase, Part: "claims",
	Title: "A claim that rests on one source",
	Why: "One person may be wrong, may guess, or may want us to believe it. What rests on one source is a rumour with " +
		"a name, and a plan built on it stands as firmly.",
	Mend: "Ask a second source that has not heard it from the first: somebody of another unit, a partner, a statement of the company's own. Write it under `sources`.",
	Says: Says{
		"":     {"this rests on one source only, {source}: {claim}", "ask somebody who does not have it from {who}, and write them under `sources`"},
		"told": {"{all} say so, but they have it from each other: {claim}", "ask somebody whom none of them has told, and write them under `sources`"},
		"none": {"who says so is not written: {claim}", "write under `sources` who told us and when, and ask a second one who does not have it from the first"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for i := range a.Claims {
			c := &a.Claims[i]
			f := whole(a).at(c.At)
			f.Args["claim"] = bare(c.Text)
			different := sourcesOf(a, c)
			switch len(different) {
			case 0:
				f.Says = "none"
			case 1:
				f.Args["source"] = different[0]
				f.Args["who"] = voice{name: different[0].name, kind: different[0].kind}
			default:
				f.Says, f.Args["all"] = "told", different
			}
			j.there(independent(different) > 1, f)
		}
	},
}

// voices are different sources of a claim.
type voices []voice

// voice is one source: somebody, or where nobody is named the kind of place that
// it was found in.
type voice struct {
	name, kind string
	on         plan.Date
	told       []string // who was told by it
}

// In returns what the source is called, and when it spoke.
func (v voice) In(w *words.Words) string {
	if v.name == "" {
		return said{text: listed("source-kind", v.kind).In(w), day: v.on}.In(w)
	}
	return said{text: v.name, day: v.on}.In(w)
}

// In returns what the sources are called.
func (v voices) In(w *words.Words) string {
	all := make([]string, len(v))
	for i := range v {
		all[i] = v[i].In(w)
	}
	return w.List(all)
}

// sourcesOf are the different sources of a claim, in the order written.
func sourcesOf(a *plan.Account, c *plan.Claim) voices {
	var list voices
	at := map[string]int{} // place in the list, from 1
	for i := range c.Sources {
		s := &c.Sources[i]
		v := voice{name: a.Party(s.Who).Name(), kind: s.Kind, on: s.On}
		key := cmp.Or(v.name, v.kind)
		if key == "" {
			continue
		}
		if at[key] == 0 {
			list = append(list, v)
			at[key] = len(list)
		}
		first := &list[at[key]-1]
		first.told = append(first.told, a.Party(s.To).Name())
	}
	return list
}

// independent is how many sources do not have it from another of them.
func independent(list voices) int {
	told := map[string]bool{"": false}
	for _, v := range list {
		for _, name := range v.told {
			told[name] = told[name] || name != "" && name != v.name
		}
	}
	n := 0
	for _, v := range list {
		if !told[v.name] {
			n++
		}
	}
	return n
}
