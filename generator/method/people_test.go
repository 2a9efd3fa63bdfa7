package method_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// drawPeople draws an account whose people report to each other, in circles
// too, and are met at visits.
func drawPeople(t *rapid.T) *plan.Account {
	tree := fstest.MapFS{}
	text := "account: Acme\nowner: our-a\nstakeholders:\n"
	n := rapid.IntRange(1, 9).Draw(t, "people")
	who := rapid.Map(rapid.IntRange(0, n), func(i int) string { return fmt.Sprint("p", i) }) // the last is nobody
	for i := range n {
		text += fmt.Sprintf("- {id: p%d, reports_to: %s, contact: our-%s", i, who.Draw(t, "boss"), rapid.SampledFrom([]string{"a", "b", "x"}).Draw(t, "contact"))
		if rapid.IntRange(0, 4).Draw(t, "named") > 0 {
			text += fmt.Sprint(", name: N", i)
		}
		text += "}\n"
	}
	tree["accounts/acme/plan.md"] = &fstest.MapFile{Data: []byte("---\n" + text + "---\n")}
	for _, m := range []string{"a", "b", "c"} {
		tree["team/our-"+m+".md"] = &fstest.MapFile{Data: []byte("---\nname: " + m + "\n---\n")}
	}
	some(t, "visits", func(t *rapid.T, i int) int {
		with := rapid.SliceOfN(who, 0, 4).Draw(t, "with")
		by := rapid.SliceOfN(rapid.SampledFrom([]string{"our-a", "our-b", "our-c", "nobody"}), 0, 3).Draw(t, "by")
		status := rapid.SampledFrom([]string{"held", "held", "planned", "cancelled"}).Draw(t, "status")
		text := fmt.Sprintf("---\nstatus: %s\nwith: [%s]\nby: [%s]\n---\n", status, join(with), join(by))
		tree[fmt.Sprintf("accounts/acme/visits/2026-0%d-11.md", 1+i)] = &fstest.MapFile{Data: []byte(text)}
		return i
	})
	return read(t, tree).Accounts[0]
}

func join(words []string) (list string) {
	for _, w := range words {
		list += w + ", "
	}
	return list
}

// TestTreeProperty: everybody has one place, one level below whom they report to,
// and only who closes a circle is parted from their boss.
func TestTreeProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawPeople(t)
		tree := method.TreeOf(a)
		seen, boss := map[*plan.Stakeholder]bool{}, map[*plan.Stakeholder]*plan.Stakeholder{}
		for _, n := range tree.Loose {
			seen[n.Who] = true
			if len(n.Under) > 0 || n.Level != 0 || a.Person(n.Who.ReportsTo) != nil && a.Person(n.Who.ReportsTo) != n.Who {
				t.Fatalf("%s is not loose", n.Who.ID)
			}
		}
		for level, row := range tree.Levels() {
			for _, n := range row {
				if seen[n.Who] || n.Level != level || level == 0 && len(n.Under) == 0 {
					t.Fatalf("%s on level %d, seen before: %v", n.Who.ID, n.Level, seen[n.Who])
				}
				if seen[n.Who] = true; n.Met != !method.LastMet(a, n.Who).IsZero() {
					t.Fatalf("%s met: %v", n.Who.ID, n.Met)
				}
				for _, under := range n.Under {
					boss[under.Who] = n.Who
				}
			}
		}
		for _, s := range a.People {
			if !seen[s] {
				t.Fatalf("%s has no place", s.ID)
			}
			if above := a.Person(s.ReportsTo); boss[s] != above && (boss[s] != nil || s != firstOfCircle(a, s)) {
				t.Fatalf("%s stands below %v, reports to %v", s.ID, boss[s], above)
			}
		}
		checkSkipped(t, tree)
	})
}

// firstOfCircle is the first in the plan of those with whom somebody reports in
// a circle, or nil.
func firstOfCircle(a *plan.Account, s *plan.Stakeholder) *plan.Stakeholder {
	circle := []*plan.Stakeholder{s}
	for x := a.Person(s.ReportsTo); x != s; x = a.Person(x.ReportsTo) {
		if x == nil || len(circle) > len(a.People) {
			return nil
		}
		circle = append(circle, x)
	}
	for _, x := range a.People {
		if slices.Contains(circle, x) {
			return x
		}
	}
	return nil
}

func checkSkipped(t *rapid.T, tree method.Tree) {
	levels := tree.Levels()
	met := func(row []*method.Node) bool {
		return slices.ContainsFunc(row, func(n *method.Node) bool { return n.Met })
	}
	var want []int
	for i := range levels {
		if !met(levels[i]) && slices.ContainsFunc(levels[:i], met) && slices.ContainsFunc(levels[i:], met) {
			want = append(want, i)
		}
	}
	var got []int
	for _, row := range tree.SkippedLevels() {
		got = append(got, row[0].Level)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("skipped: found %v, want %v", got, want)
	}
}

// TestCoverageProperty counts visits for each pair of theirs and ours apart.
func TestCoverageProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawPeople(t)
		c := method.CoverageOf(a)
		rows, unmet := 0, 0
		for _, s := range a.People {
			if s.Name == "" {
				continue
			}
			row := c.Rows[rows]
			rows++
			if row.Who != s || row.Owner != a.Member(s.Contact) || row.Last != method.LastMet(a, s) {
				t.Fatalf("found %+v for %s", row, s.ID)
			}
			times, last := together(a, s, nil)
			if row.Times != times || row.Last != last {
				t.Fatalf("%s: found %d visits to %s, want %d to %s", s.ID, row.Times, row.Last, times, last)
			}
			if times == 0 {
				unmet++
			}
			checkLinks(t, a, c, row)
		}
		if len(c.Rows) != rows || len(c.Unmet()) != unmet || !slices.Contains(c.Ours, a.OwnedBy) {
			t.Fatalf("found %d people, %d unmet, columns %v", len(c.Rows), len(c.Unmet()), c.Ours)
		}
	})
}

func checkLinks(t *rapid.T, a *plan.Account, c method.Coverage, row method.Covered) {
	links := 0
	for _, id := range []string{"our-a", "our-b", "our-c"} {
		member := a.Member(plan.Ref{Text: id})
		times, last := together(a, row.Who, member)
		want := method.Link{With: member, Owner: row.Who.Contact.Text == id, Times: times, Last: last}
		if want.Owner || times > 0 {
			links++
		} else {
			want = method.Link{}
		}
		if got := row.With(member); got != want {
			t.Fatalf("%s: found %+v, want %+v", row.Who.ID, got, want)
		}
		if slices.Contains(row.LastBy, member) != (times > 0 && last == row.Last) {
			t.Fatalf("%s: last met by %v", row.Who.ID, row.LastBy)
		}
		if want.With != nil && !slices.Contains(c.Ours, member) {
			t.Fatalf("%s is no column", id)
		}
	}
	if len(row.Links) != links {
		t.Fatalf("%s: found %d links, want %d", row.Who.ID, len(row.Links), links)
	}
}

// together is in how many held visits somebody was, with one of ours if given.
func together(a *plan.Account, s *plan.Stakeholder, m *plan.Member) (times int, last plan.Date) {
	for _, v := range a.Visits {
		with := slices.ContainsFunc(v.With, func(r plan.Ref) bool { return r.Text == s.ID })
		by := m == nil || slices.ContainsFunc(v.By, func(b plan.VisitBy) bool { return b.Member.Text == m.ID })
		if v.Status == plan.VisitHeld && with && by {
			times++
			last = v.Date
		}
	}
	return times, last
}
