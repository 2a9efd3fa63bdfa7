package plan

import (
	"slices"

	"stratbook/generator/nearest"
	"stratbook/generator/source"
)

// guess is a reference that leads nowhere, of which what it meant is looked for
// among everything in the book.
type guess struct {
	problem source.Problem
	among   string // "id", "file", or the sort of a reference: "account", "shared-person"
	text    string
}

// mostGuesses is how often what was meant is looked for among everything in the
// book: the first broken links want a guess, the ten thousandth does not, and
// each costs a look at every id.
const mostGuesses = 200

// guessing looks for what was meant. The lists that it looks in are made when
// first asked for.
type guessing struct {
	*assembly
	left  int
	lists map[string][]string
}

// solve returns the problem of a guess, with what was meant if that is found.
func (g *guessing) solve(x guess) source.Problem {
	if g.left--; g.left < 0 {
		return x.problem
	}
	near, ok := nearest.To(x.text, g.list(x.among))
	if !ok {
		return x.problem
	}
	p := x.problem
	p.Args = p.Args.With("nearest", near)
	if p.Says == "" {
		p.Says = "near"
	} else {
		p.Says += "-near"
	}
	return p
}

func (g *guessing) list(among string) []string {
	if list, made := g.lists[among]; made {
		return list
	}
	var list []string
	switch among {
	case "id":
		list = keys(g.common.things)
	case "account":
		list = g.common.accounts.words(nil)
	case "shared-person":
		list = g.common.people.words(nil)
	case "file":
		for _, f := range g.folders {
			for _, file := range f.seen {
				if k := file.spot.kind; k != settings && k != misplaced {
					list = append(list, file.Path)
				}
			}
		}
	}
	slices.Sort(list)
	if g.lists == nil {
		g.lists = map[string][]string{}
	}
	g.lists[among] = list
	return list
}
