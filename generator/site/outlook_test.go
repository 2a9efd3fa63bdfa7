package site

import (
	"testing"

	"stratbook/generator/plan"
)

// TestOutlook holds where a commitment stands on the board: weeks end on a
// Sunday, and what was only asked for is never overdue.
func TestOutlook(t *testing.T) {
	for _, c := range []struct {
		today, due string
		status     plan.CommitmentStatus
		want       state
	}{
		{"2026-11-21", "2026-11-20", plan.CommitmentAgreed, overdue}, // a Saturday
		{"2026-11-21", "2026-11-20", plan.CommitmentAsked, week},
		{"2026-11-21", "2026-11-20", plan.CommitmentDone, settled},
		{"2026-11-21", "2026-11-21", plan.CommitmentAgreed, week},
		{"2026-11-21", "2026-11-22", plan.CommitmentAgreed, week},
		{"2026-11-21", "2026-11-23", plan.CommitmentAgreed, nextWeek},
		{"2026-11-21", "2026-11-29", plan.CommitmentAgreed, nextWeek},
		{"2026-11-21", "2026-11-30", plan.CommitmentAgreed, later},
		{"2026-11-22", "2026-11-22", plan.CommitmentAgreed, week}, // the Sunday itself
		{"2026-11-22", "2026-11-23", plan.CommitmentAgreed, nextWeek},
		{"2026-11-23", "2026-11-29", plan.CommitmentAgreed, week}, // a Monday
		{"2026-11-23", "2026-11-30", plan.CommitmentAsked, nextWeek},
		{"2026-12-31", "2027-01-03", plan.CommitmentAgreed, week}, // over the year's end
		{"2026-12-31", "2027-01-04", plan.CommitmentAgreed, nextWeek},
		{"2026-11-21", "", plan.CommitmentAgreed, undated},
		{"2026-11-21", "", plan.CommitmentDropped, settled},
		{"2026-11-21", "2026-12-31", plan.CommitmentRefused, settled},
	} {
		today, _ := plan.ParseDate(c.today)
		due, _ := plan.ParseDate(c.due)
		if got := outlookOn(today).state(&plan.Commitment{Due: due, Status: c.status}); got != c.want {
			t.Errorf("on %s, %s by %s stands under %s, want %s", c.today, c.status, c.due, got, c.want)
		}
	}
}
