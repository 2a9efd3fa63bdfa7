package check

import (
	"cmp"

	"stratbook/generator/plan"
)

// A personal need bends what people say, so a stated criterion is tested
// (method, 1 R).
var criterionUntested = &Rule{
	ID: "criterion-untested", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Part: "criteria",
	Title: "A must that nobody has tested",
	Why: "What somebody must have is often what they would like to have, or what another supplier told them. Believed " +
		"untested, it costs a price cut that nobody needed; disbelieved untested, the order.",
	Mend: "Offer to leave it out instead of cutting the price, and watch. Write what you did under `probe` with its " +
		"`result`, or what you know under `evidence`, and settle `believed`.",
	Says: Says{
		"unjudged": {"a must, and nobody has said whether we believe it: {criterion}", "offer to leave it out instead of cutting the price, and watch; then write `probe` and `believed`"},
		"unsure":   {"a must, and we are not sure of it: {criterion}", "offer to leave it out instead of cutting the price, and watch; then write `probe` and settle `believed`"},
		"probed":   {"a must, and after a test we are still not sure of it: {criterion}; the test: {probe}", "if the test is over, settle `believed`; if it showed nothing, offer something that they would not lightly give up"},
		"bare":     {"a must that is judged, and nothing shows why: {criterion}", "write what it rests on under `evidence`, or test it and write `probe`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, m := range matters(a) {
			for i := range m.Criteria {
				c := &m.Criteria[i]
				if c.Class != plan.CriterionMust {
					continue
				}
				f := m.at(c.At)
				f.Says = untested(c)
				f.Args["criterion"] = said{text: c.Text, who: names(parties(a, c.SaidBy))}
				if c.Probe != nil {
					f.Args["probe"] = said{text: bare(cmp.Or(c.Probe.What, c.Probe.Result)), day: c.Probe.On}
				}
				j.there(f.Says == "", f)
			}
		}
	},
}

// untested tells what is wanting to know whether a must is one; "" if nothing.
func untested(c *plan.Criterion) string {
	tested := c.Probe != nil && *c.Probe != plan.Probe{Record: c.Probe.Record}
	switch {
	case c.Believed == plan.BelievedUnsure && tested:
		return "probed"
	case c.Believed == plan.BelievedUnsure:
		return "unsure"
	case c.Believed == "":
		return "unjudged"
	case c.Evidence == "" && !tested:
		return "bare"
	}
	return ""
}

// parties is whom a reference means, if it means anybody.
func parties(a *plan.Account, r plan.Ref) []plan.Party {
	if r.Text == "" {
		return nil
	}
	return []plan.Party{a.Party(r)}
}
