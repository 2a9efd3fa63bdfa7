package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"stratbook/generator"
	"stratbook/generator/plan"
)

// event is what a program that subscribes to a calendar makes of one.
type event struct{ stamp, day, url string }

// feed reads a calendar of a site with another's reader.
func feed(t *testing.T, r *generator.Result, address string) map[string]event {
	t.Helper()
	text, err := r.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(text), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%s: a line of %d octets: %q", address, len(line), line)
		}
	}
	c, err := ical.NewDecoder(bytes.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("%s: %v\n%s", address, err, text)
	}
	found := map[string]event{}
	for _, e := range c.Events() {
		uid, _ := e.Props.Text(ical.PropUID)
		stamp, err := e.Props.DateTime(ical.PropDateTimeStamp, time.UTC)
		start, startErr := e.DateTimeStart(time.UTC)
		link := ""
		if p := e.Props.Get(ical.PropURL); p != nil {
			link = p.Value
		}
		if _, twice := found[uid]; twice || uid == "" || err != nil || startErr != nil {
			t.Errorf("%s: %q twice, or %v, %v", address, uid, err, startErr)
		}
		found[uid] = event{stamp.Format(time.RFC3339), start.Format(time.DateOnly), link}
	}
	return found
}

// TestCalendars holds that the calendar of all has every open commitment with a
// date once, as data/book.json tells them, each with a link into the site, and
// that those of ours share it out: each promise to whoever owns the account or
// takes part.
func TestCalendars(t *testing.T) {
	for _, audience := range []string{"everyone", "sales", "board"} {
		result := sample(t, func(o *generator.Options) { o.Audience = audience })
		var book struct {
			Accounts []struct {
				ID          string
				Commitments []struct{ ID, Due, Status string }
			}
		}
		text, err := result.Site.Render("data/book.json")
		if err == nil {
			err = json.Unmarshal(text, &book)
		}
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for _, a := range book.Accounts {
			for _, c := range a.Commitments {
				if (c.Status == "asked" || c.Status == "agreed") && c.Due != "" {
					want[c.ID+"."+a.ID+"@stratbook"] = c.Due
				}
			}
		}
		all := feed(t, result, "commitments.ics")
		got := map[string]string{}
		for uid, e := range all {
			got[uid] = e.day
			if e.stamp != "2026-11-21T00:00:00Z" {
				t.Errorf("%s is stamped %s", uid, e.stamp)
			}
			address, below := strings.CutPrefix(e.url, result.Book.Settings.BaseURL)
			page, anchor, _ := strings.Cut(address, "#")
			if page, _ = url.PathUnescape(page); !below || !result.Site.Has(page) {
				t.Errorf("%s leads to %s", uid, e.url)
			} else if anchor, _ = url.PathUnescape(anchor); !hasID(t, result, page, anchor) {
				t.Errorf("%s leads to %s, which has no such anchor", uid, e.url)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got) < 10 {
			t.Errorf("%s (-book.json +calendar):\n%s", audience, diff)
		}
		ours := map[string]bool{}
		for _, m := range result.Book.Team {
			for uid, e := range feed(t, result, m.Address+"commitments.ics") {
				ours[uid] = true
				if all[uid] != e {
					t.Errorf("%s: %s is %v, and %v among all", m.ID, uid, e, all[uid])
				}
			}
		}
		for _, a := range result.Book.Accounts {
			for _, c := range a.AllCommitments {
				uid := c.ID + "." + a.ID + "@stratbook"
				if _, due := all[uid]; due && a.OwnedBy != nil && !ours[uid] {
					t.Errorf("nobody of ours has %s to chase", uid)
				}
			}
		}
	}
}

func hasID(t *testing.T, r *generator.Result, address, id string) bool {
	t.Helper()
	text, err := r.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	return look(t, address, text).ids[id]
}

// TestUnhosted holds that a book which does not say where it is hosted has
// calendars without links.
func TestUnhosted(t *testing.T) {
	result := sample(t, func(o *generator.Options) { o.BaseURL = "/plans/" })
	for uid, e := range feed(t, result, "commitments.ics") {
		if e.url != "" {
			t.Errorf("%s leads to %s", uid, e.url)
		}
	}
}

// TestPromises holds that every view of the commitments of a large book shows
// each of them where it belongs, on pages of 500 rows at most.
func TestPromises(t *testing.T) {
	files := fstest.MapFS{"team/li-na.md": {Data: []byte("---\nname: Li Na\n---\n")}, "team/tom.md": {Data: []byte("---\nname: Tom\n---\n")}}
	for i := range 40 {
		var b strings.Builder
		fmt.Fprintf(&b, "---\naccount: Account %d\nowner: %s\ntier: key\nstakeholders:\n  - {id: ann, name: Ann %[1]d}\n  - {id: bob, name: Bob %[1]d}\ncommitments:\n", i, []string{"li-na", "tom", "nobody"}[i%3])
		for j := range 34 {
			status, who := []string{"agreed", "asked", "done", "agreed"}[j%4], []string{"ann", "[bob, bob]", "bob", "[ann, bob]"}[j%4]
			due := "due: 2026-" + []string{"10-30", "11-22", "11-27", "12-12"}[j%4]
			if j == 33 {
				due = "note: some day"
			}
			fmt.Fprintf(&b, "  - {id: c%d-%d, text: does it, status: %s, who: %s, %s}\n", i, j, status, who, due)
		}
		files[fmt.Sprintf("accounts/a%d.md", i)] = &fstest.MapFile{Data: []byte(b.String() + "---\n")}
	}
	for i := range 600 {
		files[fmt.Sprintf("accounts/z%d.md", i)] = &fstest.MapFile{Data: []byte("---\ntier: key\n---\n")}
	}
	result := sample(t, func(o *generator.Options) { o.Content = files })
	open, shared := map[string]int{}, map[string]int{}
	total := 0
	for _, a := range result.Book.Accounts {
		for _, c := range a.AllCommitments {
			if total++; c.Open() {
				open[c.ID] = 1
				shared[c.ID] = 1
				if len(c.Who) == 2 && c.Who[0].Text != c.Who[1].Text {
					shared[c.ID] = 2 // it stands with both
				}
			}
		}
	}
	for address, want := range map[string]map[string]int{"commitments/": open, "commitments/by-account/": open, "commitments/by-owner/": open, "commitments/by-person/": shared} {
		got, rows := listed(t, result, address)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-open +shown):\n%s", address, diff)
		}
		if address == "commitments/" && rows != total {
			t.Errorf("%d of %d commitments stand on the board", rows, total)
		}
	}
	if got, _ := listed(t, result, "commitments/calendar/"); len(got) == 0 {
		t.Error("the month is empty")
	}
	if result.Site.Has("commitments/part.4/") || !result.Site.Has("commitments/part.3/") || !result.Site.Has("commitments/none/part.2/") {
		t.Error("the parts are not those of 1360 commitments and 614 gaps")
	}
}

// listed counts the open commitments that a page and its further parts show,
// and the rows of its lists in all. No part has more than 500.
func listed(t *testing.T, r *generator.Result, address string) (open map[string]int, rows int) {
	t.Helper()
	open = map[string]int{}
	for i := 1; ; i++ {
		part := address
		if i > 1 {
			part += fmt.Sprintf("part.%d/", i)
		}
		if !r.Site.Has(part) {
			return open, rows
		}
		text, err := r.Site.Render(part)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for node := range look(t, part, text).root.Descendants() {
			if id := attr(node, "data-commitment"); id != "" {
				open[id]++
			}
			if node.Data == "li" && node.Parent.Type == html.ElementNode && attr(node.Parent, "class") == "moves" {
				n++
			}
		}
		if rows += n; n > 500 {
			t.Errorf("%s has %d rows", part, n)
		}
	}
}

// TestMonths holds that every day of a month stands in its calendar once, under
// its weekday, and that the months lead to each other.
func TestMonths(t *testing.T) {
	result := sample(t, nil)
	months := 0
	for _, address := range result.Site.Addresses() {
		if !strings.HasPrefix(address, "commitments/calendar/") {
			continue
		}
		months++
		text, err := result.Site.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		var days []string
		for td := range look(t, address, text).root.Descendants() {
			if td.Data != "td" {
				continue
			}
			column := 0
			for before := td.PrevSibling; before != nil; before = before.PrevSibling {
				if before.Data == "td" {
					column++
				}
			}
			for n := range td.Descendants() {
				if day := attr(n, "datetime"); day != "" {
					days = append(days, day)
					if d, _ := plan.ParseDate(day); d.Weekday() != plan.ListNamed("weekday").Keys()[column] {
						t.Errorf("%s: %s stands in column %d", address, day, column+1)
					}
				}
			}
		}
		first, _ := plan.ParseDate(days[0])
		end := first.Add(plan.Length{N: 1, Unit: 'm'})
		if len(days) != end.Days(first) || !slices.IsSorted(days) || !strings.HasSuffix(days[0], "-01") {
			t.Errorf("%s has %v", address, days)
		}
	}
	if months < 4 {
		t.Errorf("only %d months", months)
	}
}
