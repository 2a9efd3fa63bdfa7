package check

import (
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
	Account: func(j *Judge, a *plan.Account) {
		for _, who := range a.People {
			if who.EmptyChair() {
				continue
			}
			before, says := j.sightings.elsewhere(a, nameKey(who.Name)), ""
			if before.who == nil {
				before, says = j.sightings.elsewhere(a, mailKey(who.Email)), "email"
			}
			if before.who == nil || !before.precedes(sighting{a, who}) || who.Person.Text != "" || j.sightings.filed(who) {
				j.Holds()
				continue
			}
			f := personFinding(a, who)
			f.Says, f.Related = says, []source.Place{before.who.At}
			f.Args["other"], f.Args["account"], f.Args["id"] = name(before.who), before.account.Name, before.who.ID
			j.Flag(f)
		}
	},
}

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
