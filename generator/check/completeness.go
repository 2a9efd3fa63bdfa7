package check

import (
	"math"
	"slices"

	"stratbook/generator/plan"
)

// Completeness is how much of one step of STRAT stands in an account's plan: a
// figure to find gaps with. Known is false while none of the step's keys is
// written, or no rule applies: then nothing is said, neither good nor bad.
type Completeness struct {
	Step  plan.Step
	Known bool
	Rules []Share // the rules that it is made up of, in the order of the method
}

// Share is how many of a rule's records hold, out of so many. What is set aside
// counts as not held.
type Share struct {
	Rule     *Rule
	Held, Of int
}

// Weight is what the rule counts: three if it warns by its own default, else
// one.
func (s Share) Weight() float64 {
	if s.Rule.Severity == plan.SeverityWarning {
		return 3
	}
	return 1
}

// Points are the rule's weight times the share of its records that hold.
func (s Share) Points() float64 { return s.Weight() * float64(s.Held) / float64(s.Of) }

// Sums are the points of all rules, and what they could be at most.
func (c Completeness) Sums() (held, possible float64) {
	for _, s := range c.Rules {
		held += s.Points()
		possible += s.Weight()
	}
	return held, possible
}

// Figure is the sum held over the sum possible, from 0 to 1 in hundredths.
func (c Completeness) Figure() float64 {
	held, possible := c.Sums()
	return math.Round(100*held/possible) / 100
}

// steps are the five of STRAT, in their order.
var steps = []plan.Step{plan.StepSet, plan.StepTarget, plan.StepReview, plan.StepAssemble, plan.StepTake}

// completeness works out the five figures of an account from the tallies of its
// rules.
func completeness(a *plan.Account, tallies []tally) []Completeness {
	five := make([]Completeness, len(steps))
	for i, step := range steps {
		five[i] = Completeness{Step: step, Known: written(a, step)}
	}
	for _, t := range tallies {
		if i := slices.Index(steps, t.rule.Step); i >= 0 && t.held+t.flagged > 0 {
			five[i].Rules = append(five[i].Rules, Share{t.rule, t.held, t.held + t.flagged})
		}
	}
	for i := range five {
		five[i].Known = five[i].Known && len(five[i].Rules) > 0
	}
	return five
}

// written reports whether any key of a step is, in the plan or in one of its
// opportunities.
func written(a *plan.Account, step plan.Step) bool {
	switch step {
	case plan.StepSet:
		return len(a.Environment)+len(a.Responses)+len(a.Challenges)+len(a.Goals) > 0 ||
			a.Leadership != "" || a.Ladder != nil || a.Vision != nil
	case plan.StepTarget:
		return len(a.People) > 0
	case plan.StepTake:
		return len(a.AllCommitments)+len(a.AllTasks)+len(a.Visits)+len(a.Opportunities)+len(a.Setbacks)+len(a.AddedValue)+len(a.Results) > 0 ||
			a.Cadence != nil
	}
	deals := []*plan.Deal{&a.Deal}
	for _, o := range a.Opportunities {
		deals = append(deals, &o.Deal)
	}
	if step == plan.StepAssemble {
		return slices.ContainsFunc(deals, assembled)
	}
	return len(a.Claims)+len(a.Customers)+len(a.Rivals)+len(a.Culture)+len(a.CustomerGoals) > 0 ||
		slices.ContainsFunc(deals, reviewed)
}

func reviewed(d *plan.Deal) bool {
	return len(d.Factors)+len(d.Criteria)+len(d.Competitors)+len(d.Pressures) > 0 ||
		d.Share != nil || d.Decision != nil || d.Interests != nil
}

func assembled(d *plan.Deal) bool {
	return d.Strategy != nil || len(d.Support) > 0 ||
		slices.ContainsFunc(d.Factors, func(f plan.Factor) bool { return f.Strategy != "" })
}
