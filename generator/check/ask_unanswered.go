package check

import "stratbook/generator/plan"

// What is only asked is a wish until it is agreed (method, 2).
var askUnanswered = &Rule{
	ID: "ask-unanswered", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierBase, Part: "commitments", Limited: true,
	Title: "An ask that nobody has answered",
	Why:   "Silence is an answer too, and mostly the polite form of no. The longer an ask stands open, the less anybody remembers that it was one.",
	Mend:  "Ask again, and ask for the doubt rather than for the yes. Then write `agreed`, or `refused` with the reason.",
	Says: Says{
		"": {"no answer since {asked}, {days} ago: {promise}", "ask what makes them hesitate; then set `status` to agreed, or to refused with the `reason`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		patience := j.days(14)
		for _, c := range a.AllCommitments {
			asked := askedOn(c)
			if c.Status != plan.CommitmentAsked || asked.IsZero() {
				continue
			}
			if j.within(asked, patience) {
				j.Holds()
				continue
			}
			f := commitmentFinding(a, c)
			f.Args["asked"], f.Args["days"] = asked, days(j.AsOf.Days(asked))
			j.Flag(f)
		}
	},
}

// askedOn is when something was asked: on its date, else at the visit.
func askedOn(c *plan.Commitment) plan.Date {
	if c.AskedOn.IsZero() && c.Origin.Visit != nil {
		return c.Origin.Visit.Date
	}
	return c.AskedOn
}
