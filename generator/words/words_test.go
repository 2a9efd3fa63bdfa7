package words_test

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stratbook/generator/check"
	"stratbook/generator/words"
)

// A small catalogue in two languages; Polish has more plural forms than either.
var catalogue = fstest.MapFS{
	"words/en.toml": file(`
"date.long" = "{day} {month} {year}"
"date.short" = "{day} {month}"
"date.months" = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
"number.group" = ","
"number.point" = "."
"number.percent" = "{n}%"
"list.comma" = ", "
"list.and" = " and "

"account.owner" = "Owner"
"only-english" = "not translated yet"
"braces" = "write {{who}} or {id, name} or {Who} or { } or {"
"overdue" = "{who} promised {what} by {due}"
["days-late"]
one = "{n} day late"
other = "{n} days late"
["silent"]
one = "{who} has been silent for {n} day"
other = "{who} have been silent for {n} days"
`),
	"words/zh-Hans.toml": file(`
"date.long" = "{year}年{month}{day}日"
"date.short" = "{month}{day}日"
"date.months" = "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"
"list.comma" = "、"
"list.and" = "和"

"account.owner" = "客户负责人"
"only-english" = ""
"overdue" = "{who}承诺{due}前{what}"
"days-late" = "逾期{n}天"
"silent" = "{who}已有{n}天没有回音"
`),
	"words/pl.toml": file(`
["days-late"]
one = "{n} dzień"
few = "{n} dni (few)"
many = "{n} dni (many)"
other = "{n} dnia"
`),
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func load(t testing.TB, lang string) *words.Words {
	t.Helper()
	w, err := words.New(catalogue, lang, map[string]string{
		"rule.title":    "Missing commitments",
		"account.owner": "what the file says stands over this",
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// day is a date as package plan has them.
type day string

func (d day) ISO() string { return string(d) }

type args = map[string]any

func TestWords(t *testing.T) {
	en, zh, pl := load(t, "en"), load(t, "zh-Hans"), load(t, "pl")
	for _, test := range []struct{ got, want string }{
		{en.T("account.owner"), "Owner"},
		{zh.T("account.owner"), "客户负责人"},
		{en.T("rule.title"), "Missing commitments"},
		{zh.T("rule.title"), "Missing commitments"}, // from code, said in English
		{zh.T("only-english"), "not translated yet"},
		{en.T("braces"), "write {who} or {id, name} or {Who} or { } or {"},

		{en.N("days-late", 1), "1 day late"},
		{en.N("days-late", 0), "0 days late"},
		{en.N("days-late", 2), "2 days late"},
		{en.N("days-late", 1200), "1,200 days late"},
		{en.N("days-late", -3), "-3 days late"},
		{zh.N("days-late", 1), "逾期1天"},
		{zh.N("days-late", 1), "逾期1天"}, // remembered
		{pl.N("days-late", 1), "1 dzień"},
		{pl.N("days-late", 3), "3 dni (few)"},
		{pl.N("days-late", 5), "5 dni (many)"},
		{pl.N("days-late", 100002), "100,002 dni (few)"},
		{en.N("account.owner", 3), "Owner"},

		{en.Say("overdue", args{"who": []string{"Wang Lei", "Li Na", "Chen"}, "what": "a trial", "due": day("2026-11-08")}),
			"Wang Lei, Li Na and Chen promised a trial by 8 Nov 2026"},
		{zh.Say("overdue", args{"who": []string{"王磊", "李娜", "陈"}, "what": "试用", "due": day("2026-11-08")}),
			"王磊、李娜和陈承诺2026年11月8日前试用"},
		{en.Say("overdue", args{"who": "{what}", "what": 2026, "due": 1234.5}), "{what} promised 2026 by 1,234.5"},
		{en.Say("overdue", args{"who": "Chen"}), "Chen promised {what} by {due}"},
		{en.Say("silent", args{"who": "He", "n": 1}), "He has been silent for 1 day"},
		{en.Say("silent", args{"who": "They", "n": 1500}), "They have been silent for 1,500 days"},
		{zh.Say("silent", args{"who": "王磊", "n": 1}), "王磊已有1天没有回音"},
		{pl.Say("silent", args{"who": "He", "n": 1}), "He has been silent for 1 day"}, // English words, English forms
		{zh.Say("account.owner", nil), "客户负责人"},
	} {
		if test.got != test.want {
			t.Errorf("got  %s\nwant %s", test.got, test.want)
		}
	}
}

func TestNames(t *testing.T) {
	w := load(t, "zh-Hans")
	if diff := cmp.Diff([]string{"due", "what", "who"}, w.Names("overdue")); diff != "" {
		t.Error(diff)
	}
	if got := w.Names("account.owner"); len(got) > 0 {
		t.Errorf("nothing is filled in, and Names says %q", got)
	}
	if w.Lang() != "zh-Hans" || !w.Has("only-english") || w.Has("no-such-id") || !slices.Contains(w.IDs(), "rule.title") {
		t.Error("the catalogue does not know what it holds")
	}
}

func TestOurOwnBugsPanic(t *testing.T) {
	w := load(t, "en")
	for name, bug := range map[string]func(){
		"an unknown word":     func() { w.T("no-such-id") },
		"an unknown count":    func() { w.N("no-such-id", 1) },
		"an unknown sentence": func() { w.Say("no-such-id", nil) },
		"a word with a gap":   func() { w.T("overdue") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			bug()
		}()
	}
}

// A team's own files are laid over the built-in ones word by word.
func TestOver(t *testing.T) {
	zh := load(t, "zh-Hans")
	team, err := zh.Over(fstest.MapFS{
		"words/zh-Hans.toml": file(`
"account.owner" = "大客户经理"
"our-own" = "{who}的页面"
`),
		"words/en.toml": file(`
"only-english" = "not yet translated"
"account.owner" = "Account lead"
`)})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ got, want string }{
		{team.T("account.owner"), "大客户经理"},
		{team.T("only-english"), "not yet translated"},
		{team.Say("our-own", args{"who": "王磊"}), "王磊的页面"},
		{team.N("days-late", 2), "逾期2天"},
		{zh.T("account.owner"), "客户负责人"},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
	en, err := load(t, "en").Over(fstest.MapFS{"words/en.toml": file(`"account.owner" = "Account lead"`)})
	if err != nil || en.T("account.owner") != "Account lead" {
		t.Errorf("English laid over English: %v", err)
	}
	if none, err := zh.Over(fstest.MapFS{}); err != nil || none.T("account.owner") != "客户负责人" {
		t.Errorf("a team without words of its own: %v", err)
	}
}

func TestMistakesInATeamsFile(t *testing.T) {
	w := load(t, "en")
	for _, test := range []struct{ text, want string }{
		{"\"account.owner\" = \"Lead\"\n\"flag = \"Flag\"\n", "words/en.toml:2:"},
		{"\"account.owner\" = 3\n", "words/en.toml: "},
		{"\"account.owner\" = \"{who} owns it\"\n", `words/en.toml: "account.owner": nothing is filled in for {who}`},
		{"[\"days-late\"]\none = \"a day late\"\n", `words/en.toml: "days-late" has no form "other"`},
		{"\"date.months\" = \"Jan Feb\"\n", `words/en.toml: "date.months": expected 12 names, found 2`},
	} {
		_, err := w.Over(fstest.MapFS{"words/en.toml": file(test.text)})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.text, err, test.want)
		}
	}
	for _, lang := range []string{"fr", "no language"} {
		if _, err := words.New(catalogue, lang); err == nil {
			t.Errorf("%s: no error for a language that nobody has written", lang)
		}
	}
}

// Several goroutines render pages with one catalogue.
func TestWordsFromSeveralGoroutines(t *testing.T) {
	w := load(t, "en")
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for n := range 400 {
				if got := w.N("days-late", n); !strings.HasPrefix(got, w.Number(float64(n))+" day") {
					t.Errorf("%d: %s", n, got)
				}
			}
		})
	}
	wait.Wait()
}

// Each language says all that English does, in its file or beside the rules, and
// nothing that it does not.
func TestBuiltInLanguages(t *testing.T) {
	layouts := os.DirFS("../../layouts")
	en, err := words.New(layouts, "en", check.Words())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"zh-Hans", "zh-Hant"} {
		w, err := words.New(layouts, lang, check.Words())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(en.IDs(), w.Own()); diff != "" {
			t.Errorf("%s (-English +%s):\n%s", lang, lang, diff)
		}
	}
}

func BenchmarkWords(b *testing.B) {
	w := load(b, "zh-Hans")
	who := args{"who": []string{"王磊", "李娜"}, "what": "试用", "due": day("2026-11-08")}
	silent := args{"who": "王磊", "n": 41}
	for _, bench := range []struct {
		name string
		ask  func()
	}{
		{"T", func() { w.T("account.owner") }},
		{"N", func() { w.N("days-late", 41) }},
		{"N-big", func() { w.N("days-late", 4100) }},
		{"Say", func() { w.Say("overdue", who) }},
		{"Say-count", func() { w.Say("silent", silent) }},
		{"Date", func() { w.Date("2026-11-08") }},
		{"Number", func() { w.Number(1234567.5) }},
		{"New", func() { load(b, "zh-Hans") }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bench.ask()
			}
		})
	}
}
