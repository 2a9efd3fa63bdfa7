package method_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// drawMoves draws a deal's commitments and tasks; ids begin with the given
// letter.
func drawMoves(t *rapid.T, letter string) record {
	days := []any{"2025-11-30", "2026-01-31", "2026-02-01", "2026-10-31", "2026-11-20", "2026-11-21", "2026-11-22", nil, nil}
	return record{
		"commitments": some(t, "commitments", func(t *rapid.T, i int) record {
			c := record{"id": fmt.Sprintf("%sc%d", letter, i)}
			c["who"] = rapid.SliceOfN(rapid.SampledFrom([]string{"ann", "bob", "our-man"}), 0, 3).Draw(t, "who")
			c.maybe(t, "status", "asked", "agreed", "done", "done", "refused", "dropped")
			c.maybe(t, "level", "high", "mid", "low")
			c.maybe(t, "due", days...)
			c.maybe(t, "done_on", days...)
			return c
		}),
		"tasks": some(t, "tasks", func(t *rapid.T, i int) record {
			task := record{"id": fmt.Sprintf("%st%d", letter, i)}
			task.maybe(t, "status", "open", "done", "done", "dropped")
			task.maybe(t, "due", days...)
			task.maybe(t, "done_on", days...)
			return task
		}),
	}
}

// drawAccount draws one with a deal; all is what both wrote.
func drawAccount(t *rapid.T) (a *plan.Account, deal, all record) {
	own, deal := drawMoves(t, "a"), drawMoves(t, "d")
	days := []any{"2026-03-05", "2026-11-21", "2026-12-24", nil}
	deal["progress"] = some(t, "progress", func(t *rapid.T, _ int) record {
		r := record{"step": "tender"}
		r.maybe(t, "on", days...)
		return r
	})
	deal["buying_process"] = some(t, "steps", func(t *rapid.T, i int) record {
		r := record{"text": fmt.Sprint("step ", i)}
		r.maybe(t, "by", days...)
		r.maybe(t, "done_on", days...)
		return r
	})
	all = record{"progress": deal["progress"], "buying_process": deal["buying_process"]}
	for _, key := range []string{"commitments", "tasks"} {
		all[key] = slices.Concat(own[key].([]record), deal[key].([]record))
	}
	own["stakeholders"] = []record{{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}, {"id": "our-man", "name": "Chair"}}
	return acme(t, own, map[string]record{"deal": deal}), deal, all
}

// TestDriverProperty counts month by month, from the first to the last day of
// which anybody wrote that something was done.
func TestDriverProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, deal, all := drawAccount(t)
		for o, wrote := range map[*plan.Opportunity]record{nil: all, a.Opportunities[0]: deal} {
			got := ""
			for _, m := range method.DriverOf(a, o) {
				got += fmt.Sprintln(m.First.ISO()[:7], m.Theirs, m.Ours)
			}
			if want := slowDriver(wrote); got != want {
				t.Fatalf("found\n%swant\n%s", got, want)
			}
		}
	})
}

func slowDriver(wrote record) (want string) {
	var days []string
	for _, key := range []string{"commitments", "tasks"} {
		for _, r := range wrote[key].([]record) {
			if r["status"] == "done" && r["done_on"] != nil {
				days = append(days, r.text("done_on"))
			}
		}
	}
	if len(days) == 0 {
		return ""
	}
	for month := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC); month.Year() < 2027; month = month.AddDate(0, 1, 0) {
		name := month.Format("2006-01")
		if name < slices.Min(days)[:7] || name > slices.Max(days)[:7] {
			continue
		}
		theirs, ours := 0, 0
		for _, c := range wrote["commitments"].([]record) {
			if c["status"] == "done" && c["done_on"] != nil && c.text("done_on")[:7] == name {
				theirs += map[string]int{"high": 3, "mid": 2, "low": 1, "": 1}[c.text("level")]
			}
		}
		for _, task := range wrote["tasks"].([]record) {
			if task["status"] == "done" && task["done_on"] != nil && task.text("done_on")[:7] == name {
				ours++
			}
		}
		want += fmt.Sprintln(name, theirs, ours)
	}
	return want
}

// TestPromisesProperty asks of each commitment what became of it, by the texts
// of its dates.
func TestPromisesProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _, all := drawAccount(t)
		for _, s := range a.People {
			want := map[string][]string{}
			for _, c := range all["commitments"].([]record) {
				if slices.Contains(c["who"].([]string), s.ID) {
					want[became(c)] = append(want[became(c)], c.text("id"))
				}
			}
			p := method.PromisesOf(a, s, today())
			for what, list := range map[string][]*plan.Commitment{"kept": p.Kept, "late": p.Late, "done": p.Done,
				"broken": p.Broken, "open": p.Open, "overdue": p.Overdue} {
				var got []string
				for _, c := range list {
					got = append(got, c.ID)
				}
				slices.Sort(got)
				if !slices.Equal(got, slices.Sorted(slices.Values(want[what]))) {
					t.Fatalf("%s: %s: found %q, want %q", s.ID, what, got, want[what])
				}
			}
		}
	})
}

func became(c record) string {
	due, done := c.text("due"), c.text("done_on")
	switch c.text("status") {
	case "asked":
		return "open"
	case "agreed", "":
		if due != "" && due < "2026-11-21" {
			return "overdue"
		}
		return "open"
	case "done":
		if due == "" || done == "" {
			return "done"
		}
		if done <= due {
			return "kept"
		}
		return "late"
	}
	return "broken"
}

// TestMomentumProperty looks for the last day up to today.
func TestMomentumProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, deal, all := drawAccount(t)
		for o, wrote := range map[*plan.Opportunity]record{nil: all, a.Opportunities[0]: deal} {
			last, undated := "", 0
			step := func(day string) {
				if day == "" {
					undated++
				} else if day <= "2026-11-21" {
					last = max(last, day)
				}
			}
			for _, c := range wrote["commitments"].([]record) {
				if c["status"] == "done" {
					step(c.text("done_on"))
				}
			}
			for _, p := range wrote["progress"].([]record) {
				step(p.text("on"))
			}
			want := method.Momentum{Known: last != "", Last: date(last), Undated: undated}
			if want.Known {
				want.Days = today().Days(want.Last)
			}
			if got := method.MomentumOf(a, o, today()); got != want {
				t.Fatalf("found %+v, want %+v", got, want)
			}
		}
	})
}

// TestTimelineProperty holds every move to the lane and the place where it
// belongs.
func TestTimelineProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, deal, all := drawAccount(t)
		for o, wrote := range map[*plan.Opportunity]record{nil: all, a.Opportunities[0]: deal} {
			line := method.TimelineOf(a, o, today())
			var customer, order, ours []string
			for _, c := range wrote["commitments"].([]record) {
				if state := map[string]string{"open": "open", "overdue": "overdue", "kept": "done", "late": "done", "done": "done"}[became(c)]; state != "" {
					customer = append(customer, shown(c, c["status"] == "done", state))
				}
			}
			for _, s := range wrote["buying_process"].([]record) {
				state := "open"
				if s.text("by") != "" && s.text("by") < "2026-11-21" {
					state = "overdue"
				}
				s["due"] = s["by"]
				customer = append(customer, shown(s, s["done_on"] != nil, state))
			}
			for _, p := range wrote["progress"].([]record) {
				state := "done"
				if p.text("on") > "2026-11-21" {
					state = "open"
				}
				order = append(order, p.text("on")+" "+state)
			}
			for _, task := range wrote["tasks"].([]record) {
				state := "open"
				if task.text("due") != "" && task.text("due") < "2026-11-21" {
					state = "overdue"
				}
				if task["status"] != "dropped" {
					ours = append(ours, shown(task, task["status"] == "done", state))
				}
			}
			checkLane(t, "customer", line.Customer, customer)
			checkLane(t, "order", line.Order, order)
			checkLane(t, "ours", line.Ours, ours)
		}
	})
}

func shown(r record, done bool, state string) string {
	if done {
		return cmp.Or(r.text("done_on"), r.text("due")) + " done"
	}
	return r.text("due") + " " + state
}

func checkLane(t *rapid.T, lane string, got []method.Move, want []string) {
	var list []string
	for i, m := range got {
		list = append(list, m.On.ISO()+" "+string(m.State))
		if i > 0 && (got[i-1].On.IsZero() && !m.On.IsZero() || !m.On.IsZero() && m.On.Before(got[i-1].On)) {
			t.Fatalf("%s: %s stands behind %s", lane, m.On, got[i-1].On)
		}
		n := 0
		for _, set := range []bool{m.Commitment != nil, m.Step != nil, m.Progress != nil, m.Task != nil} {
			if set {
				n++
			}
		}
		if n != 1 {
			t.Fatalf("%s: a move is one thing, found %d", lane, n)
		}
	}
	slices.Sort(list)
	slices.Sort(want)
	if !slices.Equal(list, want) {
		t.Fatalf("%s: found %q, want %q", lane, list, want)
	}
}
