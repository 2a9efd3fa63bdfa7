package check

import (
	"stratbook/generator/nearest"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// What is set aside up to a day is looked at again on the day after.
var ignoreExpired = &Rule{
	ID: "ignore-expired", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierBase,
	Title: "A flag set aside up to a day that is past",
	Why:   "The reason was good for a time, and the time is over. The flag counts again; somebody meant to look at it by now.",
	Mend:  "Look at what was set aside. If the reason still holds, move `until`; if not, take the entry away and mend the gap.",
	Says: Says{
		"": {"{rule} was set aside up to {until}, and counts again; the reason was: {reason}", "mend what it flags and take the entry away, or move `until` if the reason still holds"},
	},
	Pages: func(j *Judge, pages []*plan.Page) {
		eachIgnore(pages, func(ig *plan.Ignore) {
			if !expired(ig, j.AsOf) {
				j.Holds()
				return
			}
			j.flagIgnore(ig, "")
		})
	},
}

// eachIgnore goes through what files set aside. What lacks a key is another
// rule's.
func eachIgnore(pages []*plan.Page, each func(*plan.Ignore)) {
	for _, p := range pages {
		for i := range p.Ignore {
			if p.Ignore[i].Rule != "" && p.Ignore[i].Reason != "" {
				each(&p.Ignore[i])
			}
		}
	}
}

func (j *Judge) flagIgnore(ig *plan.Ignore, says string) {
	f := Finding{At: ig.At, Says: says, Args: source.Args{"rule": ig.Rule, "until": ig.Until, "reason": bare(ig.Reason)}}
	if near, ok := nearest.To(ig.Rule, j.rules); ok && says == "unknown" {
		f.Says, f.Args["nearest"] = "near", near
	}
	if a := j.account; a != nil {
		f.About = Subject{Kind: plan.AccountThing, ID: a.ID, Account: a.ID}
	}
	j.Flag(f)
}
