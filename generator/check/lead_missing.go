package check

import "stratbook/generator/plan"

// Who leads the project (method, 3: decision chain).
var leadMissing = &Rule{
	ID: "lead-missing", Step: plan.StepReview, Severity: plan.SeverityNote, From: plan.TierKey, Gated: true, Part: "decision",
	Title: "Nobody knows who leads it at the customer",
	Why: "Somebody calls the meetings, sets the agenda and writes the minutes. Whoever is not known to that person is " +
		"talked about there, and does not talk.",
	Mend: "Ask who calls the next meeting. Write that person under `stakeholders`, and as `lead` under `decision`.",
	Says: Says{
		"": {"{name}: who leads the project on their side is not written", "ask {who} who calls the meetings, and write that person as `lead` under `decision`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		j.stated(a, func(d *plan.Deal) bool { return d.Decision != nil && d.Decision.Lead.Text != "" })
	},
}
