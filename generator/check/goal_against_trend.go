package check

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// The goal is held beside the customer's own revenue trend (method, 1 S:
// aligning checks).
var goalAgainstTrend = &Rule{
	ID: "goal-against-trend", Step: plan.StepSet, Severity: plan.SeverityNote, From: plan.TierKey, Part: "goals",
	Title: "Growth with a customer that shrinks",
	Why: "Where our share is small we can grow while the customer shrinks. Where it is large there is little left to win, " +
		"and a goal that asks for it all the same is given up in spring.",
	Mend: "Say where the growth is to come from: a competitor's part, a unit where we are not yet. If nothing can be named, make holding the level the goal (`keep: true`).",
	Says: Says{
		"": {"{goal}: from {baseline} to {target}, while the customer's revenue fell from {before} in {earlier} to {after} in {later} and our share is not small",
			"name what the growth is to come from and set this aside with that reason; or lower the target, or hold the level with `keep: true`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		last := lastYears(a)
		if last == nil {
			return
		}
		for i := range a.Goals {
			g := &a.Goals[i]
			share := method.PictureOf(a, a.Opportunity(g.Opportunity)).Share
			if !g.Baseline.Set || !g.Target.Set || percent(g.Unit) || share == nil || share.Size == "" {
				continue
			}
			f := goalFinding(a, g)
			f.Args["before"], f.Args["earlier"] = last[0].Amount.V, last[0].Year
			f.Args["after"], f.Args["later"] = last[1].Amount.V, last[1].Year
			growth := g.Target.V > g.Baseline.V && !g.Keep
			j.stands(!growth || share.Size == plan.SizeSmall || last[1].Amount.V >= last[0].Amount.V, f)
		}
	},
}

// lastYears are the customer's two latest years of revenue, the earlier first;
// nil if there are fewer.
func lastYears(a *plan.Account) []plan.Revenue {
	years := slices.DeleteFunc(slices.Clone(a.CustomerRevenue), func(r plan.Revenue) bool { return !r.Amount.Set || r.Year == 0 })
	if len(years) < 2 {
		return nil
	}
	slices.SortStableFunc(years, func(x, y plan.Revenue) int { return x.Year - y.Year })
	return years[len(years)-2:]
}
