package check

import (
	"cmp"
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/words"
)

// player is one of the customer's people with a name, and every part that they
// play: in the account's business first, then in each open opportunity.
type player struct {
	who   *plan.Stakeholder
	parts []played
}

// played is a part in a deal, or without a deal in the account's business.
type played struct {
	deal *plan.Opportunity
	plan.Judgement
}

// players are all of an account's, in the plan's order, without empty chairs.
// Rules have those of the account that they judge in Judge.players.
func players(a *plan.Account) []player {
	list := make([]player, len(a.People))
	deals := append([]*plan.Opportunity{nil}, a.OpenOpportunities()...)
	room := make([]played, len(list)*len(deals))
	for i := range list {
		list[i].parts = room[i*len(deals) : i*len(deals) : (i+1)*len(deals)]
	}
	for _, o := range deals {
		for i, p := range method.Parts(a, o) {
			list[i].who = p.Who
			list[i].parts = append(list[i].parts, played{o, p.Judgement})
		}
	}
	return slices.DeleteFunc(list, func(p player) bool { return p.who.EmptyChair() })
}

// any reports whether a part of the player's is of a kind.
func (p player) any(kind func(g played) bool) bool { return slices.ContainsFunc(p.parts, kind) }

// role is the first of some roles that the player has in any part, or "".
func (p player) role(roles ...plan.Role) plan.Role {
	for _, role := range roles {
		if p.any(func(g played) bool { return g.Role == role }) {
			return role
		}
	}
	return ""
}

// decides reports whether the player is a decider in any part.
func (p player) decides() bool { return p.any(func(g played) bool { return g.Decider() }) }

// opposed reports whether the player is against us in any part.
func (p player) opposed() bool {
	return p.any(func(g played) bool { return g.Stance == plan.StanceOpponent })
}

// influence is the greatest that the player has in any part.
func (p player) influence() int {
	greatest := 0
	for _, g := range p.parts {
		greatest = max(greatest, g.Influence)
	}
	return greatest
}

// weightyRoles are those whose bearers' needs count first: they decide, or shape
// the decision.
var weightyRoles = []plan.Role{plan.RoleOwner, plan.RoleApprover, plan.RoleAdvocate}

// guides are the people who could take us to others, or tell of them, and are
// not against us: those whom we have met, and advocates whom we have not. The
// best comes first: one we have met, an advocate, one who is for us, one we have
// met more often.
type guides []*plan.Stakeholder

func guidesOf(list []player, met map[*plan.Stakeholder]int) guides {
	type guide struct {
		who    *plan.Stakeholder
		weight int
	}
	var found []guide
	for _, p := range list {
		advocate := p.role(plan.RoleAdvocate) != ""
		if met[p.who] == 0 && !advocate || p.opposed() || p.who.Stance == plan.StanceHidden {
			continue
		}
		weight := 0
		if met[p.who] > 0 {
			weight += 4
		}
		if advocate {
			weight += 2
		}
		if p.who.Stance == plan.StanceSupporter {
			weight++
		}
		found = append(found, guide{p.who, weight})
	}
	slices.SortStableFunc(found, func(x, y guide) int {
		return cmp.Or(y.weight-x.weight, met[y.who]-met[x.who])
	})
	who := make(guides, len(found))
	for i := range found {
		who[i] = found[i].who
	}
	return who
}

// to is the best guide to somebody, or nil. Nobody is a guide to themselves.
func (g guides) to(s *plan.Stakeholder) *plan.Stakeholder {
	for _, who := range g {
		if who != s {
			return who
		}
	}
	return nil
}

// firstVisits are the days on which people are met next, as planned.
func (j *Judge) firstVisits(a *plan.Account) map[*plan.Stakeholder]plan.Date {
	days := map[*plan.Stakeholder]plan.Date{}
	for _, v := range j.ahead(a) {
		for _, r := range v.With {
			if s := a.Person(r); s != nil && days[s].IsZero() {
				days[s] = v.Date
			}
		}
	}
	return days
}

// listedAll is several values in a sentence, each of a list.
type listedAll []plan.Listed

// In returns the first word for each in the catalogue's language.
func (l listedAll) In(w *words.Words) string {
	said := make([]string, len(l))
	for i, v := range l {
		said[i] = v.In(w)
	}
	return w.List(said)
}

// needsOf are somebody's needs in a sentence, their own before the
// organisation's.
func needsOf(s *plan.Stakeholder) listedAll {
	var list listedAll
	for _, need := range s.Needs {
		list = append(list, listed("need", need))
	}
	for _, need := range s.OrgNeeds {
		list = append(list, listed("org-need", need))
	}
	return list
}
