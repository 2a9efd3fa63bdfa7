package site

import (
	"cmp"
	"slices"
	"strings"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// peoplePictures are the pictures of an account's people (method, 1 T): who
// decides, where they stand in the organisation, who has power, whom we know.
// What cannot be drawn yet gives no section, but a key in the one that lists the
// people.
func (p *pen) peoplePictures(a *plan.Account) (sections []view.Section, missing []string) {
	roles, power, coverage := p.rolesParts(a), p.powerFigure(a), p.coverageFigure(a)
	known := p.w.Say("roles-known", map[string]any{"n": method.RolesOf(a, nil).Covered()})
	for _, x := range []struct {
		id, key, step string
		parts         []view.Part
	}{
		{"decision-roles", "role", known, roles},
		{"organisation", "reports_to", "", p.organisationParts(a)},
		{"power", "influence", "", power},
		{"coverage", "contact", "", coverage},
	} {
		if len(x.parts) == 0 {
			missing = append(missing, x.key)
			continue
		}
		s := view.Section{ID: x.id, Title: p.t("section." + x.id), Step: x.step, Parts: x.parts}
		if x.id == "organisation" && len(a.People) <= smallOrganisation {
			s.More = p.link(p.w.N("org.more", len(a.People)), organisationAddress(a))
		}
		sections = append(sections, s)
	}
	return sections, missing
}

// rolesParts are the decision roles of an account, and of each open deal that
// says otherwise. Without anybody's role there is no picture.
func (p *pen) rolesParts(a *plan.Account) []view.Part {
	var parts []view.Part
	if r := method.RolesOf(a, nil); seatsAny(r) {
		parts = append(parts, view.Part{Blocks: p.rolesFigure(a, nil)})
	}
	for _, o := range a.OpenOpportunities() {
		if saysOtherwise(a, o) {
			parts = append(parts, view.Part{Title: o.Name, Lang: p.lang(o.Name), Blocks: p.rolesFigure(a, o)})
		}
	}
	return parts
}

// dealRoles are the decision roles of one deal, if it says otherwise than its
// account.
func (p *pen) dealRoles(a *plan.Account, o *plan.Opportunity) view.Section {
	s := view.Section{ID: "decision-roles", Title: p.t("section.decision-roles")}
	if saysOtherwise(a, o) {
		s.Step = p.w.Say("roles-known", map[string]any{"n": method.RolesOf(a, o).Covered()})
		s.Parts = []view.Part{{Blocks: p.rolesFigure(a, o)}}
	}
	return s
}

func seatsAny(r method.Roles) bool {
	return r.Covered() > 0 || len(r.HalfKnown) > 0 || slices.ContainsFunc(r.Chairs, func(s *plan.Stakeholder) bool { return s.Role != "" })
}

// saysOtherwise reports whether a deal judges anybody itself.
func saysOtherwise(a *plan.Account, o *plan.Opportunity) bool {
	return slices.ContainsFunc(method.Parts(a, o), func(x method.Part) bool { return x.Own })
}

// rolesCovered says how many of the four roles somebody holds, and which one is
// missing most.
func (p *pen) rolesCovered(a *plan.Account) view.Line {
	r := method.RolesOf(a, nil)
	line := p.said(p.w.Say("roles-of-four", map[string]any{"n": r.Covered()}))
	if missing := r.Missing(); len(missing) > 0 {
		line = append(line, view.Text{S: p.t("no-role." + string(missing[0])), Kind: view.Under})
	}
	return line
}

// seating is who sits where in one picture.
type seating struct {
	a      *plan.Account
	o      *plan.Opportunity // nil for the account's business
	roles  method.Roles
	parts  map[*plan.Stakeholder]method.Part
	stands map[plan.Stance]bool // that anybody takes
}

func newSeating(a *plan.Account, o *plan.Opportunity) *seating {
	x := &seating{a, o, method.RolesOf(a, o), map[*plan.Stakeholder]method.Part{}, map[plan.Stance]bool{}}
	for _, part := range method.Parts(a, o) {
		x.parts[part.Who] = part
	}
	return x
}

// inRoles are the roles in the order in which their matrix is read.
var inRoles = []plan.Role{plan.RoleAdvocate, plan.RoleOwner, plan.RoleGatekeeper, plan.RoleApprover}

// rolesFigure is the matrix of involvement and authority in a deal, or without
// a deal in the account's business.
func (p *pen) rolesFigure(a *plan.Account, o *plan.Opportunity) []view.Block {
	x := newSeating(a, o)
	m := &view.RoleMatrix{High: p.t("axis.involved"), Low: p.t("axis.apart"), Left: p.t("axis.low-authority"), Right: p.t("axis.high-authority")}
	explained := p.explained("strat", "roles")
	for _, role := range inRoles {
		seats := view.Seats{ID: string(role), Name: upper(p.listed("role", string(role))), Href: explained.Href, Says: p.t("role-says." + string(role)), Chips: p.chips(x, x.roles.Of(role))}
		for _, chair := range x.roles.Chairs {
			if x.parts[chair].Role == role {
				seats.Chips = append(seats.Chips, p.chair(chair))
			}
		}
		if len(seats.Chips) == 0 {
			seats.Chips = []view.Chip{{Who: view.Line{{S: p.t("nobody-known")}}, Empty: true}}
		}
		m.Cells = append(m.Cells, seats)
	}
	for _, edge := range []struct {
		id string
		on func(*plan.Judgement) bool
	}{
		{"involved", func(g *plan.Judgement) bool { return g.Involvement == plan.InvolvementHigh }},
		{"apart", func(g *plan.Judgement) bool { return g.Involvement == plan.InvolvementLow }},
		{"low-authority", func(g *plan.Judgement) bool { return g.Authority == plan.AuthorityLow }},
		{"high-authority", func(g *plan.Judgement) bool { return g.Authority == plan.AuthorityHigh }},
	} {
		var there []*plan.Stakeholder
		for _, s := range x.roles.HalfKnown {
			if part := x.parts[s]; edge.on(&part.Judgement) {
				there = append(there, s)
			}
		}
		if len(there) > 0 {
			m.Edges = append(m.Edges, view.Seats{ID: edge.id, Name: upper(p.t("axis." + edge.id)), Says: p.t("edge." + edge.id), Chips: p.chips(x, there)})
		}
	}
	m.Beside = view.Seats{Name: p.t("roles.beside"), Chips: p.chips(x, x.roles.Unknown)}
	m.Legend = p.stands(x)
	f := &view.Figure{Name: "decision-roles", Deal: dealID(o), Picture: m, Says: p.rolesSay(x), Follows: p.rolesFollow(x), How: p.how(p.t("roles.how"), explained)}
	if o != nil {
		f.How = p.how(p.t("roles.how.deal"), explained)
	}
	return []view.Block{f}
}

// chips are people in a matrix, the most influence first.
func (p *pen) chips(x *seating, list []*plan.Stakeholder) []view.Chip {
	var chips []view.Chip
	for _, s := range x.byInfluence(list) {
		part := x.parts[s]
		x.stands[part.Stance] = true
		c := view.Chip{Who: view.Line{p.standing(s)}, Stance: view.Named{Key: string(part.Stance), Word: p.listed("stance", string(part.Stance))}}
		if s.Style != "" {
			c.Under = append(c.Under, view.Text{S: p.listed("style", s.Style)})
		}
		if m := x.a.Member(s.Contact); m != nil {
			c.Under = p.dotted(c.Under, view.Line{p.member(m)})
		}
		if part.Own && x.o != nil {
			c.Under = p.dotted(c.Under, p.said(p.t("in-this-deal")))
		}
		chips = append(chips, c)
	}
	return chips
}

func (x *seating) byInfluence(list []*plan.Stakeholder) []*plan.Stakeholder {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(s, t *plan.Stakeholder) int { return cmp.Compare(x.parts[t].Influence, x.parts[s].Influence) })
	return list
}

// chair is a place that nobody is known for.
func (p *pen) chair(s *plan.Stakeholder) view.Chip {
	c := view.Chip{Who: view.Line{{S: p.t("nobody-known")}}, Empty: true}
	if title := p.titleOf(s); title != "" {
		c.Under = p.line(title)
	}
	return c
}

// stands are the stances that are in a picture.
func (p *pen) stands(x *seating) view.Legend {
	var l view.Legend
	for _, v := range plan.ListNamed("stance").Values {
		if x.stands[plan.Stance(v.Key)] {
			l = append(l, view.Named{Key: v.Key, Word: p.listed("stance", v.Key)})
		}
	}
	return l
}

// rolesSay tells which roles nobody holds, or where the deciders stand.
func (p *pen) rolesSay(x *seating) view.Line {
	switch missing := x.roles.Missing(); len(missing) {
	case 0:
		return p.said(p.t("roles.all"))
	case 1:
		return p.said(p.t("roles.missing." + string(missing[0])))
	case 4:
		return p.said(p.t("roles.none"))
	default:
		var words []string
		for _, role := range missing {
			words = append(words, p.listed("role", string(role)))
		}
		last := len(words) - 1
		named := strings.Join(words[:last], p.t("list.comma")) + p.t("list.or") + words[last]
		return p.said(p.w.Say("roles.missing", map[string]any{"roles": named}))
	}
}

// rolesFollow is what to do next about the roles.
func (p *pen) rolesFollow(x *seating) view.Line {
	var line view.Line
	deciders := method.Deciders(x.a, x.o)
	if len(deciders) > 0 {
		line = p.said(p.countStands("roles.decide", x, deciders) + " ")
	}
	if missing := x.roles.Missing(); len(missing) > 0 {
		id := "roles.ask." + string(missing[0])
		if friend := x.friend(); friend != nil {
			return append(line, p.naming(id, p.named([]*plan.Stakeholder{friend}))...)
		}
		return append(line, p.naming(id, p.said(p.t("somebody-there")))...)
	}
	if unmet := unmetOf(x.a, deciders); len(unmet) > 0 {
		return append(line, p.naming("decides-unmet", p.named(unmet))...)
	}
	for _, s := range deciders {
		if x.parts[s].Stance == plan.StanceOpponent {
			return append(line, p.naming("decides-against", p.named([]*plan.Stakeholder{s}))...)
		}
	}
	return line
}

// countStands says how many of some people are for it, against it, and neither.
func (p *pen) countStands(id string, x *seating, list []*plan.Stakeholder) string {
	count := map[plan.Stance]int{}
	for _, s := range list {
		count[x.parts[s].Stance]++
	}
	with, against := count[plan.StanceSupporter], count[plan.StanceOpponent]
	return p.w.Say(id, map[string]any{"for": with, "against": against, "rest": len(list) - with - against})
}

// friend is whom to ask for the others: somebody who is for us and has been met,
// else somebody who has.
func (x *seating) friend() *plan.Stakeholder {
	var met *plan.Stakeholder
	for _, s := range x.a.People {
		if s.EmptyChair() || method.LastMet(x.a, s).IsZero() {
			continue
		}
		switch x.parts[s].Stance {
		case plan.StanceSupporter:
			return s
		case plan.StanceNeutral, plan.StanceUnknown:
			if met == nil {
				met = s
			}
		}
	}
	return met
}

func unmetOf(a *plan.Account, list []*plan.Stakeholder) []*plan.Stakeholder {
	return slices.DeleteFunc(slices.Clone(list), func(s *plan.Stakeholder) bool { return !method.LastMet(a, s).IsZero() })
}

// named are people in a sentence: the first few, and how many more.
func (p *pen) named(list []*plan.Stakeholder) view.Line {
	const few = 4
	var line view.Line
	for i, s := range list {
		more := len(list) - i
		switch {
		case i == few && more > 1:
			return append(line, view.Text{S: p.t("list.and") + p.w.N("count.others", more)})
		case i > 0 && more == 1:
			line = append(line, view.Text{S: p.t("list.and")})
		case i > 0:
			line = append(line, view.Text{S: p.t("list.comma")})
		}
		t := p.person(s)
		t.Kind = ""
		line = append(line, t)
	}
	return line
}

// naming is a sentence of ours in which names stand for {who}.
func (p *pen) naming(id string, who view.Line) view.Line {
	return p.filled(id, map[string]view.Line{"who": who})
}

// filled is a sentence of ours in which runs stand for what is in braces.
func (p *pen) filled(id string, runs map[string]view.Line) view.Line {
	const mark = "\x00"
	args := map[string]any{}
	for name := range runs {
		args[name] = mark + name + mark
	}
	var line view.Line
	for i, piece := range strings.Split(p.w.Say(id, args), mark) {
		switch {
		case i%2 == 1:
			line = append(line, runs[piece]...)
		case piece != "":
			line = append(line, p.coded(piece)...)
		}
	}
	return line
}
