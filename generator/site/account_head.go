package site

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// accountHead is what one wants to know of an account before all else: what sort
// it is and whose, where we stand, who decides, when we go there next.
func (p *pen) accountHead(a *plan.Account) view.Head {
	h := view.Head{Title: p.line(a.Name), AsOf: p.asOf(), Crumb: []view.Text{p.link(p.t("nav.accounts"), "accounts/")},
		Print: view.Line{p.link(p.t("brief.link"), briefAddress(a))}}
	if v := p.nextVisit(a); v != nil {
		h.Print = append(h.Print, view.Text{S: " · "}, p.link(p.t("sheet.link"), visitSheetAddress(v)))
	}
	for _, alias := range a.Aliases {
		h.Also = append(h.Also, p.text(alias))
	}
	add := func(label string, value view.Text) {
		if value.S != "" {
			h.Facts = append(h.Facts, view.Fact{Label: label, Value: view.Line{value}})
		}
	}
	add("", view.Text{S: upper(p.listed("tier", string(a.Tier))), Kind: view.Strong})
	add("", view.Text{S: upper(p.listed("account-status", string(a.Status)))})
	if a.OwnedBy != nil {
		add(p.key("owner"), p.member(a.OwnedBy))
	} else {
		add(p.key("owner"), p.text(a.Owner.Text))
	}
	h.Facts = append(h.Facts, p.standingOf(a)...)
	if parent := p.site.Book.AccountOf(a.Parent); parent != nil {
		add(p.key("parent"), p.link(parent.Name, parent.Address))
	}
	add(p.key("reviewed"), p.dated(a.Reviewed))
	h.About = p.text(upper(a.Industry))
	for _, tag := range a.Tags {
		h.Tags = append(h.Tags, p.text(tag))
	}
	return h
}

// standingOf is our share, the strategy, who decides and when we go there next, in
// a word each.
func (p *pen) standingOf(a *plan.Account) []view.Fact {
	var facts []view.Fact
	if said := p.shareWords(a.Share); said != "" {
		facts = append(facts, view.Fact{Label: p.key("percent"), Value: view.Line{{S: said, Kind: view.Strong}}})
	}
	if named := p.strategyOf(&a.Deal); named != "" {
		facts = append(facts, view.Fact{Label: p.key("strategy"), Value: view.Line{p.link(named, a.Address+"#review")}})
	}
	if who := p.deciders(a); len(who) > 0 {
		facts = append(facts, view.Fact{Label: p.t("deciders"), Value: who})
	}
	if v := p.nextVisit(a); v != nil {
		facts = append(facts, view.Fact{Label: p.t("next-visit"), Value: view.Line{{S: p.day(v.Date), Href: p.href(v.Address)}}})
	}
	return facts
}

// deciders are who decides; where people are known and nobody is an owner of the
// decision or an approver, that is said first.
func (p *pen) deciders(a *plan.Account) view.Line {
	var line view.Line
	for _, role := range method.RolesOf(a, nil).Missing() {
		if len(a.People) > 0 && (role == plan.RoleOwner || role == plan.RoleApprover) {
			line = append(line, view.Text{S: p.t("no-role." + string(role)), Href: p.href(a.Address + "#key-people"), Kind: view.Late})
		}
	}
	named := p.named(method.Deciders(a, nil))
	if len(named) == 0 {
		return p.join(line)
	}
	for i := len(line) - 1; i >= 0; i-- {
		line = slices.Insert(line, i+1, view.Text{S: p.t("list.comma")})
	}
	return append(line, named...)
}

// nextVisit is the next one planned; nil if none is.
func (p *pen) nextVisit(a *plan.Account) *plan.Visit {
	for _, v := range a.Visits {
		if v.Status == plan.VisitPlanned && !v.Date.Before(p.today) {
			return v
		}
	}
	return nil
}

// shareWords say how big our part is, and where it goes.
func (p *pen) shareWords(x *plan.Share) string {
	if x == nil {
		return ""
	}
	var percent string
	if x.Percent.Set {
		percent = p.w.Percent(x.Percent.V)
	}
	var words []string
	for _, s := range []string{p.listed("share-size", string(x.Size)), p.listed("share-trend", string(x.Trend))} {
		if s != "" {
			words = append(words, s)
		}
	}
	said := p.w.List(words)
	if percent != "" && said != "" {
		return percent + p.t("list.apart") + said
	}
	return percent + said
}
