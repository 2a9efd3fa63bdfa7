package check

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// The person is one and the same in every account; what is judged of them is
// each account's own.
var personTwice = &Rule{
	ID: "person-twice", Step: plan.StepTarget, Severity: plan.SeverityNote, From: plan.TierBase, Part: "stakeholders",
	Title: "One person in two accounts, written twice",
	Why:   "One account learns what the other does not: a new job, a need, a quarrel. And the person is told the same thing by two of us, or two different things.",
	Mend:  "Give the person a file in people/ with what is the same everywhere, and name it under `person` in each plan. What is judged of them stays in the plan.",
	Says: Says{
		"":      {"{who} also stands in {account}, and has no file in people/", "write people/{id}.md with the name, and `person: {id}` in both plans; or set this aside, if they are two people"},
		"email": {"{who} has the e-mail of {other} in {account}, and no file in people/", "write people/{id}.md with the name, and `person: {id}` in both plans; or mend the address, if they are two people"},
	},
	Book: func(j *Judge, b *plan.Book) {
		filed := map[string]bool{}
		for _, p := range b.People {
			filed[nameKey(p.Name)], filed[mailKey(p.Email)] = true, true
		}
		first := map[string]sighting{}
		for _, x := range sightings(b) {
			j.about(x.account)
			byName, byMail := nameKey(x.who.Name), mailKey(x.who.Email)
			before, says := first[byName], ""
			if !before.elsewhere(x) {
				before, says = first[byMail], "email"
			}
			if x.who.Person.Text != "" || filed[byName] || byMail != "" && filed[byMail] || !before.elsewhere(x) {
				j.Holds()
			} else {
				f := personFinding(x.account, x.who)
				f.Says, f.Related = says, []source.Place{before.who.At}
				f.Args["other"], f.Args["account"], f.Args["id"] = name(before.who), before.account.Name, before.who.ID
				j.Flag(f)
			}
			for _, key := range []string{byName, byMail} {
				if _, known := first[key]; !known && key != "" && x.who.Person.Text == "" {
					first[key] = x
				}
			}
		}
	},
}

// sighting is somebody in an account.
type sighting struct {
	account *plan.Account
	who     *plan.Stakeholder
}

// sightings are all people of a book with a name, in the order of the places
// where they are written.
func sightings(b *plan.Book) []sighting {
	var list []sighting
	for _, a := range b.Accounts {
		for _, s := range a.People {
			if !s.EmptyChair() {
				list = append(list, sighting{a, s})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y sighting) int {
		return cmp.Or(cmp.Compare(x.who.At.Path, y.who.At.Path), x.who.At.Span.Compare(y.who.At.Span))
	})
	return list
}

// elsewhere reports whether there is a sighting, and in another account.
func (x sighting) elsewhere(y sighting) bool { return x.who != nil && x.account != y.account }

// nameKey and mailKey bring what counts as the same into one form; "" where
// nothing is written.
func nameKey(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(name)), " "))
}

func mailKey(email string) string {
	if email == "" {
		return ""
	}
	return "mailto:" + strings.ToLower(strings.TrimSpace(email))
}
