// Package method works out what the method reads from a plan: pure functions of
// an account, named after the terms of the method.
//
// In goes an account of the book, and one of its opportunities, or nil for the
// account itself; out comes a value:
//
//	roles := method.RolesOf(account, deal)
//	fmt.Println(roles.Covered(), roles.Missing())
//
// What only stands on its own, as factors do, is worked out of the account's own
// plan.Deal, or the opportunity's. Where time matters, the day is given.
//
// It knows no page and no sentence, judges nothing, and says nothing where
// nothing is known: the zero value then, never a guess.
package method
