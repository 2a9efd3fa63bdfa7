package calendar_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/emersion/go-ical"

	"stratbook/generator/calendar"
	"stratbook/generator/plan"
)

func date(t testing.TB, iso string) plan.Date {
	t.Helper()
	d, ok := plan.ParseDate(iso)
	if !ok {
		t.Fatalf("%s is no date", iso)
	}
	return d
}

func write(t testing.TB, c *calendar.Calendar) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read holds a calendar to the strict reader, and to another's.
func read(t testing.TB, content []byte) *component {
	t.Helper()
	c, err := strict(content)
	if err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	decoder := ical.NewDecoder(bytes.NewReader(content))
	other, err := decoder.Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	if _, err := decoder.Decode(); err != io.EOF {
		t.Errorf("there is more: %v", err)
	}
	if n := len(other.Events()); n != len(c.events()) {
		t.Errorf("%d events, and another reader finds %d", len(c.events()), n)
	}
	for i, e := range other.Events() {
		summary, err := e.Props.Text(ical.PropSummary)
		if want := c.events()[i].properties["SUMMARY"]; err != nil || summary != want {
			t.Errorf("another reader finds %q, %v, want %q", summary, err, want)
		}
		from, err := e.DateTimeStart(time.UTC)
		to, errTo := e.DateTimeEnd(time.UTC)
		if err != nil || errTo != nil || to.Sub(from) != 24*time.Hour {
			t.Errorf("an event from %v to %v: %v, %v", from, to, err, errTo)
		}
	}
	return c
}

func (c *component) events() []*component {
	var list []*component
	for _, child := range c.children {
		if child.name == "VEVENT" {
			list = append(list, child)
		}
	}
	return list
}

func TestEvent(t *testing.T) {
	c := calendar.Calendar{Name: "Commitments; all, of Acme", Lang: "zh-Hans", Day: date(t, "2026-11-21"), Events: []calendar.Event{
		{ID: "c4wyk2d7aq", Account: "远禾", Day: date(t, "2026-12-31"), Summary: "王磊：提供三千小时台架数据，包括密封面照片、泄漏量和温度曲线，一并交给设计院", Details: "Yuanhe; pump\nagreed",
			Place: "Workshop 2, gate 4", URL: "https://playbook.example/accounts/%E8%BF%9C%E7%A6%BE/#commitment%3Ac4wyk2d7aq"},
		{ID: "asked", Account: "acme", Day: date(t, "2026-11-01"), Summary: "Ann: answers", Tentative: true},
	}}
	got := read(t, write(t, &c))
	if got.properties["NAME"] != c.Name || got.properties["X-WR-CALNAME"] != c.Name || got.properties["PRODID"] != "-//stratbook//commitments//ZH-HANS" {
		t.Errorf("%v", got.properties)
	}
	first, second := got.events()[0].properties, got.events()[1].properties
	for name, want := range map[string]string{"UID": "c4wyk2d7aq.远禾@stratbook", "DTSTAMP": "20261121T000000Z", "DTSTART": "20261231", "DTEND": "20270101",
		"SUMMARY": c.Events[0].Summary, "DESCRIPTION": c.Events[0].Details, "LOCATION": c.Events[0].Place, "URL": c.Events[0].URL, "STATUS": "CONFIRMED"} {
		if first[name] != want {
			t.Errorf("%s is %q, want %q", name, first[name], want)
		}
	}
	if _, described := second["DESCRIPTION"]; described || second["STATUS"] != "TENTATIVE" || second["UID"] != "asked.acme@stratbook" {
		t.Errorf("%v", second)
	}
}

// TestUpdate builds a commitment twice, put off in between: one UID, a later
// stamp, so that what has the first takes the second in its place.
func TestUpdate(t *testing.T) {
	on := func(day, due string) map[string]string {
		c := calendar.Calendar{Day: date(t, day), Events: []calendar.Event{{ID: "trial", Account: "acme", Day: date(t, due), Summary: day}}}
		return read(t, write(t, &c)).events()[0].properties
	}
	first, second := on("2026-11-21", "2026-12-01"), on("2026-11-22", "2026-12-08")
	if first["UID"] != second["UID"] || first["DTSTAMP"] >= second["DTSTAMP"] || second["DTSTART"] != "20261208" {
		t.Errorf("%v\n%v", first, second)
	}
}

func TestNothing(t *testing.T) {
	c := calendar.Calendar{Name: "nothing yet", Day: date(t, "2026-11-21")}
	if got := read(t, write(t, &c)); len(got.events()) > 0 {
		t.Error("events of nothing")
	}
}

// hostile texts would begin a line, a property or a component of their own.
var hostile = []string{
	"a\nEND:VEVENT", "a\rEND:VEVENT", "a\r\nEND:VEVENT\r\nBEGIN:VALARM", "\r\n folded", "a\u2028b\u2029c\u0085d", "one; two, three: four",
	`back\slash \n \; \`, "\"quoted\"", strings.Repeat("密封", 60), strings.Repeat("x", 300), strings.Repeat("🏭", 40), "a\x00b\x1b[31mc", "\xff\xfe", "", " ", "\t\n ", strings.Repeat(" ", 200),
}

// FuzzText reads back whatever text in every place that takes one.
func FuzzText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := calendar.Calendar{Name: text, Lang: "en", Day: date(t, "2026-11-21"), Events: []calendar.Event{
			{ID: "one", Account: "acme", Day: date(t, "2026-12-01"), Summary: text, Details: text, Place: text},
			{ID: "two", Account: "acme", Day: date(t, "2026-12-02"), Summary: "the second"},
		}}
		content := write(t, &c)
		got, err := strict(content)
		if err != nil {
			t.Fatalf("%v\n%s", err, content)
		}
		want := wanted(text)
		for name, found := range map[string]string{"calendar": got.properties["NAME"], "summary": got.events()[0].properties["SUMMARY"],
			"details": got.events()[0].properties["DESCRIPTION"], "place": got.events()[0].properties["LOCATION"]} {
			if found != want {
				t.Errorf("%s: %q reads back as %q", name, text, found)
			}
		}
		if len(got.events()) != 2 || got.events()[1].properties["SUMMARY"] != "the second" {
			t.Errorf("%q changes its neighbours", text)
		}
	})
}

// wanted is a text as a calendar can hold it.
func wanted(text string) string {
	var b strings.Builder
	runes := []rune(strings.ToValidUTF8(text, "\uFFFD"))
	for i, r := range runes {
		switch {
		case r == '\n' && i > 0 && runes[i-1] == '\r':
		case strings.ContainsRune("\r\n\u0085\u2028\u2029", r):
			b.WriteRune('\n')
		case r == '\t' || !unicode.IsControl(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// BenchmarkCalendar writes as many events as a book of 10,000 accounts has.
func BenchmarkCalendar(b *testing.B) {
	c := calendar.Calendar{Name: "Commitments", Lang: "en", Day: date(b, "2026-11-21"), Events: make([]calendar.Event, 40_000)}
	for i := range c.Events {
		c.Events[i] = calendar.Event{ID: "c4wyk2d7aq", Account: "account-1234", Day: c.Day, Summary: "Wang Lei: sends the data of three thousand hours on the bench",
			Details: "Yuanhe Pump\nagreed\nWorkshop 2", URL: "https://playbook.example/accounts/account-1234/#commitment%3Ac4wyk2d7aq"}
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
