// Package calendar writes commitments as a calendar that other programs
// subscribe to (RFC 5545).
//
// In go events, out come bytes that are the same each time:
//
//	c := calendar.Calendar{Name: "Commitments", Day: day, Events: []calendar.Event{
//		{ID: "pilot-review", Account: "acme", Day: due, Summary: "王磊: sends the data"}}}
//	err := c.Write(w)
//
// An event lasts all of its day. Its UID is ID.ACCOUNT@stratbook, which stays as
// long as the commitment does: a program that reads the calendar again moves and
// renames what it has, instead of having it twice. Its stamp is midnight UTC of
// the build's day, so that the later of two says what holds.
//
// There are no times, no alarms and no guests, and nobody is invited: what a
// customer promised is no meeting.
package calendar

import (
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"stratbook/generator/plan"
)

// Calendar is what one address serves.
type Calendar struct {
	Name   string    // as the reader's program lists it
	Lang   string    // of the texts: en, zh-Hans, zh-Hant
	Day    plan.Date // of the build
	Events []Event
}

// Event is one commitment on the day that it is due.
type Event struct {
	ID, Account string // of the commitment, and of the account that it is in
	Day         plan.Date
	Summary     string // who, and what
	Details     string // several lines, if need be; "" for none
	Place       string // "" for none
	URL         string // of the page that tells more, absolute; "" for none
	Tentative   bool   // asked, and not agreed yet
}

// Write writes the calendar.
func (c *Calendar) Write(w io.Writer) error {
	cal := ics.Calendar{}
	cal.SetVersion("2.0")
	cal.SetProductId("-//stratbook//commitments//" + strings.ToUpper(c.Lang))
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetName(inert(c.Name))
	cal.SetRefreshInterval("PT12H")
	cal.SetXPublishedTTL("PT12H")
	for i := range c.Events {
		cal.AddVEvent(c.event(&c.Events[i]))
	}
	if len(c.Events) == 0 {
		cal.AddVTimezone(universal()) // a calendar that holds nothing is none
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

func (c *Calendar) event(e *Event) *ics.VEvent {
	out := ics.NewEvent(e.ID + "." + e.Account + "@stratbook")
	out.SetDtStampTime(midnight(c.Day))
	out.SetAllDayStartAt(midnight(e.Day))
	out.SetAllDayEndAt(midnight(e.Day).AddDate(0, 0, 1))
	out.SetSummary(inert(e.Summary))
	if e.Details != "" {
		out.SetDescription(inert(e.Details))
	}
	if e.Place != "" {
		out.SetLocation(inert(e.Place))
	}
	if e.URL != "" {
		out.SetURL(e.URL)
	}
	out.SetStatus(ics.ObjectStatusConfirmed)
	if e.Tentative {
		out.SetStatus(ics.ObjectStatusTentative)
	}
	out.SetTimeTransparency(ics.TransparencyTransparent) // a promise takes none of the reader's time
	return out
}

// universal is a time zone, which no event refers to.
func universal() *ics.VTimezone {
	zone := ics.NewTimezone("UTC")
	standard := zone.AddStandard()
	standard.SetProperty(ics.ComponentPropertyDtStart, "19700101T000000")
	standard.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), "+0000")
	standard.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), "+0000")
	return zone
}

func midnight(d plan.Date) time.Time {
	t, err := time.Parse(time.DateOnly, d.ISO())
	if err != nil {
		panic("calendar: an event without a day")
	}
	return t
}

// inert is a text that stays within its line: what readers take for the end of
// one becomes LF, which is then written as an escape, and control signs go. Most
// texts are so already.
func inert(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, breaks) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case !breaks(r):
			return r
		case strings.ContainsRune("\r\u0085\u2028\u2029", r):
			return '\n'
		}
		return -1
	}, s)
}

func breaks(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\u2028' || r == '\u2029'
}
