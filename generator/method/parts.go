package method

import "stratbook/generator/plan"

// Part is the part that somebody plays in a decision (method, 1 T: roles belong
// to the deal). Its judgement is the one that counts there; what the account
// itself says stays at Who.
type Part struct {
	Who *plan.Stakeholder
	plan.Judgement
	Own bool // the deal says something of its own about them
}

// Named reports whether somebody is known for the place.
func (p *Part) Named() bool { return !p.Who.EmptyChair() }

// Parts are all the customer's people with the parts that they play in a deal,
// or without a deal in the account's business, in the plan's order, with empty
// chairs.
func Parts(a *plan.Account, o *plan.Opportunity) []Part {
	said := map[*plan.Stakeholder][]*plan.Judgement{}
	if o != nil {
		for i := range o.Judgements {
			who := a.Person(o.Judgements[i].Who)
			said[who] = append(said[who], &o.Judgements[i].Judgement)
		}
	}
	parts := make([]Part, len(a.People))
	for i, s := range a.People {
		parts[i] = Part{Who: s, Judgement: s.Judgement}
		for _, g := range said[s] {
			parts[i].lay(g)
		}
	}
	return parts
}

// Judged is what is thought of a person's part in a deal, or without a deal in
// the account's business.
func Judged(a *plan.Account, o *plan.Opportunity, s *plan.Stakeholder) plan.Judgement {
	p := Part{Who: s, Judgement: s.Judgement}
	if o != nil {
		for i := range o.Judgements {
			if g := &o.Judgements[i]; a.Person(g.Who) == s {
				p.lay(&g.Judgement)
			}
		}
	}
	return p.Judgement
}

// lay puts what a deal says in place of what was said before. Role, involvement
// and authority are one statement: a deal that makes any of them makes all
// three, since half of an old role and half of a new one are none.
func (p *Part) lay(g *plan.Judgement) {
	p.Own = p.Own || *g != plan.Judgement{}
	if g.Role != "" || g.Involvement != "" || g.Authority != "" {
		p.Role, p.Involvement, p.Authority = g.Role, g.Involvement, g.Authority
	}
	if g.Stance != "" {
		p.Stance = g.Stance
	}
	if g.Influence != 0 {
		p.Influence = g.Influence
	}
	if !g.Judged.IsZero() {
		p.Judged = g.Judged
	}
}
