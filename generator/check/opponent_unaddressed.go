package check

import "stratbook/generator/plan"

// An opponent is somebody to talk to (method, 1 T: in a group everyone must be
// satisfied; 3: decision chain).
var opponentUnaddressed = &Rule{
	ID: "opponent-unaddressed", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "stakeholders",
	Title: "An opponent whom the plan passes over",
	Why:   "Whoever is against it and hears nothing from us goes on working against it, with those whom we do not see. Most want no more than to be asked.",
	Mend:  "Find out what they lose by it, and put an answer into the plan: an `approach`, a factor `about` them with a strategy, or a task.",
	Says: Says{
		"": {"{who} is against it, with influence {influence} of 5, and no factor, task or approach is about {who}", "ask {who} what would be lost by it; then write an `approach`, or a factor or a task with `about`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		addressed := concerned(a)
		for _, p := range j.players {
			influence := 0
			for _, g := range p.parts {
				if g.Stance == plan.StanceOpponent {
					influence = max(influence, g.Influence)
				}
			}
			if influence < 3 {
				continue
			}
			f := personFinding(a, p.who)
			f.Args["influence"] = influence
			j.stands(p.who.Approach != "" || addressed[p.who], f)
		}
	},
}

// concerned are the people whom a factor or a task is about: of the account, or
// of an open opportunity. What was dropped is no answer.
func concerned(a *plan.Account) map[*plan.Stakeholder]bool {
	about := map[*plan.Stakeholder]bool{}
	add := func(list []plan.Ref) {
		for _, r := range list {
			about[a.Person(r)] = true
		}
	}
	factors := func(d *plan.Deal) {
		for i := range d.Factors {
			add(d.Factors[i].About)
		}
	}
	factors(&a.Deal)
	for _, o := range a.OpenOpportunities() {
		factors(&o.Deal)
	}
	for _, t := range a.AllTasks {
		if t.Status != plan.TaskDropped && (t.Origin.Opportunity == nil || t.Origin.Opportunity.Status == plan.OpportunityOpen) {
			add(t.About)
		}
	}
	return about
}
