// Package method works out what the method reads from a plan: pure functions of
// an account, named after the terms of the method.
//
// In goes an account of the book, out comes a value:
//
//	day := method.LastMet(account, stakeholder)
//
// It knows no page and no sentence, and says nothing where nothing is known:
// the zero value then, never a guess.
package method

import (
	"slices"

	"stratbook/generator/plan"
)

// LastMet is the day of the last held visit with a person in it (method, 4:
// channels); the zero date if there is none.
func LastMet(a *plan.Account, s *plan.Stakeholder) plan.Date {
	for _, v := range slices.Backward(a.Visits) {
		if v.Status == plan.VisitHeld && slices.ContainsFunc(v.With, func(r plan.Ref) bool { return a.Person(r) == s }) {
			return v.Date
		}
	}
	return plan.Date{}
}
