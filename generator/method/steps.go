package method

import (
	"slices"

	"stratbook/generator/plan"
)

// Skipped are the milestones, in the book's order, that a commitment passes over
// (method, 1 T: milestones in the customer's order): they come before its own,
// nobody at the customer has done them, and no commitment says why they were
// passed over. The list is of the commitments of the same opportunity.
func Skipped(b *plan.Book, list []*plan.Commitment, c *plan.Commitment) []plan.Milestone {
	own := b.Milestone(c.Milestone)
	if own < 1 || c.Skips != "" {
		return nil
	}
	settled := make([]bool, own)
	explained := 0
	for _, other := range list {
		at := b.Milestone(other.Milestone)
		if at < 0 || at > own {
			continue
		}
		if at < own && other.Status == plan.CommitmentDone {
			settled[at] = true
		}
		if other.Skips != "" && (other.Open() || other.Status == plan.CommitmentDone) {
			explained = max(explained, at)
		}
	}
	var skipped []plan.Milestone
	for i := explained; i < own; i++ {
		if !settled[i] {
			skipped = append(skipped, b.Settings.Milestones[i])
		}
	}
	return skipped
}

// Newest are the visits held last: for each opportunity, and for what names none
// the last one of the account (method, 2). In order of their dates. What is
// marked held and dated after the given day has yet to be.
func Newest(a *plan.Account, today plan.Date) []*plan.Visit {
	seen := map[*plan.Opportunity]bool{}
	var newest []*plan.Visit
	for _, v := range slices.Backward(a.Visits) {
		if v.Status != plan.VisitHeld || today.Before(v.Date) {
			continue
		}
		deal := a.Opportunity(v.Opportunity)
		if deal != nil && !seen[deal] || deal == nil && len(seen) == 0 {
			newest = append(newest, v)
		}
		seen[deal] = true
	}
	slices.Reverse(newest)
	return newest
}
