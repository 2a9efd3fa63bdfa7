package plan

import "stratbook/generator/source"

// quadrants of involvement and authority, and the role that each is
// (method, 1 T).
var roles = []struct {
	role        Role
	involvement Involvement
	authority   Authority
}{
	{RoleAdvocate, InvolvementHigh, AuthorityLow},
	{RoleOwner, InvolvementHigh, AuthorityHigh},
	{RoleGatekeeper, InvolvementLow, AuthorityLow},
	{RoleApprover, InvolvementLow, AuthorityHigh},
}

// settle makes role, involvement and authority say the same, whichever of them
// was written. A role that the other two deny is a conflict, and is dropped.
func (j *Judgement) settle(d *decoder, n *source.Node) {
	for _, r := range roles {
		if j.Role != r.role {
			continue
		}
		if j.Involvement != "" && j.Involvement != r.involvement || j.Authority != "" && j.Authority != r.authority {
			d.problem("role-conflict", n.Get("role").Span, source.Args{
				"role": string(j.Role), "involvement": string(r.involvement), "authority": string(r.authority)})
			j.Role = ""
			break
		}
		j.Involvement, j.Authority = r.involvement, r.authority
		return
	}
	for _, r := range roles {
		if j.Involvement == r.involvement && j.Authority == r.authority {
			j.Role = r.role
		}
	}
}

// Decider reports whether the judgement makes a decider: authority high, or the
// role of an owner or approver.
func (j *Judgement) Decider() bool {
	return j.Authority == AuthorityHigh
}

func (s *Stakeholder) check(d *decoder, n *source.Node) {
	s.settle(d, n)
	if s.Stance == "" {
		s.Stance = StanceUnknown
	}
	if s.ID == "" && s.Person.Text == "" && n.Kind == source.Mapping && n.Get("id") == nil {
		d.problem("missing-key.person", n.Span, source.Args{"key": "id"})
	}
}

func (j *DealJudgement) check(d *decoder, n *source.Node) { j.settle(d, n) }

func (f *Factor) check(*decoder, *source.Node) {
	if f.Weighted = f.Weight != 0; !f.Weighted {
		f.Weight = 1
	}
}
