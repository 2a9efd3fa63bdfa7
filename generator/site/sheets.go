package site

import (
	"bytes"
	"cmp"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
	"stratbook/generator/spreadsheet"
)

type cell = spreadsheet.Cell

// column is a column of a list as a spreadsheet has it: the word over it, how
// broad it is, and its cell for each thing of the list.
type column[T any] struct {
	label string
	width int
	cell  func(x T) cell
}

// extract makes a list of the book into a table.
type extract struct {
	name  string // of the list, in the catalogue
	table func(p *pen) spreadsheet.Table
}

// sheetOf is the list of things under columns. Rows are made as they are asked
// for, in one slice.
func sheetOf[T any](list []T, columns func(p *pen) []column[T]) func(p *pen) spreadsheet.Table {
	return func(p *pen) spreadsheet.Table {
		all := columns(p)
		t := spreadsheet.Table{Day: p.today, Rows: func(yield func([]cell) bool) {
			row := make([]cell, len(all))
			for _, x := range list {
				for i := range all {
					row[i] = all[i].cell(x)
				}
				if !yield(row) {
					return
				}
			}
		}}
		for _, c := range all {
			t.Columns = append(t.Columns, spreadsheet.Column{Label: c.label, Width: c.width})
		}
		return t
	}
}

// extracts are the book's lists, by what their file is called.
func (s *Site) extracts() map[string]extract {
	return map[string]extract{
		"accounts":      {"nav.accounts", sheetOf(s.index().tree, accountColumns)},
		"people":        {"nav.people", sheetOf(s.index().people, peopleColumns)},
		"opportunities": {"nav.opportunities", sheetOf(s.index().deals, dealColumns)},
		"visits":        {"nav.visits", sheetOf(s.index().visits, visitColumns)},
		"commitments":   {"nav.commitments", sheetOf(s.index().commitments, commitmentColumns)},
		"white-space":   {"nav.white-space", sheetOf(s.index().slots, slotColumns)},
		"findings":      {"nav.flags", sheetOf(s.Verdict.Findings(), findingColumns)},
	}
}

// sheetFile is the address of a list as a spreadsheet.
func sheetFile(what string) string { return "data/" + what + ".xlsx" }

func (s *places) layOutSheets() {
	for what, x := range s.extracts() {
		if what == "white-space" && !s.spaces() {
			continue
		}
		s.files[sheetFile(what)] = func() ([]byte, error) {
			var b bytes.Buffer
			t := s.table(x)
			err := t.WriteXLSX(&b)
			return b.Bytes(), err
		}
	}
}

// files are the links to a list as files for other programs.
func (p *pen) files(what string) []view.Text {
	var links []view.Text
	if p.site.places().files[sheetFile(what)] != nil {
		links = append(links, p.link(p.t("spreadsheet"), sheetFile(what)))
	}
	if what == "commitments" {
		links = append(links, p.link(p.t("calendar"), feed))
	}
	return links
}

func (s *Site) table(x extract) spreadsheet.Table {
	t := x.table(newPen(s, ""))
	t.Name = s.Words.T(x.name)
	return t
}

func accountColumns(p *pen) []column[branch] {
	return []column[branch]{
		{p.key("account"), 30, func(x branch) cell { return spreadsheet.Text(x.a.Name) }},
		{p.key("owner"), 20, func(x branch) cell { return spreadsheet.Text(x.a.Party(x.a.Owner).Name()) }},
		{p.key("tier"), 0, func(x branch) cell { return spreadsheet.Text(p.listed("tier", string(x.a.Tier))) }},
		{p.key("status"), 0, func(x branch) cell { return spreadsheet.Text(p.listed("account-status", string(x.a.Status))) }},
		{p.key("industry"), 24, func(x branch) cell { return spreadsheet.Text(x.a.Industry) }},
		{p.key("parent"), 20, func(x branch) cell {
			if parent := p.site.Book.AccountOf(x.a.Parent); parent != nil {
				return spreadsheet.Text(parent.Name)
			}
			return cell{}
		}},
		{p.t("open-commitments"), 0, func(x branch) cell { open, _ := p.counts(x.a); return spreadsheet.Number(float64(open)) }},
		{p.t("overdue"), 0, func(x branch) cell { _, late := p.counts(x.a); return spreadsheet.Number(float64(late)) }},
		{p.t("last-visit"), 0, func(x branch) cell { last, _ := p.visitDays(x.a); return spreadsheet.Day(last) }},
		{p.t("next-visit"), 0, func(x branch) cell { _, next := p.visitDays(x.a); return spreadsheet.Day(next) }},
		{p.t("nav.flags"), 0, func(x branch) cell { return spreadsheet.Number(float64(len(p.site.about(x.a)))) }},
		{p.key("reviewed"), 0, func(x branch) cell { return spreadsheet.Day(x.a.Reviewed) }},
		{p.key("id"), 16, func(x branch) cell { return spreadsheet.Text(x.a.ID) }},
	}
}

func peopleColumns(p *pen) []column[personIn] {
	return []column[personIn]{
		{p.key("name"), 24, func(x personIn) cell { return spreadsheet.Text(x.x.Name) }},
		{p.key("title"), 24, func(x personIn) cell { return spreadsheet.Text(x.x.Title) }},
		{p.key("unit"), 20, func(x personIn) cell { return spreadsheet.Text(x.x.Unit) }},
		{p.key("account"), 24, func(x personIn) cell { return spreadsheet.Text(x.a.Name) }},
		{p.key("email"), 26, func(x personIn) cell { return spreadsheet.Text(x.x.Email) }},
		{p.key("phone"), 18, func(x personIn) cell { return spreadsheet.Text(x.x.Phone) }},
		{p.key("role"), 0, func(x personIn) cell { return spreadsheet.Text(p.listed("role", string(x.x.Role))) }},
		{p.key("stance"), 0, func(x personIn) cell { return spreadsheet.Text(plain(p.stance(x.x.Stance))) }},
		{p.key("influence"), 0, func(x personIn) cell { return someNumber(float64(x.x.Influence)) }},
		{p.key("contact"), 18, func(x personIn) cell { return spreadsheet.Text(x.a.Party(x.x.Contact).Name()) }},
		{p.t("last-met"), 0, func(x personIn) cell { return spreadsheet.Day(method.LastMet(x.a, x.x)) }},
		{p.key("id"), 16, func(x personIn) cell { return spreadsheet.Text(x.x.ID) }},
	}
}

func dealColumns(p *pen) []column[dealOf] {
	return []column[dealOf]{
		{p.key("opportunity"), 30, func(x dealOf) cell { return spreadsheet.Text(x.o.Name) }},
		{p.key("account"), 24, func(x dealOf) cell { return spreadsheet.Text(x.a.Name) }},
		{p.key("status"), 0, func(x dealOf) cell { return spreadsheet.Text(p.listed("opportunity-status", string(x.o.Status))) }},
		{p.key("amount"), 14, func(x dealOf) cell { return written(x.o.Amount) }},
		{p.key("currency"), 0, func(x dealOf) cell {
			if !x.o.Amount.Set {
				return cell{}
			}
			return spreadsheet.Text(cmp.Or(x.o.Currency, p.site.Book.Settings.Currency))
		}},
		{p.key("close"), 0, func(x dealOf) cell { return spreadsheet.Day(x.o.Close) }},
		{p.t("open-commitments"), 0, func(x dealOf) cell {
			n := 0
			for _, c := range x.o.AllCommitments {
				n += b2i(c.Open())
			}
			return spreadsheet.Number(float64(n))
		}},
		{p.key("owner"), 18, func(x dealOf) cell { return spreadsheet.Text(x.a.Party(x.a.Owner).Name()) }},
		{p.key("id"), 16, func(x dealOf) cell { return spreadsheet.Text(x.o.ID) }},
	}
}

func visitColumns(p *pen) []column[visitTo] {
	return []column[visitTo]{
		{p.key("date"), 0, func(x visitTo) cell { return spreadsheet.Day(x.v.Date) }},
		{p.key("account"), 24, func(x visitTo) cell { return spreadsheet.Text(x.a.Name) }},
		{p.key("visit"), 24, func(x visitTo) cell { return spreadsheet.Text(x.v.Name) }},
		{p.key("status"), 0, func(x visitTo) cell { return spreadsheet.Text(p.listed("visit-status", string(x.v.Status))) }},
		{p.key("channel"), 0, func(x visitTo) cell { return spreadsheet.Text(p.listed("channel", x.v.Channel)) }},
		{p.key("with"), 30, func(x visitTo) cell { return p.namedCell(x.a, x.v.With) }},
		{p.key("by-whom"), 24, func(x visitTo) cell {
			ours := make([]plan.Ref, len(x.v.By))
			for i := range x.v.By {
				ours[i] = x.v.By[i].Member
			}
			return p.namedCell(x.a, ours)
		}},
		{p.key("goal"), 50, func(x visitTo) cell { return spreadsheet.Text(x.v.Goal) }},
		{p.key("id"), 16, func(x visitTo) cell { return spreadsheet.Text(x.v.ID) }},
	}
}

func commitmentColumns(p *pen) []column[promised] {
	return []column[promised]{
		{p.key("due"), 0, func(x promised) cell { return spreadsheet.Day(x.c.Due) }},
		{p.key("status"), 0, func(x promised) cell { return spreadsheet.Text(p.listed("commitment-status", string(x.c.Status))) }},
		{p.t("sheet.days-overdue"), 0, func(x promised) cell { return someNumber(float64(x.c.OverdueDays(p.today))) }},
		{p.key("who"), 24, func(x promised) cell { return p.namedCell(x.a, x.c.Who) }},
		{p.key("text"), 50, func(x promised) cell { return spreadsheet.Text(x.c.Text) }},
		{p.key("account"), 24, func(x promised) cell { return spreadsheet.Text(x.a.Name) }},
		{p.key("opportunity"), 24, func(x promised) cell {
			if o := x.c.Origin.Opportunity; o != nil {
				return spreadsheet.Text(o.Name)
			}
			return cell{}
		}},
		{p.key("owner"), 18, func(x promised) cell { return spreadsheet.Text(x.a.Party(x.a.Owner).Name()) }},
		{p.key("level"), 0, func(x promised) cell { return spreadsheet.Text(p.listed("level", string(x.c.Level))) }},
		{p.key("milestone"), 20, func(x promised) cell {
			if m := p.site.Book.Milestone(x.c.Milestone); m >= 0 && x.c.Milestone.Text != "" {
				return spreadsheet.Text(p.milestone(m))
			}
			return spreadsheet.Text(x.c.Milestone.Text)
		}},
		{p.key("asked_on"), 0, func(x promised) cell { return spreadsheet.Day(x.c.AskedOn) }},
		{p.key("done_on"), 0, func(x promised) cell { return spreadsheet.Day(x.c.DoneOn) }},
		{p.key("reason"), 24, func(x promised) cell { return spreadsheet.Text(x.c.Reason) }},
		{p.key("id"), 16, func(x promised) cell { return spreadsheet.Text(x.c.ID) }},
	}
}

func slotColumns(p *pen) []column[slotAt] {
	return []column[slotAt]{
		{p.key("account"), 24, func(x slotAt) cell { return spreadsheet.Text(x.a.Name) }},
		{p.key("unit"), 20, func(x slotAt) cell { return spreadsheet.Text(x.s.Unit) }},
		{p.key("offer"), 20, func(x slotAt) cell { return spreadsheet.Text(x.s.Offer) }},
		{p.key("status"), 0, func(x slotAt) cell {
			return spreadsheet.Text(p.listed("white-space", string(cmp.Or(x.s.Status, plan.SlotUnknown))))
		}},
		{p.key("with"), 20, func(x slotAt) cell { return spreadsheet.Text(x.a.Party(x.s.With).Name()) }},
		{p.key("renews"), 0, func(x slotAt) cell { return spreadsheet.Day(x.s.Renews) }},
		{p.key("value"), 14, func(x slotAt) cell { return written(x.s.Value) }},
		{p.key("note"), 30, func(x slotAt) cell { return spreadsheet.Text(x.s.Note) }},
	}
}

// findingColumns tell no line: in the book of some audience it would tell how
// much is held back above it.
func findingColumns(p *pen) []column[*check.Finding] {
	return []column[*check.Finding]{
		{p.t("sheet.severity"), 0, func(f *check.Finding) cell { return spreadsheet.Text(p.listed("severity", string(f.Severity))) }},
		{p.key("rule"), 24, func(f *check.Finding) cell { return spreadsheet.Text(f.Rule.ID) }},
		{p.key("account"), 24, func(f *check.Finding) cell {
			if a := p.site.Book.Account(f.About.Account); a != nil {
				return spreadsheet.Text(a.Name)
			}
			return cell{}
		}},
		{p.t("sheet.finding"), 60, func(f *check.Finding) cell { return spreadsheet.Text(f.Message(p.w)) }},
		{p.t("sheet.way-on"), 60, func(f *check.Finding) cell { return spreadsheet.Text(f.Help(p.w)) }},
		{p.t("sheet.file"), 30, func(f *check.Finding) cell { return spreadsheet.Text(f.At.Path) }},
		{p.t("sheet.aside"), 24, func(f *check.Finding) cell {
			if f.SetAside != nil {
				return spreadsheet.Text(f.SetAside.Reason)
			}
			return cell{}
		}},
	}
}

// named are those whom references mean, in one cell.
func (p *pen) namedCell(a *plan.Account, refs []plan.Ref) cell {
	return spreadsheet.Text(strings.Join(namesOf(a.Parties(refs)), p.t("list.comma")))
}

// someNumber leaves a cell empty for nothing.
func someNumber(n float64) cell {
	if n == 0 {
		return cell{}
	}
	return spreadsheet.Number(n)
}

func written(n plan.Number) cell {
	if !n.Set {
		return cell{}
	}
	return spreadsheet.Number(n.V)
}
