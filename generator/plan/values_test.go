package plan_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/plan"
)

func TestFind(t *testing.T) {
	for _, test := range []struct{ list, text, want string }{
		{"tier", "strategic", "strategic"},
		{"tier", "战略客户", "strategic"},
		{"tier", "戰略客戶", "strategic"},
		{"tier", "成长客户", "growth"}, // a second word
		{"tier", " Key ", "key"},
		{"tier", "　重点客户　", "key"}, // the wide blanks of Chinese text
		{"share-trend", "Flat or falling", "flat-or-falling"},
		{"share-trend", "FLAT-OR-FALLING", "flat-or-falling"},
		{"share-trend", "flat  or\tfalling", "flat-or-falling"},
		{"share-trend", "趨平或下降", "flat-or-falling"},
		{"decision-scope", "cross team", "cross-team"},
		{"response", "Restructuring, lay offs, mergers", "restructuring"}, // commas are part of the phrase
		{"response", "重组、裁员、并购", "restructuring"},
		{"response", "重組", "restructuring"},
		{"factor-kind", "价格、供货、条款和条件", "terms"},
		{"factor-kind", "企业文化和购买/销售流程", "culture"},
		{"factor-kind", "price, supply, terms", "terms"},
		{"involvement", "高", "high"},
		{"authority", "低度決策權", "low"},
		{"complexity", "medium", "medium"},
		{"threat", "高", "high"},
		{"role", "拥有者", "owner"},
		{"role", "客户负责人", ""}, // the account's owner is one of ours
		{"stance", "无关紧要", "neutral"},
		{"stance", "hides it", "hidden"},
		{"level", "mid", "mid"},
		{"level", "中", "mid"},
		{"met", "部分达成", "partly"},
		{"met", "未達成", "no"},
		{"white-space", "a competitor's", "competitor"},
		{"white-space", "A competitor’s", "competitor"}, // an editor's apostrophe
		{"source-kind", "analysts’ report", "analyst"},
		{"weekday", "Wednesday", "wed"},
		{"weekday", "星期日", "sun"},
		{"weekday", "週一", "mon"},
		{"step", "锁定关键人物", "target"},
		{"yes-no", "是", "yes"},
		{"yes-no", "False", "no"},
		{"relation", "密切", "4"},
		{"relation", "0", "0"},
		{"severity", "警告", "warning"},
		{"severity", "關", "off"},
		{"on-off", "off", "off"},
		{"on-off", "false", ""},
		{"culture", "", ""},
		{"macro", norm.NFD.String("坚韧不拔"), "persevere"},
		{"tier", "战略", ""},
	} {
		key, ok := plan.ListNamed(test.list).Find(test.text)
		if key != test.want || ok != (test.want != "") {
			t.Errorf("%s: Find(%q) = %q, %v; want %q", test.list, test.text, key, ok, test.want)
		}
	}
}

func TestWord(t *testing.T) {
	for _, test := range []struct{ list, key, lang, want string }{
		{"tier", "growth", "en", "growth"},
		{"tier", "growth", "zh-Hans", "成长型客户"},
		{"tier", "growth", "zh-Hant", "成長型客戶"},
		{"account-status", "dormant", "zh-Hant", "休眠"}, // like simplified
		{"environment", "demand", "en", "demand"},
		{"weekday", "sun", "en", "Sunday"},
		{"weekday", "sun", "zh-Hant", "週日"},
		{"quadrant", "maximise", "zh-Hans", "发挥"},
		{"tie", "went to school with", "zh-Hans", "went to school with"}, // free words
	} {
		if got := plan.ListNamed(test.list).Word(test.key, test.lang); got != test.want {
			t.Errorf("%s: Word(%q, %s) = %q; want %q", test.list, test.key, test.lang, got, test.want)
		}
	}
}

func TestNearest(t *testing.T) {
	for _, test := range []struct{ list, text, want string }{
		{"tier", "stratgic", "strategic"},
		{"tier", "战略客護", "战略客户"},
		{"share-trend", "flat or faling", "flat or falling"},
		{"role", "Gate-keeper", "gatekeeper"},
		{"role", "boss", ""},
	} {
		if got := plan.ListNamed(test.list).Nearest(test.text); got != test.want {
			t.Errorf("%s: Nearest(%q) = %q; want %q", test.list, test.text, got, test.want)
		}
	}
}

// Whoever writes a word means one value by it, however it is spelled.
func TestNoWordStandsForTwoValues(t *testing.T) {
	for _, list := range plan.Lists() {
		for _, v := range list.Values {
			for _, word := range append(wordsOf(v), v.Key) {
				for _, s := range []string{word, strings.ToUpper(word), strings.ReplaceAll(word, "-", " ")} {
					if key, ok := list.Find(s); !ok || key != v.Key {
						t.Errorf("%s: %q is a word of %s, and Find says %q, %v", list.Name, s, v.Key, key, ok)
					}
				}
			}
		}
	}
}

func TestTheTableIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, list := range plan.Lists() {
		if seen[list.Name] || plan.ListNamed(list.Name) != list {
			t.Errorf("%s: two lists of that name", list.Name)
		}
		seen[list.Name] = true
		for _, v := range list.Values {
			if len(v.English) == 0 || len(v.Simplified) == 0 {
				t.Errorf("%s: %s has no word in a language", list.Name, v.Key)
			}
			for _, word := range wordsOf(v) {
				if word == "" || word != strings.TrimSpace(word) || word != norm.NFC.String(word) {
					t.Errorf("%s: %q is not written as it is shown", list.Name, word)
				}
			}
		}
	}
	if plan.ListNamed("no-such-list") != nil {
		t.Error("a list that nobody knows was found")
	}
}

// A book's own list takes words as the built-in ones do.
func TestNewList(t *testing.T) {
	list := plan.NewList("milestone", []plan.Value{
		{Key: "pilot", English: []string{"runs a pilot"}},
		{Key: "trial", English: []string{"pilot"}}, // a key always means its own value
	})
	for text, want := range map[string]string{"pilot": "pilot", "Runs a pilot": "pilot", "trial": "trial"} {
		if key, _ := list.Find(text); key != want {
			t.Errorf("Find(%q) = %q; want %q", text, key, want)
		}
	}
	if got := list.Word("pilot", "zh-Hans"); got != "runs a pilot" {
		t.Errorf("a word that has no translation: %q", got)
	}
}

func wordsOf(v plan.Value) []string {
	return append(append(append([]string(nil), v.English...), v.Simplified...), v.Traditional...)
}

func BenchmarkFind(b *testing.B) {
	list := plan.ListNamed("macro")
	for _, text := range []string{"advance-fast", "谨慎前进", "Use Sales Skill"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				list.Find(text)
			}
		})
	}
}
