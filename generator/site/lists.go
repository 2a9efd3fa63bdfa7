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
	h := view.Head{Title: p.said(title), AsOf: p.asOf()}
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
	return p.list("accounts", p.t("nav.accounts"), p.accountTable())
}

// accountTable is every account, in a line each.
func (p *pen) accountTable() []view.Section {
	t := &view.Table{Head: []view.Column{{Label: p.key("account")}, {Label: p.key("owner")}, {Label: p.key("tier"), Plain: true}, {Label: p.key("status"), Plain: true},
		{Label: p.t("open-commitments"), Number: true}, {Label: p.t("overdue"), Number: true}, {Label: p.t("last-visit")}, {Label: p.t("next-visit")},
		{Label: p.t("nav.flags"), Number: true}}}
	for _, a := range p.site.Book.Accounts {
		open, overdue := p.counts(a)
		last, next := p.visitDays(a)
		t.Rows = append(t.Rows, []view.Line{{p.link(a.Name, a.Address)}, p.who(a, a.Owner), p.said(p.listed("tier", string(a.Tier))),
			p.said(p.listed("account-status", string(a.Status))), p.promised(a, open), late(overdue), p.on(last), p.on(next),
			p.said(number(len(p.site.byAccount[a.ID])))})
	}
	return tableSection("accounts", t, p.t("nothing.accounts"))
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
func (p *pen) promised(a *plan.Account, open int) view.Line {
	for _, f := range p.site.byAccount[a.ID] {
		if f.Rule.ID == "commitment-missing" && f.SetAside == nil {
			return view.Line{{S: p.t("nothing-promised"), Href: p.href(a.Address + "#next"), Kind: view.Late}}
		}
	}
	return p.said(number(open))
}

func late(n int) view.Line {
	if n == 0 {
		return nil
	}
	return view.Line{{S: number(n), Kind: view.Late}}
}

// number is a count; none is an empty cell, so that the eye finds the others.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// visitDays are the days of the last visit held and of the next one planned.
func (p *pen) visitDays(a *plan.Account) (last, next plan.Date) {
	for _, v := range a.Visits {
		switch {
		case v.Status == plan.VisitHeld:
			last = v.Date
		case v.Status == plan.VisitPlanned && next.IsZero() && !v.Date.Before(p.today):
			next = v.Date
		}
	}
	return last, next
}

// people is the directory of the customers' people.
func (s *Site) people(p *pen) values {
	t := &view.Table{Head: []view.Column{{Label: p.key("name")}, {Label: p.key("account"), Plain: true}, {Label: p.key("role"), Plain: true},
		{Label: p.key("stance"), Plain: true}, {Label: p.key("contact")}, {Label: p.t("last-met")}}}
	for _, a := range s.Book.Accounts {
		for _, x := range a.People {
			if x.EmptyChair() {
				continue
			}
			t.Rows = append(t.Rows, []view.Line{p.personAnd(x), {p.link(a.Name, a.Address)}, p.said(p.listed("role", string(x.Role))),
				p.stance(x.Stance), p.who(a, x.Contact), p.on(method.LastMet(a, x))})
		}
	}
	return p.list("people", p.t("nav.people"), tableSection("people", t, p.t("nothing.people")))
}

// opportunities is the directory of deals.
func (s *Site) opportunities(p *pen) values {
	t := &view.Table{Head: slices.Insert(p.opportunityHead(), 1, view.Column{Label: p.key("account"), Plain: true})}
	for _, a := range s.Book.Accounts {
		for _, o := range a.Opportunities {
			t.Rows = append(t.Rows, slices.Insert(p.opportunityRow(o), 1, view.Line{p.link(a.Name, a.Address)}))
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
	t := &view.Table{Head: slices.Insert(p.visitHead(), 1, view.Column{Label: p.key("account"), Plain: true})}
	for _, r := range rows {
		t.Rows = append(t.Rows, slices.Insert(p.visitRow(r.a, r.v), 1, view.Line{p.link(r.a.Name, r.a.Address)}))
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
		groups[key] = append(groups[key], p.briefly(x.a, x.c))
	}
	for _, a := range s.Book.Accounts {
		missing = append(missing, p.missing(a)...)
	}
	var sections []view.Section
	for _, key := range []string{"overdue", "coming", "undated", "settled"} {
		section := view.Section{ID: key, Title: p.t("commitments." + key), Step: number(len(groups[key]))}
		if len(groups[key]) > 0 {
			var list view.Block = groups[key]
			if key == "settled" {
				list = p.fold(key, groups[key])
			}
			section.Parts = []view.Part{{Blocks: []view.Block{list}}}
		} else {
			section.Nothing.Say = p.t("nothing." + key)
		}
		sections = append(sections, section)
	}
	v := p.list("commitments", p.t("nav.commitments"), sections)
	parts := v.parts.(listParts)
	parts.Head += html(view.None(p.gaps(missing)))
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

// team is the directory of ours.
func (s *Site) team(p *pen) values {
	t := &view.Table{Head: []view.Column{{Label: p.key("name")}, {Label: p.key("part"), Plain: true}, {Label: p.t("nav.accounts"), Plain: true}}}
	for _, m := range s.Book.Team {
		var accounts view.Line
		for _, a := range s.Book.Accounts {
			if a.OwnedBy == m {
				accounts = append(accounts, p.link(a.Name, a.Address))
			}
		}
		t.Rows = append(t.Rows, []view.Line{{p.member(m)}, p.said(p.listed("team-part", m.Part)), p.join(accounts)})
	}
	return p.list("team", p.t("nav.team"), tableSection("team", t, p.t("nothing.team")))
}
