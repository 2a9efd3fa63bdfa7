package check

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
)

// Once the reason is known, answer it and ask again (method, 2).
var refusalDeadEnd = &Rule{
	ID: "refusal-dead-end", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "commitments", Limited: true,
	Title: "A no that nobody took further",
	Why:   "The reason is known, and knowing it is half of the way. Left alone, a no becomes the customer's last word.",
	Mend: "Answer the worry and ask again (`retried_as`), ask for less (`lowered_to`), or ask somebody else for " +
		"something new. If it is really over, close the opportunity.",
	Says: Says{
		"": {"refused on {day}, and nothing was asked within {length} of it: {promise}; the reason was: {reason}", "answer that reason, ask again, and name the new ask under `retried_as`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		patience := j.days(14)
		asks := asksOf(a)
		for _, c := range a.AllCommitments {
			day := refusedOn(c)
			if c.Status != plan.CommitmentRefused || c.Reason == "" || day.IsZero() || !alive(a, c.Origin.Opportunity) {
				continue
			}
			if c.RetriedAs.Text != "" || c.LoweredTo.Text != "" || j.within(day, patience) || askedOnThen(a, c) ||
				askedBetween(asks[c.Origin.Opportunity], day, day.Add(patience)) {
				j.Holds()
				continue
			}
			f := commitmentFinding(a, c)
			f.Args["day"], f.Args["length"], f.Args["reason"] = day, length(patience), bare(c.Reason)
			j.Flag(f)
		}
	},
}

// askedOnThen reports whether the same visit went on to ask for something else:
// what stands below a refusal in its file came after it.
func askedOnThen(a *plan.Account, c *plan.Commitment) bool {
	v := c.Origin.Visit
	return v != nil && slices.ContainsFunc(a.AllCommitments, func(x *plan.Commitment) bool {
		return x.Origin.Visit == v && x.At.Span.Compare(c.At.Span) > 0 &&
			!askedOn(x).Before(v.Date) && !ours(a, x)
	})
}

// refusedOn is when an ask was refused: at its visit, else when it was done
// with, else when it was asked.
func refusedOn(c *plan.Commitment) plan.Date {
	if c.Origin.Visit != nil {
		return c.Origin.Visit.Date
	}
	return cmp.Or(c.DoneOn, c.AskedOn)
}

// alive reports whether there is still something to win: the opportunity is
// open, or for what belongs to none the account is one that we sell to.
func alive(a *plan.Account, o *plan.Opportunity) bool {
	if o == nil {
		return a.Tells()
	}
	return o.Status == plan.OpportunityOpen
}

// asksOf are the days on which something was asked, by opportunity: as a
// commitment, or at a held visit.
func asksOf(a *plan.Account) map[*plan.Opportunity][]plan.Date {
	asks := map[*plan.Opportunity][]plan.Date{}
	for _, c := range a.AllCommitments {
		o := c.Origin.Opportunity
		asks[o] = append(asks[o], askedOn(c))
	}
	for _, v := range a.Visits {
		if v.Status == plan.VisitHeld && asksSomething(v) {
			o := a.Opportunity(v.Opportunity)
			asks[o] = append(asks[o], v.Date)
		}
	}
	return asks
}

// askedBetween reports whether something was asked after one day, and up to
// another.
func askedBetween(asks []plan.Date, after, upTo plan.Date) bool {
	for _, day := range asks {
		if after.Before(day) && !upTo.Before(day) {
			return true
		}
	}
	return false
}
