package method

import (
	"cmp"
	"slices"

	"stratbook/generator/plan"
)

// Roles are who holds which role in a deal (method, 1 T: involvement and
// authority). Every list is by id, and everybody with a name stands in exactly
// one of the first six. An empty chair holds no role.
type Roles struct {
	Owner, Approver, Advocate, Gatekeeper []*plan.Stakeholder

	HalfKnown []*plan.Stakeholder // of involvement and authority only one is known
	Unknown   []*plan.Stakeholder // neither is
	Chairs    []*plan.Stakeholder // places that nobody is known for, with a role or without
}

// RolesOf are the roles in a deal, with its own judgements laid over the
// account's, or without a deal the account's.
func RolesOf(a *plan.Account, o *plan.Opportunity) Roles {
	var r Roles
	for _, p := range Parts(a, o) {
		list := &r.Chairs
		if p.Named() {
			list = r.listOf(&p.Judgement)
		}
		*list = append(*list, p.Who)
	}
	for _, list := range []*[]*plan.Stakeholder{&r.Owner, &r.Approver, &r.Advocate, &r.Gatekeeper, &r.HalfKnown, &r.Unknown, &r.Chairs} {
		byID(*list)
	}
	return r
}

func (r *Roles) listOf(g *plan.Judgement) *[]*plan.Stakeholder {
	switch {
	case g.Role == plan.RoleOwner:
		return &r.Owner
	case g.Role == plan.RoleApprover:
		return &r.Approver
	case g.Role == plan.RoleAdvocate:
		return &r.Advocate
	case g.Role == plan.RoleGatekeeper:
		return &r.Gatekeeper
	case g.Involvement != "" || g.Authority != "":
		return &r.HalfKnown
	}
	return &r.Unknown
}

// Of are those who hold a role.
func (r Roles) Of(role plan.Role) []*plan.Stakeholder {
	if role == "" {
		return nil
	}
	return *r.listOf(&plan.Judgement{Role: role})
}

// Covered is how many of the four roles somebody holds.
func (r Roles) Covered() int { return 4 - len(r.Missing()) }

// Missing are the roles that nobody holds: owner, approver, advocate,
// gatekeeper, in this order.
func (r Roles) Missing() []plan.Role {
	roles := []plan.Role{plan.RoleOwner, plan.RoleApprover, plan.RoleAdvocate, plan.RoleGatekeeper}
	return slices.DeleteFunc(roles, func(role plan.Role) bool { return len(r.Of(role)) > 0 })
}

// KeyPeople are the people with a name and a role, by id (method, 1 T).
func (r Roles) KeyPeople() []*plan.Stakeholder {
	return byID(slices.Concat(r.Owner, r.Approver, r.Advocate, r.Gatekeeper))
}

// byID sorts people by id, byte by byte, in place.
func byID(list []*plan.Stakeholder) []*plan.Stakeholder {
	slices.SortFunc(list, func(x, y *plan.Stakeholder) int { return cmp.Compare(x.ID, y.ID) })
	return list
}

// Deciders are the people with the authority to decide on a deal, or without a
// deal on the account's business (method, 1 T), in the plan's order. Empty
// chairs are left out.
func Deciders(a *plan.Account, o *plan.Opportunity) []*plan.Stakeholder {
	var deciders []*plan.Stakeholder
	for _, p := range Parts(a, o) {
		if p.Named() && p.Decider() {
			deciders = append(deciders, p.Who)
		}
	}
	return deciders
}
