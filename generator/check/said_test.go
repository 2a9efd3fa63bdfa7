package check

import (
	"regexp"
	"testing"

	"stratbook/generator/plan"
	"stratbook/generator/words"
	"stratbook/layouts"
)

// TestSaid says what a rule is about in two languages.
func TestSaid(t *testing.T) {
	day, _ := plan.ParseDate("2026-11-06")
	for _, c := range []struct {
		said        said
		english, zh string
	}{
		{said{"", day, nil}, "6 Nov 2026", "2026年11月6日"},
		{said{"", day, []string{"王磊"}}, "6 Nov 2026 (王磊)", "2026年11月6日（王磊）"},
		{said{"数封条", plan.Date{}, nil}, "数封条", "数封条"},
		{said{"数封条", day, nil}, "数封条 (6 Nov 2026)", "数封条（2026年11月6日）"},
		{said{"数封条", plan.Date{}, []string{"王磊"}}, "数封条 (王磊)", "数封条（王磊）"},
		{said{"数封条", day, []string{"王磊", "陈玉"}}, "数封条 (王磊 and 陈玉, 6 Nov 2026)", "数封条（王磊和陈玉，2026年11月6日）"},
	} {
		if got := c.said.In(english(t)); got != c.english {
			t.Errorf("said %q, expected %q", got, c.english)
		}
		if got := c.said.In(chinese(t, "zh-Hans")); got != c.zh {
			t.Errorf("said %q, expected %q", got, c.zh)
		}
	}
}

// TestKeysSaid sets code apart from the Han characters around it by blanks.
func TestKeysSaid(t *testing.T) {
	f := Finding{Rule: visionUnmeasured, Args: map[string]any{"name": "恒业", "keys": keysSaid{"metric", "target", "by"}}}
	for lang, want := range map[string]string{
		"zh-Hans": "恒业：远景还没有写 `metric`、`target` 和 `by`",
		"zh-Hant": "恒业：遠景還沒有寫 `metric`、`target` 和 `by`",
	} {
		if got := f.Message(chinese(t, lang)); got != want {
			t.Errorf("%s: said %q, expected %q", lang, got, want)
		}
	}
}

// TestBlanksAroundCode holds the sentences of both Chinese catalogues to a blank
// between code and Han characters.
func TestBlanksAroundCode(t *testing.T) {
	code, glued := regexp.MustCompile("`[^`]*`"), regexp.MustCompile("[\\p{Han}}]`|`[\\p{Han}{]")
	for _, lang := range []string{"zh-Hans", "zh-Hant"} {
		w := chinese(t, lang)
		for id := range Words() {
			if text := w.Say(id, nil); glued.MatchString(code.ReplaceAllString(text, "`")) {
				t.Errorf("%s: %s: expected a blank beside code: %s", lang, id, text)
			}
		}
	}
}

func chinese(t *testing.T, lang string) *words.Words {
	t.Helper()
	w, err := words.New(layouts.Files(), lang, Words())
	if err != nil {
		t.Fatal(err)
	}
	return w
}
