package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// month is what is due, or was done, in one month.
type month struct {
	first plan.Date
	list  []promised // by day
}

// monthsOf groups commitments by month, with the present one among them. What
// was refused or dropped is due no more.
func monthsOf(all []promised, today plan.Date) []month {
	byMonth := map[plan.Date]*month{firstOf(today): {first: firstOf(today)}}
	for _, x := range all {
		if day := dayOf(x.c); !day.IsZero() && (x.at != settled || x.c.Status == plan.CommitmentDone) {
			first := firstOf(day)
			if byMonth[first] == nil {
				byMonth[first] = &month{first: first}
			}
			byMonth[first].list = append(byMonth[first].list, x)
		}
	}
	months := make([]month, 0, len(byMonth))
	for _, m := range byMonth {
		slices.SortStableFunc(m.list, func(x, y promised) int { return dayOf(x.c).Compare(dayOf(y.c)) })
		months = append(months, *m)
	}
	slices.SortFunc(months, func(m, n month) int { return m.first.Compare(n.first) })
	return months
}

func firstOf(d plan.Date) plan.Date {
	day, _ := strconv.Atoi(d.ISO()[len("2026-11-"):])
	return addDays(d, 1-day)
}

// address is that of a month's page; the present one's is the calendar's own.
func (m *month) address(today plan.Date) string {
	if m.first == firstOf(today) {
		return monthPage
	}
	return monthPage + m.first.ISO()[:len("2026-11")] + "/"
}

// layOutMonths gives each month of which there is something to show its address.
func (s *places) layOutMonths() {
	for i := range s.index().months {
		s.pages[s.index().months[i].address(s.Book.AsOf)] = func(p *pen) values {
			section := view.Section{ID: "month", Parts: []view.Part{{Blocks: []view.Block{p.month(i)}}}}
			v := p.promisePage(monthPage, view.Gaps{}, []view.Section{section})
			v.frame.Title = p.monthName(s.index().months[i].first) + p.t("list.apart") + v.frame.Title
			return v
		}
	}
}

// monthName is a month with its year.
func (p *pen) monthName(first plan.Date) string {
	iso := first.ISO()
	n, _ := strconv.Atoi(iso[len("2026-"):len("2026-11")])
	return p.w.Say("month", map[string]any{"month": strings.Fields(p.t("date.months"))[n-1], "year": iso[:len("2026")]})
}

// month is the i-th month as weeks from Monday to Sunday, whole ones.
func (p *pen) month(i int) *view.Month {
	m := &p.site.index().months[i]
	v := &view.Month{Title: p.monthName(m.first), Label: p.t("months"), Before: p.toMonth(i-1, "before"), After: p.toMonth(i+1, "after")}
	for _, key := range plan.ListNamed("weekday").Keys() {
		v.Weekdays = append(v.Weekdays, p.listed("weekday", key))
	}
	list := m.list
	day := addDays(m.first, -weekday(m.first))
	for end := m.first.Add(plan.Length{N: 1, Unit: 'm'}); day.Before(end); {
		var week []view.MonthDay
		for range 7 {
			cell := view.MonthDay{} // of a day that belongs to another month nothing is said
			if firstOf(day) == m.first {
				n := 0
				for n < len(list) && dayOf(list[n].c) == day {
					n++
				}
				cell, list = p.monthDay(day, list[:n], len(m.list) > rowsInPart), list[n:]
			}
			week, day = append(week, cell), addDays(day, 1)
		}
		v.Weeks = append(v.Weeks, week)
	}
	return v
}

// toMonth is the way to another month, if there is one.
func (p *pen) toMonth(i int, way string) view.Text {
	if i < 0 || i >= len(p.site.index().months) {
		return view.Text{}
	}
	m := &p.site.index().months[i]
	return view.Text{S: p.w.Say("month."+way, map[string]any{"month": p.monthName(m.first)}), Href: p.href(m.address(p.today))}
}

// monthDay is one day. What would make its week too high is folded away; in a
// month of very many commitments it is left to the board.
func (p *pen) monthDay(day plan.Date, list []promised, many bool) view.MonthDay {
	const shown = 5
	iso := day.ISO()
	number := strings.TrimPrefix(iso[len("2026-11-"):], "0")
	d := view.MonthDay{Date: view.Date{ISO: iso, Text: p.day(day)}, Number: number, Weekday: p.listed("weekday", day.Weekday()), Shown: min(shown, len(list))}
	if day == p.today {
		d.Today = p.t("today")
	}
	if more := len(list) - shown; more == 1 {
		d.Shown++ // to fold one away would save nothing
	} else if more > 0 && many {
		d.Rest = p.link(p.w.N("more-moves", more), partAddress(promisesPage, list[shown].row/rowsInPart))
		list = list[:shown]
	} else if more > 0 {
		d.More = p.w.N("more-moves", more)
	}
	for _, x := range list {
		d.List = append(d.List, p.due(x))
	}
	return d
}

// due is a commitment in a cell of the calendar.
func (p *pen) due(x promised) view.Due {
	d := view.Due{ID: x.c.ID, Open: x.at != settled, Late: x.at == overdue, Agreed: x.c.Status == plan.CommitmentAgreed,
		Name: p.link(x.a.Name, x.a.Address+"#"+plan.Anchor(plan.CommitmentThing, x.c.ID)), Text: p.line(x.c.Text)}
	if names := namesOf(x.a.Parties(x.c.Who)); len(names) > 0 {
		d.Text = append(append(p.line(strings.Join(names, p.t("list.comma"))), view.Text{S: p.t("colon")}), d.Text...)
	}
	d.State = view.Text{S: cmp.Or(p.lateness(x), p.listed("commitment-status", string(x.c.Status))), Kind: string(x.c.Status)}
	if x.at == overdue {
		d.State.Kind = view.Late
	}
	return d
}

// lateness says by how many days a commitment is overdue, if it is.
func (p *pen) lateness(x promised) string {
	if n := x.c.OverdueDays(p.today); n > 0 {
		return p.w.N("days-late", n)
	}
	return ""
}

func namesOf(parties []plan.Party) []string {
	names := make([]string, len(parties))
	for i, x := range parties {
		names[i] = x.Name()
	}
	return names
}
