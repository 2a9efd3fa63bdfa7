package check

import (
	"stratbook/generator/plan"
)

// After signing, did the customer get what it expected? (method, 4: results).
var resultsUnchecked = &Rule{
	ID: "results-unchecked", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "results", Limited: true,
	Title: "Won, and nobody has looked what came of it",
	Why: "The next order is decided by what the last one brought. If it brought what was promised, somebody should " +
		"be able to report it; if not, we must know before they tell us.",
	Mend: "Ask those who work with it every day what has changed, with a number. Write it under `results` of the account, with `opportunity`, `measured` and `met`.",
	Says: Says{
		"":    {"{name}: won and closed on {close}, {days} ago, and no result is recorded for it", "ask those who work with it what has changed, with a number, and write it under `results` with `opportunity`, `measured` and `met`"},
		"due": {"{name}: won and closed on {close}, and what was promised for {due} has not been measured: {promised}", "ask for the number now, and write `measured`, `on` and `met`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		patience := j.days(90)
		recorded := map[*plan.Opportunity]*plan.Result{}
		for i := range a.Results {
			o, r := a.Opportunity(a.Results[i].Opportunity), &a.Results[i]
			if before := recorded[o]; o != nil && (before == nil || j.unmeasured(before)) {
				recorded[o] = r
			}
		}
		for _, o := range a.Opportunities {
			if o.Status != plan.OpportunityWon || o.Close.IsZero() || j.within(o.Close, patience) {
				continue
			}
			f := dealFinding(a, o)
			f.Args["close"], f.Args["days"] = o.Close, days(j.AsOf.Days(o.Close))
			r := recorded[o]
			if r != nil {
				f.Says, f.At, f.Args["due"], f.Args["promised"] = "due", r.At, r.Due, bare(r.Promised)
			}
			j.there(r != nil && !j.unmeasured(r), f)
		}
	},
}

// unmeasured reports whether the day of a result is past and nobody says what
// came of it.
func (j *Judge) unmeasured(r *plan.Result) bool {
	said := r.Measured != "" || r.Met != "" && r.Met != plan.ResultUnknown
	return !said && !r.Due.IsZero() && r.Due.Before(j.AsOf)
}
