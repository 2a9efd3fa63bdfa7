package site

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// listParts are the fragments of a directory.
type listParts struct {
	Head template.HTML
	List template.HTML
}

// list puts a directory together.
func (p *pen) list(kind, title string, sections []view.Section) values {
	h := view.Head{Title: view.Text{S: title}, AsOf: p.asOf()}
	return values{kind, p.newFrame(title), listParts{html(view.Top(h)), html(view.Sections(p.words(), sections))}}
}

// tableSection is a table as a section without a title of its own.
func tableSection(id string, t *view.Table, nothing string) []view.Section {
	s := view.Section{ID: id}
	if len(t.Rows) == 0 {
		s.Nothing.Say = nothing
	} else {
		s.Parts = []view.Part{{Blocks: []view.Block{t}}}
	}
	return []view.Section{s}
}

// accounts is the directory of accounts.
func (s *Site) accounts(p *pen) values {
	t := &view.Table{Head: []string{p.key("account"), p.key("owner"), p.key("tier"), p.key("status"), p.t("open-commitments"), p.t("overdue"), p.t("last-visit"), p.t("next-visit"), p.t("nav.flags")}}
	for _, a := range s.Book.Accounts {
		open, overdue := p.counts(a)
		last, next := p.visitDays(a)
		t.Rows = append(t.Rows, []view.Line{{p.link(a.Name, a.Address)}, p.who(a, a.Owner), {{S: p.listed("tier", string(a.Tier))}},
			{{S: p.listed("account-status", string(a.Status))}}, {p.promised(a, open)}, {late(overdue)}, {{S: last}}, {{S: next}},
			{{S: number(len(s.byAccount[a.ID]))}}})
	}
	return p.list("accounts", p.t("nav.accounts"), tableSection("accounts", t, p.t("nothing.accounts")))
}

// counts tells how many commitments of an account are open, and overdue.
func (p *pen) counts(a *plan.Account) (open, overdue int) {
	for _, c := range a.AllCommitments {
		if c.Open() {
			open++
		}
		if c.OverdueDays(p.today) > 0 {
			overdue++
		}
	}
	return open, overdue
}

// promised is the number of open commitments; where one is missing it says so.
func (p *pen) promised(a *plan.Account, open int) view.Text {
	for _, f := range p.site.byAccount[a.ID] {
		if f.Rule.ID == "commitment-missing" && f.SetAside == nil {
			return view.Text{S: p.t("nothing-promised"), Href: p.href(a.Address + "#next"), Kind: "late"}
		}
	}
	return view.Text{S: number(open)}
}

func late(n int) view.Text { return view.Text{S: number(n), Kind: "late"} }

// number is a count; none is an empty cell, so that the eye finds the others.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// visitDays are the days of the last visit held and of the next one planned.
func (p *pen) visitDays(a *plan.Account) (last, next string) {
	for _, v := range a.Visits {
		switch {
		case v.Status == plan.VisitHeld:
			last = p.day(v.Date)
		case v.Status == plan.VisitPlanned && next == "" && !v.Date.Before(p.today):
			next = p.day(v.Date)
		}
	}
	return last, next
}

// people is the directory of the customers' people.
func (s *Site) people(p *pen) values {
	t := &view.Table{Head: []string{p.key("name"), p.key("account"), p.key("title"), p.key("role"), p.key("stance"), p.key("contact"), p.t("last-met")}}
	for _, a := range s.Book.Accounts {
		for _, x := range a.People {
			if x.EmptyChair() {
				continue
			}
			t.Rows = append(t.Rows, []view.Line{{p.person(x)}, {p.link(a.Name, a.Address)}, p.titleOf(x), {{S: p.listed("role", string(x.Role))}},
				{{S: p.stance(x.Stance)}}, p.who(a, x.Contact), {{S: p.day(method.LastMet(a, x))}}})
		}
	}
	return p.list("people", p.t("nav.people"), tableSection("people", t, p.t("nothing.people")))
}

// opportunities is the directory of deals.
func (s *Site) opportunities(p *pen) values {
	t := &view.Table{Head: []string{p.key("account"), p.key("opportunity"), p.key("status"), p.key("amount"), p.key("close"), p.t("open-commitments")}}
	for _, a := range s.Book.Accounts {
		for _, o := range a.Opportunities {
			t.Rows = append(t.Rows, append([]view.Line{{p.link(a.Name, a.Address)}}, p.opportunityRow(o)...))
		}
	}
	return p.list("opportunities", p.t("nav.opportunities"), tableSection("opportunities", t, p.t("nothing.opportunities")))
}

// visits is the directory of visits, newest first.
func (s *Site) visits(p *pen) values {
	type row struct {
		a *plan.Account
		v *plan.Visit
	}
	var rows []row
	for _, a := range s.Book.Accounts {
		for _, v := range a.Visits {
			rows = append(rows, row{a, v})
		}
	}
	slices.SortStableFunc(rows, func(x, y row) int { return cmp.Compare(y.v.Date.ISO(), x.v.Date.ISO()) })
	t := &view.Table{Head: []string{p.key("account"), p.key("date"), p.key("visit"), p.key("status"), p.key("with")}}
	for _, r := range rows {
		t.Rows = append(t.Rows, append([]view.Line{{p.link(r.a.Name, r.a.Address)}}, p.visitRow(r.a, r.v)...))
	}
	return p.list("visits", p.t("nav.visits"), tableSection("visits", t, p.t("nothing.visits-list")))
}

// commitments is the page of what customers promised: overdue, to come, undated
// and settled, and beside them what has none.
func (s *Site) commitments(p *pen) values {
	groups := map[string]view.Commitments{}
	var missing []view.Missing
	for _, x := range p.byDue() {
		key := "settled"
		switch {
		case x.c.OverdueDays(p.today) > 0:
			key = "overdue"
		case x.c.Open() && x.c.Due.IsZero():
			key = "undated"
		case x.c.Open():
			key = "coming"
		}
		c := p.commitment(x.a, x.c)
		c.Deal = p.accountAnd(x.a, c.Deal)
		groups[key] = append(groups[key], c)
	}
	for _, a := range s.Book.Accounts {
		missing = append(missing, p.missing(a)...)
	}
	var sections []view.Section
	for _, key := range []string{"overdue", "coming", "undated", "settled"} {
		section := view.Section{ID: key, Title: p.t("commitments." + key), Step: number(len(groups[key]))}
		if len(groups[key]) > 0 {
			section.Parts = []view.Part{{Blocks: []view.Block{groups[key]}}}
		} else {
			section.Nothing.Say = p.t("nothing." + key)
		}
		sections = append(sections, section)
	}
	v := p.list("commitments", p.t("nav.commitments"), sections)
	parts := v.parts.(listParts)
	parts.Head += html(view.Next(nil, missing))
	v.parts = parts
	return v
}

type owned struct {
	a *plan.Account
	c *plan.Commitment
}

// byDue are all commitments of the book as they come due.
func (p *pen) byDue() []owned {
	var all []owned
	for _, a := range p.site.Book.Accounts {
		for _, c := range a.AllCommitments {
			all = append(all, owned{a, c})
		}
	}
	slices.SortStableFunc(all, func(x, y owned) int { return cmp.Compare(dueKey(x.c), dueKey(y.c)) })
	return all
}

// accountAnd is a link to an account beside one to its deal.
func (p *pen) accountAnd(a *plan.Account, deal view.Text) view.Text {
	if deal.S == "" {
		return p.link(a.Name, a.Address)
	}
	deal.S = a.Name + " · " + deal.S
	return deal
}

// team is the directory of ours.
func (s *Site) team(p *pen) values {
	t := &view.Table{Head: []string{p.key("name"), p.key("part"), p.t("nav.accounts")}}
	for _, m := range s.Book.Team {
		var accounts view.Line
		for _, a := range s.Book.Accounts {
			if a.OwnedBy == m {
				accounts = append(accounts, p.link(a.Name, a.Address))
			}
		}
		t.Rows = append(t.Rows, []view.Line{{p.member(m)}, {{S: p.listed("team-part", m.Part)}}, p.join(accounts)})
	}
	return p.list("team", p.t("nav.team"), tableSection("team", t, p.t("nothing.team")))
}
