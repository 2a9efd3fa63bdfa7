package site

import (
	"cmp"
	"html/template"
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// briefParts are the fragments of a brief.
type briefParts struct {
	Head     template.HTML
	Missing  template.HTML // where nobody has promised anything
	Sections template.HTML // in two columns
	Flags    template.HTML // the moves that would help most
}

const (
	briefMissing = 2
	briefFlags   = 3
)

func briefAddress(a *plan.Account) string { return a.Address + "brief/" }

// brief is the account in five minutes: what is promised, who decides, what
// moves them, what we want and how we go about it.
func (s *Site) brief(p *pen, a *plan.Account) values {
	h := p.accountHead(a)
	h.Crumb, h.Tags, h.Print = append(h.Crumb, p.link(a.Name, a.Address)), nil, nil
	missing := p.missing(a)
	gaps := view.Gaps{List: missing[:min(len(missing), briefMissing)]}
	gaps.Shown = len(gaps.List)
	for i := range gaps.List {
		gaps.List[i].Advice, gaps.List[i].How = nil, view.Text{}
	}
	var flags []view.Flag
	for _, f := range gravest(s.about(a)) {
		if f.SetAside == nil && !louder(f) && len(flags) < briefFlags {
			flags = append(flags, p.flag(f))
		}
	}
	list := []*briefSection{p.briefMoves(a, len(missing)-gaps.Shown), p.briefVisits(a), p.briefPeople(a), p.briefDeals(a),
		p.briefIssues(a), p.briefGoals(a), p.briefStrategy(a), p.briefContenders(a)}
	column := paperHeight - paperHead - paperFlag*(len(flags)+gaps.Shown) - columnEnds
	if len(flags) > 0 {
		column -= paperTitle
	}
	fill(list, 2*column)
	var sections []view.Section
	for _, x := range list {
		if section := p.inRoom(x); len(section.Parts) > 0 || section.Nothing.Say != "" {
			sections = append(sections, section)
		}
	}
	w := p.words()
	return values{"brief", p.newFrame(p.w.Say("brief.title", map[string]any{"account": a.Name})), briefParts{
		Head:     p.html(view.Top(h)),
		Missing:  p.html(view.None(gaps)),
		Sections: p.html(view.Sections(w, sections)),
		Flags:    p.html(view.Flags(w, view.Flagged{List: flags, Shown: briefFlags})),
	}}
}

func (p *pen) briefMoves(a *plan.Account, missing int) *briefSection {
	s := &briefSection{Section: view.Section{ID: "next", Title: p.t("next-moves")}, rest: a.Address + "#next", pace: 2}
	var open []*plan.Commitment
	for _, c := range a.AllCommitments {
		if c.Open() {
			open = append(open, c)
		}
	}
	s.all = len(open)
	for _, c := range byDate(open)[:min(len(open), briefMost)] {
		v := p.promise(a, c)
		v.Detail = nil
		if o := c.Origin.Opportunity; o != nil {
			v.Detail = view.Line{p.text(o.Name)}
		}
		s.things = append(s.things, briefThing{move: &v})
	}
	if missing > 0 {
		s.closing = view.Items{{Line: view.Line{{S: p.w.N("more-missing", missing), Href: p.href(a.Address + "#next"), Kind: view.Late}}}}
	}
	return s
}

// briefVisits are the next visit with its goal and its ask, and what the last
// one showed.
func (p *pen) briefVisits(a *plan.Account) *briefSection {
	s := &briefSection{Section: view.Section{ID: "visits", Title: p.t("nav.visits")}, rest: a.Address + "#visits"}
	var last *plan.Visit
	for _, v := range a.Visits {
		if v.Status == plan.VisitHeld {
			last = v
		}
	}
	add := func(label string, v *plan.Visit, said ...string) {
		item := view.Item{Line: view.Line{{S: label + " ", Kind: view.Quiet}, {S: p.day(v.Date), Href: p.href(v.Address)}}}
		if with := p.parties(a, v.With); len(with) > 0 {
			item.Line = append(append(item.Line, view.Text{S: p.t("list.comma")}), with...)
		}
		for _, words := range said {
			if words != "" {
				item.Detail = p.dotted(item.Detail, p.line(words))
			}
		}
		s.add(item)
	}
	if next := p.nextVisit(a); next != nil {
		ask := ""
		if next.Ask != nil && next.Ask.High != nil {
			ask = p.key("ask") + p.t("colon") + next.Ask.High.Text
		}
		add(p.t("next-visit"), next, next.Goal, ask)
	}
	if last != nil {
		add(p.t("last-visit"), last, last.BiggerPicture)
	}
	return s
}

// byWeight are the people in the order in which a briefing names them: who
// decides, who shapes the decision, who looks it over; the most influence first.
func byWeight(a *plan.Account, o *plan.Opportunity) []method.Part {
	parts := slices.DeleteFunc(method.Parts(a, o), func(x method.Part) bool { return !x.Named() })
	rank := func(x method.Part) int {
		at := slices.Index([]plan.Role{plan.RoleOwner, plan.RoleApprover, plan.RoleAdvocate, plan.RoleGatekeeper}, x.Role)
		if at < 0 {
			return 4
		}
		return at
	}
	slices.SortStableFunc(parts, func(x, y method.Part) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(y.Influence, x.Influence))
	})
	return parts
}

func (p *pen) briefPeople(a *plan.Account) *briefSection {
	s := &briefSection{Section: view.Section{ID: "people", Title: p.t("brief.people"), Nothing: view.Nothing{Say: p.t("nothing.people")}},
		rest: a.Address + "#key-people", pace: 2}
	parts := byWeight(a, nil)
	for _, x := range parts[:min(len(parts), briefMost)] {
		item := view.Item{Line: view.Line{p.person(x.Who)}}
		if title := p.titleOf(x.Who); title != "" {
			item.Line = append(item.Line, view.Text{S: p.t("list.comma") + title, Kind: view.Quiet, Lang: p.lang(title)})
		}
		item.Detail = p.judgedAs(plan.Judgement{Stance: x.Stance, Role: x.Role, Involvement: x.Involvement, Authority: x.Authority})
		if last := method.LastMet(a, x.Who); last.IsZero() {
			item.Detail = p.dotted(item.Detail, view.Line{{S: p.t("never-met"), Kind: view.Late}})
		} else {
			item.Detail = p.dotted(item.Detail, p.said(p.w.Say("met-on", map[string]any{"date": p.day(last)})))
		}
		if who := p.leanings(x.Who); who != "" {
			item.Detail = p.dotted(item.Detail, p.said(who))
		}
		s.add(item)
	}
	s.all = len(parts)
	if missing := method.RolesOf(a, nil).Missing(); len(parts) > 0 && len(missing) > 0 {
		var words []string
		for _, role := range missing {
			words = append(words, p.t("no-role."+string(role)))
		}
		s.closing = view.Items{{Line: view.Line{{S: upper(p.w.List(words)), Kind: view.Late}}}}
	}
	return s
}

// leanings are somebody's style and needs, in a word each.
func (p *pen) leanings(s *plan.Stakeholder) string {
	said := ""
	for _, x := range []string{p.listed("style", s.Style), p.listedAll("need", s.Needs), p.listedAll("org-need", s.OrgNeeds)} {
		if said != "" && x != "" {
			said += p.t("list.comma")
		}
		said += x
	}
	return said
}

func (p *pen) briefDeals(a *plan.Account) *briefSection {
	s := &briefSection{Section: view.Section{ID: "opportunities", Title: p.t("nav.opportunities")}, rest: a.Address + "#opportunities"}
	for _, o := range a.OpenOpportunities() {
		item := view.Item{Line: view.Line{p.link(o.Name, o.Address)}, Detail: p.said(p.money(o.Amount, o.Currency))}
		if !o.Close.IsZero() {
			item.Detail = p.dotted(item.Detail, view.Line{{S: p.key("close") + " "}, p.dated(o.Close)})
		}
		if named := p.strategyOf(&o.Deal); named != "" {
			item.Detail = p.dotted(item.Detail, p.said(named))
		}
		if p.site.lacksPromise(a, o) {
			item.Detail = p.dotted(item.Detail, view.Line{{S: p.t("nothing-promised"), Kind: view.Late}})
		}
		s.add(item)
	}
	return s
}
