package method

import (
	"cmp"

	"stratbook/generator/plan"
)

// Judged is what is thought of a person's part in a deal: what the deal says of
// them, and for the rest what the account says (method, 1 T: roles belong to the
// deal). Without a deal it is the account's own judgement.
func Judged(a *plan.Account, o *plan.Opportunity, s *plan.Stakeholder) plan.Judgement {
	of := s.Judgement
	if o == nil {
		return of
	}
	for i := range o.Judgements {
		g := &o.Judgements[i]
		if a.Person(g.Who) != s {
			continue
		}
		of.Involvement, of.Authority = cmp.Or(g.Involvement, of.Involvement), cmp.Or(g.Authority, of.Authority)
		of.Role = role(of.Involvement, of.Authority)
		of.Stance = cmp.Or(g.Stance, of.Stance)
		of.Influence = cmp.Or(g.Influence, of.Influence)
		if !g.Judged.IsZero() {
			of.Judged = g.Judged
		}
	}
	return of
}

// role is the one that involvement and authority make up (method, 1 T); "" if
// one of them is not known.
func role(involvement plan.Involvement, authority plan.Authority) plan.Role {
	switch {
	case involvement == plan.InvolvementHigh && authority == plan.AuthorityHigh:
		return plan.RoleOwner
	case involvement == plan.InvolvementHigh && authority == plan.AuthorityLow:
		return plan.RoleAdvocate
	case involvement == plan.InvolvementLow && authority == plan.AuthorityHigh:
		return plan.RoleApprover
	case involvement == plan.InvolvementLow && authority == plan.AuthorityLow:
		return plan.RoleGatekeeper
	}
	return ""
}

// Deciders are the people with the authority to decide on a deal, or without a
// deal on the account's business (method, 1 T), in the plan's order. Empty
// chairs are left out.
func Deciders(a *plan.Account, o *plan.Opportunity) []*plan.Stakeholder {
	var deciders []*plan.Stakeholder
	for _, s := range a.People {
		if g := Judged(a, o, s); !s.EmptyChair() && g.Decider() {
			deciders = append(deciders, s)
		}
	}
	return deciders
}

// Tops are the people at the top of the reporting tree: somebody reports to
// them, and they to nobody (method, 3: a door to a higher level).
func Tops(a *plan.Account) map[*plan.Stakeholder]bool {
	tops := map[*plan.Stakeholder]bool{}
	for _, s := range a.People {
		if above := a.Person(s.ReportsTo); above != nil && a.Person(above.ReportsTo) == nil {
			tops[above] = true
		}
	}
	return tops
}
