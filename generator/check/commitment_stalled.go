package check

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
)

// Done customer actions against done tasks of ours show who is driving
// (method, 2): here we wash a car that stands.
var commitmentStalled = &Rule{
	ID: "commitment-stalled", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "opportunities", Limited: true,
	Title: "We work, and the customer stands still",
	Why: "One offer after the other, and no step of theirs: we wash a car that does not drive. Every further " +
		"task of ours makes it cheaper for the customer to wait.",
	Mend: "Do nothing more until the customer has done something. Ask what keeps it from moving, and whom that depends on.",
	Says: Says{
		"":      {"{name}: no step of the customer's since {since}, and meanwhile we did: {work}", "stop here, and ask what has to happen on their side before our next piece of work is of use"},
		"never": {"{name}: no step of the customer's in {length}, and meanwhile we did: {work}", "stop here, and ask for one action of theirs before the next piece of our work"},
	},
	Account: func(j *Judge, a *plan.Account) {
		still := j.days(60)
		for _, o := range a.OpenOpportunities() {
			last, undated := lastStep(a, o)
			work := j.doneWithin(o.AllTasks, still)
			if undated || !last.IsZero() && j.within(last, still) || len(work) == 0 {
				j.Holds()
				continue
			}
			f := dealFinding(a, o)
			f.Args["work"], f.Args["length"], f.Args["since"] = work, length(still), last
			if last.IsZero() {
				f.Says = "never"
			}
			j.Flag(f)
		}
	},
}

// lastStep is when the customer last did what it had promised or went on towards
// its decision, or the order went on; undated where something was done nobody
// wrote when.
func lastStep(a *plan.Account, o *plan.Opportunity) (last plan.Date, undated bool) {
	step := func(day plan.Date) {
		undated = undated || day.IsZero()
		if last.Before(day) {
			last = day
		}
	}
	for _, c := range o.AllCommitments {
		if c.Status == plan.CommitmentDone && !ours(a, c) {
			step(doneOn(c))
		}
	}
	for i := range o.BuyingProcess {
		if day := o.BuyingProcess[i].DoneOn; !day.IsZero() {
			step(day)
		}
	}
	for i := range o.Progress {
		step(o.Progress[i].On)
	}
	return last, undated
}

// doneOn is when a done commitment was done: on its date, else when it was due,
// else at the visit that it is written in.
func doneOn(c *plan.Commitment) plan.Date {
	day := cmp.Or(c.DoneOn, c.Due)
	if day.IsZero() && c.Origin.Visit != nil {
		return c.Origin.Visit.Date
	}
	return day
}

// doneWithin names the latest tasks that were done within a length of time, at
// most three.
func (j *Judge) doneWithin(tasks []*plan.Task, l plan.Length) []string {
	var done []*plan.Task
	for _, t := range tasks {
		if t.Status == plan.TaskDone && j.within(cmp.Or(t.DoneOn, t.Due), l) {
			done = append(done, t)
		}
	}
	slices.SortStableFunc(done, func(x, y *plan.Task) int { return cmp.Or(x.DoneOn, x.Due).Days(cmp.Or(y.DoneOn, y.Due)) })
	var work []string
	for _, t := range done[max(0, len(done)-3):] {
		work = append(work, bare(t.Text))
	}
	return work
}
