package site

import (
	"slices"
	"testing"

	"stratbook/generator/words"
	builtin "stratbook/layouts"
)

func TestLang(t *testing.T) {
	for _, test := range []struct{ page, text, want string }{
		{"en", "Karnwald Turbo Services", ""},
		{"en", "远禾泵业", "zh-Hans"},
		{"en", "康澤醫療器材", "zh-Hant"},
		{"en", "王磊", "zh"}, // both write it so
		{"en", "S7滅菌鍋真空泵軸封", "zh-Hant"},
		{"en", "Process 工艺 of the plant", ""},
		{"zh-Hans", "远禾泵业", ""},
		{"zh-Hans", "王磊", ""},
		{"zh-Hans", "康澤醫療器材", "zh-Hant"},
		{"zh-Hans", "Marta Lindqvist", "en"},
		{"zh-Hant", "设计院技术交流会", "zh-Hans"},
		{"en", "12.5%", ""},
		{"zh-Hans", "12.5%", ""},
	} {
		w, err := words.New(builtin.Files(), test.page)
		if err != nil {
			t.Fatal(err)
		}
		p := &pen{w: w}
		if got := p.lang(test.text); got != test.want {
			t.Errorf("on a page in %s, %q is %q, want %q", test.page, test.text, got, test.want)
		}
	}
}

func TestByScript(t *testing.T) {
	got := byScript("Ask 蔡佩珊 what 提供S7圖面 takes.")
	want := []string{"Ask ", "蔡佩珊 ", "what ", "提供", "S7", "圖面 ", "takes."}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
