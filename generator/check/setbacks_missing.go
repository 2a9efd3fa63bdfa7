package check

import "stratbook/generator/plan"

// Setbacks are planned for: what could go wrong, what we then do (method, 1 T).
var setbacksMissing = &Rule{
	ID: "setbacks-missing", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "setbacks",
	Title: "No setback is planned for",
	Why: "Something will go wrong; what, can mostly be said beforehand. Who has thought of it answers the same day; " +
		"who has not gives way first and thinks later.",
	Mend: "Ask in the team what would most likely stop this deal, and what we do on the day after. Write it under `setbacks` of the opportunity, with `what` and `then`.",
	Says: Says{
		"":      {"{name}: nothing says what we do if something goes wrong", "ask in the team what would most likely stop it, and write it under `setbacks` with `then`: what we do on the day after"},
		"close": {"{name}, to be closed by {close}: nothing says what we do if something goes wrong", "ask in the team what would most likely stop it, and write it under `setbacks` with `then`: what we do on the day after"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, o := range a.OpenOpportunities() {
			f := dealFinding(a, o)
			if f.Args["close"] = o.Close; !o.Close.IsZero() {
				f.Says = "close"
			}
			j.there(len(o.Setbacks) > 0, f)
		}
	},
}
