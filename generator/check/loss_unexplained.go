package check

import (
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// How we lose well, and when to come back (method, 1 T).
var lossUnexplained = &Rule{
	ID: "loss-unexplained", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "opportunities",
	Title: "Lost or stopped, and nobody knows why",
	Why: "What nobody asked about will cost the next deal too. “The price” is what they say to be polite, and what we " +
		"say to be done with it.",
	Mend: "Ask whoever said no; with some distance people tell. Write it under `reason`, and under `return_on` when to come back.",
	Says: Says{
		"lost":         {"{name}: lost, and nobody knows why", "ask {who} what it turned on, and write it under `reason`"},
		"lost-back":    {"{name}: lost, and nobody knows why; we mean to come back on {back}", "ask {who} before that what it turned on, and write it under `reason`"},
		"stopped":      {"{name}: stopped, and nobody knows why", "ask {who} what stopped it, and write it under `reason`"},
		"stopped-back": {"{name}: stopped, and nobody knows why; we mean to come back on {back}", "ask {who} before that what stopped it, and write it under `reason`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, o := range a.Opportunities {
			if o.Status != plan.OpportunityLost && o.Status != plan.OpportunityStopped {
				continue
			}
			if o.Reason != "" || o.Go != nil && o.Go.Decision == plan.GoStop && o.Go.Reason != "" {
				j.Holds()
				continue
			}
			f := dealFinding(a, o)
			f.Says, f.Args["back"], f.Args["who"] = string(o.Status), o.ReturnOn, whoDecided(a, o)
			if !o.ReturnOn.IsZero() {
				f.Says += "-back"
			}
			j.Flag(f)
		}
	},
}

// whoDecided names those who had the say in a deal, else the customer.
func whoDecided(a *plan.Account, o *plan.Opportunity) []string {
	var who []string
	for _, s := range method.Deciders(a, o) {
		who = append(who, name(s))
	}
	if len(who) == 0 {
		who = []string{a.Name}
	}
	return who
}
