package site

import (
	"slices"
	"strings"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// mostCards is how many cards a page carries: those of the people and accounts
// that it links to first. More would weigh more than many a page itself.
const mostCards = 64

// carded has the page carry a card for a link to one of the customer's people,
// or to an account: the facts that matter here. Which those are is a matter of
// the page, so the page holds them, and no other file is asked for.
func (p *pen) carded(address, href string) {
	if p.cardless || address == p.address || len(p.cards) == mostCards || p.hasCard[href] {
		return
	}
	if card := p.cardOf(address); card != "" {
		if p.hasCard == nil {
			p.hasCard = map[string]bool{}
		}
		p.hasCard[href] = true
		p.cards = append(p.cards, view.Carded{Href: href, Card: card})
	}
}

// cardOf is the card of whoever stands at an address; "" for most.
func (p *pen) cardOf(address string) string {
	if id, ok := within(address, "people/"); ok {
		return p.sharedCard(id)
	}
	rest, ok := strings.CutPrefix(address, "accounts/")
	if !ok {
		return ""
	}
	id, rest, _ := strings.Cut(rest, "/")
	a := p.site.Book.Account(id)
	switch who, isPerson := within(rest, "people/"); {
	case a == nil:
	case rest == "":
		return p.card(a, func() view.Card { return p.accountCard(a) })
	case isPerson:
		if s := a.Person(plan.Ref{Text: who}); s != nil && s.Address == address {
			return p.stakeholderCard(a, s)
		}
	}
	return ""
}

// card draws a card, once for all the pages of a site that have it.
func (p *pen) card(of any, made func() view.Card) string {
	if card, ok := p.site.cards.Load(of); ok {
		return card.(string)
	}
	card := drawn(view.CardOf(made()))
	p.site.cards.Store(of, card)
	return card
}

// within is the id of a page right under a folder.
func within(address, folder string) (id string, ok bool) {
	rest, ok := strings.CutPrefix(address, folder)
	id, rest, _ = strings.Cut(rest, "/")
	return id, ok && id != "" && rest == ""
}

// stakeholderCard is who somebody is and where they stand: in the deal that the
// page is of, where it says so itself, else in the account's business.
func (p *pen) stakeholderCard(a *plan.Account, s *plan.Stakeholder) string {
	as := s.Judgement
	if p.deal != nil && a.Opportunity(plan.Ref{Text: p.deal.ID}) == p.deal {
		as = method.Judged(a, p.deal, s)
	}
	if as != s.Judgement {
		return drawn(view.CardOf(p.personCard(a, s, as)))
	}
	return p.card(s, func() view.Card { return p.personCard(a, s, as) })
}

// personCard is who somebody is and where they stand, when they were met, and
// what they promised.
func (p *pen) personCard(a *plan.Account, s *plan.Stakeholder, as plan.Judgement) view.Card {
	c := view.Card{Name: p.line(s.Name), Under: p.line(p.titleOf(s))}
	c.Lines = append(c.Lines, p.judgedAs(as))
	met := p.said(upper(p.t("never-met")))
	if last := method.LastMet(a, s); !last.IsZero() {
		met = p.said(upper(p.w.Say("met-on", map[string]any{"date": p.day(last)})))
	}
	if m := a.Member(s.Contact); m != nil {
		met = p.dotted(met, view.Line{{S: p.key("contact") + " ", Kind: view.Quiet}, p.text(m.Name)})
	}
	c.Lines = append(c.Lines, met)
	promises := method.PromisesOf(a, s, p.today)
	c.Lines = append(c.Lines, p.openPromises(len(promises.Open), len(promises.Overdue)))
	c.Lines = slices.DeleteFunc(c.Lines, func(l view.Line) bool { return len(l) == 0 })
	return c
}

// judgedAs is somebody's part, stance and influence.
func (p *pen) judgedAs(g plan.Judgement) view.Line {
	line := p.stance(g.Stance)
	if part := p.partOf(&g); part != "" {
		line = p.dotted(line, p.said(part))
	}
	if g.Influence > 0 {
		line = p.dotted(line, p.said(p.w.Say("influence-of", map[string]any{"n": g.Influence})))
	}
	return line
}

// openPromises says how many commitments are open and overdue; nothing where
// none is.
func (p *pen) openPromises(open, overdue int) view.Line {
	var line view.Line
	if overdue > 0 {
		line = view.Line{{S: p.w.N("promises.overdue", overdue), Kind: view.Late}}
	}
	if open > 0 {
		line = p.dotted(line, p.said(p.w.N("promises.open", open)))
	}
	if len(line) > 0 {
		line = append(view.Line{{S: p.key("commitments") + p.t("colon"), Kind: view.Quiet}}, line...)
	}
	return line
}

// sharedCard is of somebody who matters to more than one account: on an
// account's page as that account sees them, elsewhere as each does.
func (p *pen) sharedCard(id string) string {
	people := p.site.Book.People
	i, found := slices.BinarySearchFunc(people, id, func(x *plan.Person, id string) int { return strings.Compare(x.ID, id) })
	if !found {
		return ""
	}
	x := people[i]
	rest, _ := strings.CutPrefix(p.address, "accounts/")
	here, _, _ := strings.Cut(rest, "/")
	for _, a := range p.site.Book.AccountsOf(x) {
		if a.ID == here && strings.HasPrefix(p.address, a.Address) {
			return p.stakeholderCard(a, asIn(a, x))
		}
	}
	return p.card(x, func() view.Card {
		c := view.Card{Name: p.line(x.Name), Under: p.line(p.joined(x.JobTitle, x.Company))}
		for _, a := range p.site.Book.AccountsOf(x) {
			line := append(p.line(a.Name), view.Text{S: p.t("colon")})
			c.Lines = append(c.Lines, append(line, p.judgedAs(asIn(a, x).Judgement)...))
		}
		return c
	})
}

// asIn is a shared person as one of their accounts sees them.
func asIn(a *plan.Account, x *plan.Person) *plan.Stakeholder {
	return a.People[slices.IndexFunc(a.People, func(s *plan.Stakeholder) bool { return s.Shared != nil && s.Shared.ID == x.ID })]
}

// accountCard is what sort of account it is and whose, where our business stands
// with it and what is to be done about it, who decides, and what is promised.
func (p *pen) accountCard(a *plan.Account) view.Card {
	c := view.Card{Name: p.line(a.Name), Under: p.line(upper(a.Industry))}
	add := func(line view.Line) {
		if len(line) > 0 {
			c.Lines = append(c.Lines, line)
		}
	}
	kind := p.said(p.joined(upper(p.listed("tier", string(a.Tier))), p.listed("account-status", string(a.Status))))
	if a.OwnedBy != nil {
		kind = p.dotted(kind, view.Line{{S: p.key("owner") + " ", Kind: view.Quiet}, p.text(a.OwnedBy.Name)})
	}
	add(kind)
	var stands view.Line
	if said := p.shareWords(a.Share); said != "" {
		stands = view.Line{{S: p.key("percent") + " ", Kind: view.Quiet}, {S: said}}
	}
	if named := p.strategyOf(&a.Deal); named != "" {
		stands = p.dotted(stands, view.Line{{S: p.key("strategy") + " ", Kind: view.Quiet}, {S: named}})
	}
	add(stands)
	if r := method.RolesOf(a, nil); r.Covered() > 0 {
		roles := p.said(p.w.Say("roles-known", map[string]any{"n": r.Covered()}))
		if missing := r.Missing(); len(missing) > 0 {
			roles = p.dotted(roles, view.Line{{S: p.t("no-role." + string(missing[0])), Kind: view.Late}})
		}
		add(roles)
	}
	open, overdue := p.counts(a)
	switch {
	case p.site.lacksPromise(a, nil):
		add(view.Line{{S: upper(p.t("nothing-promised")), Kind: view.Late}})
	default:
		add(p.openPromises(open-overdue, overdue))
	}
	if _, next := p.visitDays(a); !next.IsZero() {
		add(view.Line{{S: p.t("next-visit") + " ", Kind: view.Quiet}, p.dated(next)})
	}
	return c
}
