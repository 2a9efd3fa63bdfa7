package site

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

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
	h := view.Head{Title: p.said(title), AsOf: p.asOf(), Files: p.files(kind)}
	return values{kind, p.newFrame(title), listParts{p.html(view.Top(h)), p.html(view.Sections(p.words(), sections))}}
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

// layOutDirectories gives the pages across accounts their addresses.
func (s *places) layOutDirectories() {
	s.directory("accounts", len(s.Book.Accounts), func(p *pen, from, to int) *view.Table { return p.accountTable(s.index().tree[from:to]) })
	s.directory("people", len(s.index().people), (*pen).peopleList)
	s.directory("opportunities", len(s.index().deals), (*pen).dealList)
	s.directory("visits", len(s.index().visits), (*pen).visitList)
	s.layOutPromises()
}

// accountTable is a line for each account.
func (p *pen) accountTable(list []branch) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("account"), By: "account"}, {Label: p.key("owner"), By: "owner", Filter: view.ByValue},
		{Label: p.key("tier"), Plain: true, By: "tier", Filter: view.ByValue}, {Label: p.key("status"), Plain: true, By: "status", Filter: view.ByValue},
		{Label: p.t("roles-covered"), By: "roles"}, {Label: p.t("open-commitments"), Number: true, By: "open"}, {Label: p.t("overdue"), Number: true, By: "overdue"},
		{Label: p.t("last-visit"), By: "last-visit"}, {Label: p.t("next-visit"), By: "next-visit", Filter: view.ByDay}, {Label: p.t("nav.flags"), Number: true, By: "flags"}}}
	var marks [][]string
	for _, at := range list {
		a := at.a
		open, overdue := p.counts(a)
		last, next := p.visitDays(a)
		t.Rows = append(t.Rows, []view.Line{p.under(at), p.who(a, a.Owner), p.said(p.listed("tier", string(a.Tier))),
			p.said(p.listed("account-status", string(a.Status))), p.rolesCovered(a), p.promised(a, open), late(overdue), p.on(last), p.on(next),
			p.said(number(len(p.site.about(a))))})
		marks = append(marks, p.attention(a))
	}
	p.marked(p.sorted(t, ""), []mark{{"overdue", p.t("attention.overdue")}, {"promise", p.t("nothing-promised")},
		{"owner", p.t("no-role.owner")}, {"visit", p.t("attention.visit")}}, marks)
	return t
}

// attention are the counts that an account is one of.
func (p *pen) attention(a *plan.Account) (marks []string) {
	if _, overdue := p.counts(a); overdue > 0 {
		marks = append(marks, "overdue")
	}
	if slices.ContainsFunc(p.site.about(a), missesPromise) {
		marks = append(marks, "promise")
	}
	if slices.Contains(method.RolesOf(a, nil).Missing(), plan.RoleOwner) {
		marks = append(marks, "owner")
	}
	if _, next := p.visitDays(a); next.IsZero() {
		marks = append(marks, "visit")
	}
	return marks
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

// under is a link to an account, indented below its parent.
func (p *pen) under(at branch) view.Line {
	line := view.Line{p.link(at.a.Name, at.a.Address)}
	if at.depth > 0 {
		line = append(view.Line{{S: strings.Repeat("\u2003", at.depth-1) + "└ ", Kind: view.Quiet + " branch"}}, line...)
	}
	return line
}

// promised is the number of open commitments; where one is missing it says so,
// of the account as a whole or of some of its deals.
func (p *pen) promised(a *plan.Account, open int) view.Line {
	missing := func(s string) view.Text {
		return view.Text{S: s, Href: p.href(a.Address + "#next"), Kind: view.Late}
	}
	if p.site.lacksPromise(a, nil) {
		none := missing(p.t("nothing-promised"))
		none.Sort = "0"
		return view.Line{none}
	}
	without := 0
	for _, o := range a.Opportunities {
		if p.site.lacksPromise(a, o) {
			without++
		}
	}
	line := p.said(number(open))
	if without > 0 {
		if len(line) > 0 {
			line = append(line, view.Text{S: " "})
		}
		line = append(line, missing(p.w.N("deals-without", without)))
	}
	return line
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

// peopleList lists the customers' people.
func (p *pen) peopleList(from, to int) *view.Table {
	t := &view.Table{Head: []view.Column{{Label: p.key("name"), By: "name"}, {Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue},
		{Label: p.key("role"), Plain: true, By: "role", Filter: view.ByValue}, {Label: p.key("stance"), Plain: true, By: "stance", Filter: view.ByValue},
		{Label: p.key("contact"), By: "contact", Filter: view.ByValue}, {Label: p.t("last-met"), By: "met", Filter: view.ByDay}}}
	var marks [][]string
	for _, r := range p.site.index().people[from:to] {
		last := p.on(method.LastMet(r.a, r.x))
		var mark []string
		if last == nil {
			last, mark = view.Line{{S: p.t("never"), Kind: view.Quiet}}, []string{"unmet"}
		}
		marks = append(marks, mark)
		t.Rows = append(t.Rows, []view.Line{p.personAnd(r.x), {p.link(r.a.Name, r.a.Address)}, p.said(p.listed("role", string(r.x.Role))),
			p.stance(r.x.Stance), p.who(r.a, r.x.Contact), last})
	}
	p.marked(p.sorted(t, ""), []mark{{"unmet", p.t("never-met")}}, marks)
	return t
}

// dealList lists opportunities.
func (p *pen) dealList(from, to int) *view.Table {
	t := &view.Table{Head: slices.Insert(p.opportunityHead(), 1, view.Column{Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue})}
	var marks [][]string
	for _, r := range p.site.index().deals[from:to] {
		t.Rows = append(t.Rows, slices.Insert(p.opportunityRow(r.a, r.o), 1, view.Line{p.link(r.a.Name, r.a.Address)}))
		var row []string
		if p.site.lacksPromise(r.a, r.o) {
			row = append(row, "promise")
		}
		if r.o.Status == plan.OpportunityOpen && !r.o.Close.IsZero() && r.o.Close.Before(p.today) {
			row = append(row, "closing")
		}
		marks = append(marks, row)
	}
	p.marked(p.sorted(t, ""), []mark{{"promise", p.t("nothing-promised")}, {"closing", p.t("attention.closing")}}, marks)
	return t
}

// visitList lists visits, newest first.
func (p *pen) visitList(from, to int) *view.Table {
	t := &view.Table{Head: slices.Insert(p.visitHead(), 1, view.Column{Label: p.key("account"), Plain: true, By: "account", Filter: view.ByValue})}
	for _, r := range p.site.index().visits[from:to] {
		t.Rows = append(t.Rows, slices.Insert(p.visitRow(r.a, r.v), 1, view.Line{p.link(r.a.Name, r.a.Address)}))
	}
	return p.sorted(t, "")
}

// team is the directory of ours.
func (s *Site) team(p *pen) values {
	t := &view.Table{Head: []view.Column{{Label: p.key("name"), By: "name"}, {Label: p.key("part"), Plain: true, By: "part", Filter: view.ByValue},
		{Label: p.t("nav.accounts"), Plain: true, By: "accounts"}}}
	for _, m := range s.index().members {
		var accounts view.Line
		for _, a := range s.index().byOwner[m] {
			accounts = append(accounts, p.link(a.Name, a.Address))
		}
		t.Rows = append(t.Rows, []view.Line{{p.member(m)}, p.said(p.listed("team-part", m.Part)), p.join(accounts)})
	}
	return p.list("team", p.t("nav.team"), tableSection("team", p.sorted(t, ""), p.t("nothing.team")))
}
