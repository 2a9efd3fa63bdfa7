package method

import "stratbook/generator/plan"

// Promises are the commitments of one person by what became of them (method, 2:
// what somebody does tells more than what they say). Each stands in exactly one
// list, in the book's order.
type Promises struct {
	Kept    []*plan.Commitment // done by their date
	Late    []*plan.Commitment // done after it
	Done    []*plan.Commitment // done, with no date to be done by, or nobody wrote when
	Broken  []*plan.Commitment // refused or dropped
	Open    []*plan.Commitment // asked, or agreed and not past their date
	Overdue []*plan.Commitment // agreed, and past their date
}

// PromisesOf are those that name a person among who acts, as of a day.
func PromisesOf(a *plan.Account, s *plan.Stakeholder, today plan.Date) Promises {
	var p Promises
	for _, c := range a.AllCommitments {
		for _, r := range c.Who {
			if a.Person(r) == s {
				list := p.listOf(c, today)
				*list = append(*list, c)
				break
			}
		}
	}
	return p
}

func (p *Promises) listOf(c *plan.Commitment, today plan.Date) *[]*plan.Commitment {
	switch {
	case c.Status == plan.CommitmentRefused || c.Status == plan.CommitmentDropped:
		return &p.Broken
	case c.OverdueDays(today) > 0:
		return &p.Overdue
	case c.Open():
		return &p.Open
	case c.Due.IsZero() || c.DoneOn.IsZero():
		return &p.Done
	case c.Due.Before(c.DoneOn):
		return &p.Late
	}
	return &p.Kept
}
