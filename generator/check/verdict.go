package check

import (
	"slices"

	"stratbook/generator/plan"
)

// Verdict is what judging a book came to. It is never changed.
type Verdict struct {
	book      *plan.Book
	accounts  map[*plan.Account]*judged
	rest      *judged // about what belongs to no account
	sightings *sightings
	all       func() []*Finding
}

// judged is what judging one account came to.
type judged struct {
	problems     bool // some of the findings are what reading found
	findings     []*Finding
	tallies      []tally
	completeness []Completeness
}

// tally counts the records of a rule in one account: a share of those that hold
// says more than how many do not.
type tally struct {
	rule          *Rule
	held, flagged int
}

// Findings returns all that was found, by path, line, column and rule.
func (v *Verdict) Findings() []*Finding { return v.all() }

func (v *Verdict) inOrder() []*Finding {
	all := slices.Clone(v.rest.findings)
	for _, a := range v.book.Accounts {
		all = append(all, v.accounts[a].findings...)
	}
	inOrder(all)
	return all
}

// About returns what was found about an account or in its files, in the same
// order.
func (v *Verdict) About(a *plan.Account) []*Finding {
	if of := v.accounts[a]; of != nil {
		return of.findings
	}
	return nil
}

// In returns what was found in one file, in the same order.
func (v *Verdict) In(path string) []*Finding {
	of := v.rest
	if a := accountAt(v.book, path); a != nil {
		of = v.accounts[a]
	}
	var found []*Finding
	for _, f := range of.findings {
		if f.At.Path == path {
			found = append(found, f)
		}
	}
	return found
}

// Completeness returns the five steps of an account, in their order.
func (v *Verdict) Completeness(a *plan.Account) []Completeness { return v.accounts[a].completeness }

// Errors returns the findings of severity error, in the same order.
func (v *Verdict) Errors() []*Finding {
	var errors []*Finding
	add := func(list []*Finding) {
		for _, f := range list {
			if f.Severity == plan.SeverityError {
				errors = append(errors, f)
			}
		}
	}
	add(v.rest.findings)
	for _, a := range v.book.Accounts {
		if of := v.accounts[a]; of.problems {
			add(of.findings)
		}
	}
	inOrder(errors)
	return errors
}
