package plan_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stratbook/generator/plan"
)

// backlinks writes down what links to each page that a link leads to.
func backlinks(b *plan.Book) string {
	addresses := map[string]bool{}
	for _, p := range b.AllPages {
		addresses[p.Address] = true
	}
	for _, a := range b.Accounts {
		for _, s := range a.People {
			addresses[s.Address] = true
		}
	}
	var out strings.Builder
	for _, address := range slices.Sorted(maps.Keys(addresses)) {
		for i, x := range b.Backlinks(address) {
			if i == 0 {
				fmt.Fprintln(&out, address)
			}
			in := ""
			if x.From.Account != nil {
				in = " of " + x.From.Account.ID
			}
			fmt.Fprintf(&out, "  %s %s%s (%s) %s\n", x.From.Kind, x.From.Address, in, x.Key, x.Sentence())
		}
	}
	return out.String()
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// TestBacklinks holds what counts as a link, from each place where one may
// stand, and which of two from one page is told.
func TestBacklinks(t *testing.T) {
	for _, c := range []struct {
		name    string
		content fstest.MapFS
		want    string
	}{{"links and mentions", fstest.MapFS{
		"accounts/acme/plan.md": file(`---
account: Acme
stakeholders: {id: wang-lei, name: Wang Lei}
commitments: {id: drawings, text: Sends the drawings}
---
Acme is Acme. See [[acme]]. Wang Lei likes [the line](opportunities/line.md). Globex has [[globex/o-brien]]. [[wang-lei]] again.
`),
		"accounts/acme/opportunities/line.md": file("---\nopportunity: Line\nfactors: {id: price, text: Price}\n---\n"),
		"accounts/acme/visits/2026-11-03.md":  file("They hold to [[drawings]]. See [[price]], and Wang Lei.\n"),
		"accounts/acme/history.md":            file("# History\n\n- 2019: [[wang-lei|the buyer]]\n- later\n"),
		"accounts/globex.md":                  file("---\naccount: Globex\nstakeholders: {id: o-brien, name: O'Brien}\n---\nNo links.\n"),
		"people/xu.md":                        file("---\nname: 徐建平\n---\n先看[[acme]]。再看Globex的图纸。\n"),
		"team/li-na.md":                       file("---\nname: Li Na\n---\nKnows 徐建平 well. Not [[nobody]].\n"),
		"method/notes.md":                     file("# Notes\n\nAsk [[li-na]]; see [the words](/words.md) and [[#notes]].\n"),
		"words.md":                            file("# Words\n\n| a | b |\n|---|---|\n| Acme | see [[history]] |\n"),
	}, `accounts/acme/
  visit accounts/acme/visits/2026-11-03/ of acme () They hold to Sends the drawings.
  person people/xu/ () 先看Acme。
  page words/ () Acme
accounts/acme/history/
  page words/ () see History
accounts/acme/opportunities/line/
  account accounts/acme/ of acme () Wang Lei likes the line.
  visit accounts/acme/visits/2026-11-03/ of acme () See Price, and Wang Lei.
accounts/acme/people/wang-lei/
  account accounts/acme/ of acme () Wang Lei likes the line.
  visit accounts/acme/visits/2026-11-03/ of acme () See Price, and Wang Lei.
  page accounts/acme/history/ of acme () 2019: the buyer
accounts/globex/
  account accounts/acme/ of acme () Globex has O'Brien.
  person people/xu/ () 再看Globex的图纸。
accounts/globex/people/o-brien/
  account accounts/acme/ of acme () Globex has O'Brien.
people/xu/
  member team/li-na/ () Knows 徐建平 well.
team/li-na/
  page method/notes/ () Ask Li Na; see the words and Notes.
words/
  page method/notes/ () Ask Li Na; see the words and Notes.
`}, {"front matter", fstest.MapFS{
		"accounts/acme/plan.md": file(`---
account: Acme
owner: li-na
parent: globex
team: {member: marta, part: technical}
customers: {name: Globex West, account: globex}
stakeholders:
  - {id: wang-lei, name: Wang Lei, contact: daniel}
  - {id: chen, name: Chen, reports_to: wang-lei, contact: li-na}
  - {person: xu}
commitments:
  - {text: "Sends\n the drawings", who: wang-lei}
  - {text: Signs, who: [xu, chen], opportunity: line}
  - {text: Pays, who: li-na}
unknowns: {question: Who pays?, from: the bank}
vision: {text: Half of it, agreed: {with: daniel}}
---
`),
		"accounts/acme/opportunities/line.md": file(`---
opportunity: Line
people: {who: wang-lei, role: owner}
factors: {text: Price is high, about: [wang-lei, xu]}
decision: {lead: chen}
---
`),
		"accounts/acme/visits/2026-11-03.md": file(`---
with: [wang-lei, chen]
by: [{member: marta, for: shows the bench}, li-na]
opportunity: line
absent: {who: xu, message: Ask for the list}
ask: {high: {text: Names a day, who: wang-lei}}
commitments: {id: day, text: Names the day, who: wang-lei}
tasks: {text: Calls, who: daniel, for: day}
---
`),
		"accounts/globex.md": file("---\naccount: Globex\nowner: nobody\n---\n"),
		"people/xu.md":       file("---\nname: Xu\n---\n"),
		"team/li-na.md":      file("---\nname: Li Na\n---\n"),
		"team/marta.md":      file("---\nname: Marta\n---\n"),
		"team/daniel.md":     file("---\nname: Daniel\n---\n"),
	}, `accounts/acme/opportunities/line/
  visit accounts/acme/visits/2026-11-03/ of acme (opportunity) 
accounts/acme/people/chen/
  opportunity accounts/acme/opportunities/line/ of acme (lead) 
  visit accounts/acme/visits/2026-11-03/ of acme (with) 
accounts/acme/people/wang-lei/
  opportunity accounts/acme/opportunities/line/ of acme (about) Price is high
  visit accounts/acme/visits/2026-11-03/ of acme (ask) Names a day
accounts/globex/
  account accounts/acme/ of acme (customers) Globex West
people/xu/
  account accounts/acme/ of acme (commitments) Signs
  opportunity accounts/acme/opportunities/line/ of acme (about) Price is high
  visit accounts/acme/visits/2026-11-03/ of acme (absent) Ask for the list
team/daniel/
  account accounts/acme/ of acme (vision) Half of it
  visit accounts/acme/visits/2026-11-03/ of acme (tasks) Calls
team/li-na/
  account accounts/acme/ of acme (contact) Chen
  visit accounts/acme/visits/2026-11-03/ of acme (by) 
team/marta/
  account accounts/acme/ of acme (team) 
  visit accounts/acme/visits/2026-11-03/ of acme (by) shows the bench
`}} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, backlinks(read(t, c.content, ""))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestBacklinksOfHidden holds that what an audience may not see links to
// nothing that it sees: a book has the same links as if the rest did not exist.
func TestBacklinksOfHidden(t *testing.T) {
	seen := fstest.MapFS{
		"book.yaml":                          file("audiences: [everyone, board]\n"),
		"accounts/acme/plan.md":              file("---\naccount: Acme\nstakeholders: {id: wang-lei, name: Wang Lei}\n---\nWang Lei.\n"),
		"accounts/acme/visits/2026-11-03.md": file("---\nwith: wang-lei\ncommitments: {text: Signs, who: wang-lei}\n---\n"),
		"people/xu.md":                       file("---\nname: Xu\n---\nSaw Acme.\n"),
	}
	hidden := maps.Clone(seen)
	maps.Copy(hidden, fstest.MapFS{
		"accounts/acme/plan.md": file(`---
account: Acme
parent: {audience: board}
stakeholders: [{id: wang-lei, name: Wang Lei}, {person: xu, audience: board}]
commitments: {text: Secret promise, who: xu, audience: board}
---
Wang Lei.

::: audience board
Xu told Wang Lei, as [[xu]] does.
:::
`),
		"accounts/acme/visits/2026-11-03.md":   file("---\nwith: wang-lei\ncommitments: [{text: Secret, who: wang-lei, audience: board}, {text: Signs, who: wang-lei}]\n---\n"),
		"accounts/acme/visits/2026-11-04.md":   file("---\naudience: board\nwith: wang-lei\n---\nAcme, [[xu]], [[wang-lei]].\n"),
		"accounts/globex/plan.md":              file("---\naccount: Globex\naudience: board\nparent: acme\nstakeholders: {person: xu}\n---\n"),
		"accounts/globex/visits/2026-11-05.md": file("---\nwith: xu\n---\nAcme.\n"),
		"secret.md":                            file("---\naudience: board\n---\nAcme and Xu and [[acme/wang-lei]].\n"),
	})
	want := backlinks(read(t, seen, "audience: everyone"))
	if got := backlinks(read(t, hidden, "audience: everyone")); got != want || want == "" {
		t.Errorf("what is hidden shows:\n%s", cmp.Diff(want, got))
	}
	if all := backlinks(read(t, hidden, "audience: board")); len(all) < 2*len(want) {
		t.Errorf("and is not there for those who may see it:\n%s", all)
	}
}
