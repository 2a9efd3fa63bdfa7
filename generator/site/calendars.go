package site

import (
	"bytes"
	"cmp"
	"net/url"
	"slices"
	"strings"

	"stratbook/generator/calendar"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// feed is the address of the calendar of all commitments.
const feed = "commitments.ics"

// feedOf is the address of the calendar of what one of ours has to chase.
func feedOf(m *plan.Member) string { return m.Address + feed }

// layOutCalendars gives the calendars their addresses.
func (s *places) layOutCalendars() {
	s.files[feed] = func() ([]byte, error) {
		list := make([]owned, 0, len(s.index().commitments))
		for _, x := range s.index().commitments {
			if x.at == settled {
				break // they come last
			}
			list = append(list, x.owned)
		}
		return s.calendar(s.Words.Say("calendar.all", map[string]any{"title": s.Book.Settings.Title}), list)
	}
	for _, m := range s.Book.Team {
		s.files[feedOf(m)] = func() ([]byte, error) {
			return s.calendar(s.Words.Say("calendar.of", map[string]any{"title": s.Book.Settings.Title, "who": m.Name}), s.toChase(m))
		}
	}
}

// toChase are the open commitments of the accounts that one of ours owns, and
// those that they share in, by date.
func (s *Site) toChase(m *plan.Member) []owned {
	var list []owned
	known := map[*plan.Commitment]bool{}
	add := func(x owned) {
		if !known[x.c] && x.c.Open() {
			list = append(list, x)
		}
		known[x.c] = true
	}
	for _, x := range s.index().shared[m] {
		add(x)
	}
	for _, a := range s.index().byOwner[m] {
		for _, c := range a.AllCommitments {
			add(owned{a, c})
		}
	}
	slices.SortStableFunc(list, func(x, y owned) int { return cmp.Compare(dueKey(x.c), dueKey(y.c)) })
	return list
}

// calendar is a calendar of those of some commitments that have a date.
func (s *Site) calendar(name string, list []owned) ([]byte, error) {
	c := calendar.Calendar{Name: name, Lang: s.Words.Lang(), Day: s.Book.AsOf}
	p := newPen(s, "")
	for _, x := range list {
		if !x.c.Due.IsZero() {
			c.Events = append(c.Events, p.event(x))
		}
	}
	var b bytes.Buffer
	err := c.Write(&b)
	return b.Bytes(), err
}

// event is a commitment on the day that it is due.
func (p *pen) event(x owned) calendar.Event {
	e := calendar.Event{ID: x.c.ID, Account: x.a.ID, Day: x.c.Due, Summary: x.c.Text, Place: x.c.Where, Tentative: x.c.Status == plan.CommitmentAsked}
	if names := namesOf(x.a.Parties(x.c.Who)); len(names) > 0 {
		e.Summary = strings.Join(names, p.t("list.comma")) + p.t("colon") + e.Summary
	}
	lines := []string{x.a.Name}
	if o := x.c.Origin.Opportunity; o != nil {
		lines = append(lines, o.Name)
	}
	lines = append(lines, p.listed("commitment-status", string(x.c.Status)), x.c.How, x.c.Note)
	e.Details = strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
	if base := p.hosted(); base != "" {
		e.URL = base + escapePath(x.a.Address) + "#" + escapePath(plan.Anchor(plan.CommitmentThing, x.c.ID))
	}
	return e
}

// hosted is where the site is, for whoever is not in it; "" where the book says
// no more than the path.
func (p *pen) hosted() string {
	base, err := url.Parse(p.site.Book.Settings.BaseURL)
	if err != nil || base.Host == "" {
		return ""
	}
	return base.String()
}

// subscribe says how to have a calendar of the site's among one's own.
func (p *pen) subscribe(address string) view.Section {
	line := view.Line{{S: p.t("subscribe.say") + " "}, {S: p.t("subscribe.file"), Href: p.href(address)}}
	if base := p.hosted(); base != "" {
		line = append(line, view.Text{Kind: view.Break}, view.Text{S: base + escapePath(address), Kind: view.Code})
	}
	return view.Section{ID: "subscribe", Title: p.t("subscribe.title"), Parts: []view.Part{{Blocks: []view.Block{view.Items{{Line: line}}}}}}
}
