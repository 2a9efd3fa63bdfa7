package plan_test

import (
	"strings"
	"testing"

	"stratbook/generator/plan"
)

// TestSaidIn holds that an author's own words are yielded, in the order of the
// format, and nothing else.
func TestSaidIn(t *testing.T) {
	day, _ := plan.ParseDate("2026-11-21")
	account := &plan.Account{
		Page: plan.Page{Title: "Plan", Audience: "sales", Mentions: "off", Ignore: []plan.Ignore{{Rule: "role-unknown", Reason: "Not yet.", Until: day}}},
		Name: "Acme", Aliases: []string{"ACME", ""}, Owner: plan.Ref{Text: "li-na"}, Tier: plan.TierKey, Reviewed: day,
		Team:   []plan.TeamPart{{Record: plan.Record{ID: "t1", Note: "half a day"}, Member: plan.Ref{Text: "li-na"}, Part: "technical"}, {Part: "seal laboratory"}},
		Vision: &plan.Vision{Text: "Half of it", Serves: []plan.Ref{{Text: "path"}}},
	}
	account.Criteria = []plan.Criterion{{Text: "Price", SaidBy: plan.Ref{Text: "the buyer"}, Probe: &plan.Probe{What: "left it out", On: day},
		Standing: plan.Entries[plan.Standing]{{Key: "Merrow Seals", Value: plan.StandingAhead}}}}
	for _, test := range []struct {
		record any
		but    []string
		want   string
	}{
		{account, nil, "Plan|Not yet.|Acme|ACME|@li-na|half a day|@li-na|seal laboratory|Half of it|@path|Price|@the buyer|left it out|Merrow Seals"},
		{account, []string{"title", "ignore", "aliases", "team", "criteria"}, "Acme|@li-na|Half of it|@path"},
		{&plan.Commitment{Text: "calls", Who: []plan.Ref{{Text: "wang-lei"}, {Text: "Li Na"}}, Due: day, Status: plan.CommitmentAsked}, nil, "calls|@wang-lei|@Li Na"},
		{&plan.Visit{}, nil, ""},
	} {
		var said []string
		for x := range plan.SaidIn(test.record, test.but...) {
			if x.Ref {
				x.Text = "@" + x.Text
			}
			said = append(said, x.Text)
		}
		if got := strings.Join(said, "|"); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
	for range plan.SaidIn(account) {
		break // which must not go on
	}
}
