package mention

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// marked shows what a finder finds: "[7:Wang Lei] called".
func marked(f *Finder, text string) string {
	var b strings.Builder
	last := 0
	f.Find([]byte(text), func(start, end int, value int32) bool {
		fmt.Fprintf(&b, "%s[%d:%s]", text[last:start], value, text[start:end])
		last = end
		return true
	})
	return b.String() + text[last:]
}

// numbered gives each name its place in the list, from 1, as its value.
func numbered(texts ...string) []Name {
	var names []Name
	for i, text := range texts {
		names = append(names, Name{text, int32(i + 1)})
	}
	return names
}

// TestFind: want is the text with its mentions in brackets.
func TestFind(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		// whole words, the longest first
		{"Wang Lei", "[1:Wang Lei], Wang Leigh, Zwang Lei, wang lei and ([1:Wang Lei])."},
		{"Wang|Wang Lei|Lei", "[2:Wang Lei] [1:Wang] Leigh [3:Lei]"},
		{"Wang Lei Group|Wang|Lei Groups", "[2:Wang] [3:Lei Groups]"},
		{"Anna Moor|Moor Ltd", "[1:Anna Moor] Ltd"},
		{"Line 2", "[1:Line 2] Line 20 Line 2.5 [1:Line 2]."},
		{"Åsa Öst|Ива́н", "[1:Åsa Öst], Åsa Östby, [2:Ива́н] Ива́нов"},
		// a name stands at the ends of the text, over line breaks, between blanks of any kind
		{"Wang Lei", "[1:Wang Lei]"},
		{"Wang Lei|Li Na", "[1:Wang\nLei] [1:Wang  \t Lei] [2:Li\u00a0Na] [2:Li\u3000Na] WangLei"},
		{"  Wang \n Lei ", "[1:Wang Lei]"},
		// what may stand beside
		{"Wang Lei", "[1:Wang Lei]'s [1:Wang Lei]’s '[1:Wang Lei]' [1:Wang Lei]'d [1:Wang Lei]'ll Wang Lei'so “[1:Wang Lei]”"},
		{"Jones|Xi|Acme", "the [1:Jones]' house in Xi'an, d'[3:Acme], [3:Acme]/[1:Jones], Acme_1"},
		{"Wang|Lei|Haus|Wang Lei", "Wang-Lei-Haus [1:Wang] Lei-Haus [4:Wang Lei] -[3:Haus] [1:Wang]- [2:Lei]—[3:Haus]"},
		{"acme|lei", "acme.com info@acme www.acme.de [2:lei], @[1:acme]. At [1:acme].Then"},
		// Chinese and other scripts
		{"王磊|李娜", "今天[1:王磊]说，[2:李娜]和[1:王磊][2:李娜]都同意2[1:王磊]3"},
		{"王磊|王磊磊", "[2:王磊磊]和[1:王磊]"},
		{"Wang Lei|Acme", "联系[1:Wang Lei]吧，[2:Acme]的厂长，Acme2的"},
		{"王Lei|Line王", "找王Leigh，[1:王Lei]，在[2:Line王]，在ALine王"},
		{"宏远机械|宏远", "[1:宏远机械]和[2:宏远]"},
		{"ジョン|しのぶ|ミラー", "[1:ジョン]さん、ジョンソン、[2:しのぶ]は、[3:ミラー]とミラーー"},
		{"김수현|Acme", "[1:김수현]은 작은김수현, [1:김수현]. [2:Acme]는 ‘[1:김수현]’은"},
		{"สมชาย", "คุณ[1:สมชาย]มา"},
		{"أحمد", "قال [1:أحمد]، وأحمد"},
		// one character, too long, half a letter
		{"王|A|é|x\u0304|é|ab", "王 A é x\u0304 [6:ab] ab\u0301 [6:ab]"},
		{strings.Repeat("ab", 101) + "|" + strings.Repeat("王", 66), strings.Repeat("ab", 101) + " [2:" + strings.Repeat("王", 66) + "]"},
		{"\u0301ab|\u0301", "x\u0301ab"},
		// characters that mean something elsewhere
		{"C++|R&D <Team>|a.c|(x)*|[q]", "[1:C++], C+, [2:R&D <Team>], abc, [3:a.c], [4:(x)*] [5:[q]]"},
		// nothing to find
		{"", "text"},
		{"ab", ""},
	} {
		names := numbered(strings.Split(c.names, "|")...)
		text := c.want
		for i := range names {
			text = strings.ReplaceAll(text, fmt.Sprintf("[%d:", i+1), "\x00")
		}
		text = unmark(text)
		if got := marked(New(names), text); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.names, got, c.want)
		}
	}
}

// unmark takes away the bracket that closes each NUL.
func unmark(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "\x00")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		depth, end := 1, 0
		for ; depth > 0; end++ {
			switch rest[end] {
			case '[':
				depth++
			case ']':
				depth--
			}
		}
		b.WriteString(rest[:end-1])
		text = rest[end:]
	}
}

func TestTwoOfOneName(t *testing.T) {
	f := New([]Name{{"Wang Lei", 1}, {"Wang", 2}, {"Lei", 3}, {"Wang Lei", 4}, {"Li Na", 5}, {"Li Na", 5}})
	if got, want := marked(f, "Wang Lei, Wang, Lei, Li Na"), "Wang Lei, [2:Wang], [3:Lei], [5:Li Na]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOver(t *testing.T) {
	shared := New([]Name{{"Wang Lei", 1}, {"Wang Lei Group", 2}, {"Acme", 3}, {"Acme", 4}, {"Li Na", 5}})
	own := New([]Name{{"Wang Lei", -1}, {"Acme", -2}, {"Li Na", -3}, {"Li Na", -4}, {"Lei Group", -5}, {"Zoe", -6}})
	text := "Wang Lei, Wang Lei Group, Acme, Li Na, Lei Group, Zoe"
	if got, want := marked(own.Over(shared), text), "[-1:Wang Lei], [2:Wang Lei Group], [-2:Acme], Li Na, [-5:Lei Group], [-6:Zoe]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := marked(shared, text), "[1:Wang Lei], [2:Wang Lei Group], Acme, [5:Li Na], Lei Group, Zoe"; got != want {
		t.Errorf("below changed: %q, want %q", got, want)
	}
	top := New([]Name{{"Zoe", 9}})
	if got, want := marked(top.Over(own).Over(shared), "Zoe, Acme, Wang Lei Group"), "[9:Zoe], [-2:Acme], [2:Wang Lei Group]"; got != want {
		t.Errorf("three: %q, want %q", got, want)
	}
}

func TestForms(t *testing.T) {
	names := numbered("José Núñez", "Nguyễn Ân", "김수현", "A\u030ake", "Ｗang", "神\ufa19")
	text := "José Núñez, Nguyễn Ân, 김수현은, Åke; José, Josés"
	want := "[1:José Núñez], [2:Nguyễn Ân], [3:김수현]은, [4:Åke]; José, Josés"
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		for _, names := range [][]Name{names, numbered(form.String(names[0].Text), form.String(names[1].Text), form.String(names[2].Text), "Åke")} {
			if got := marked(New(names), form.String(text)); got != form.String(want) {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
	if got, want := marked(New(names), "Nguyê\u0303n Ân"), "[2:Nguyê\u0303n Ân]"; got != want {
		t.Errorf("half composed: %q, want %q", got, want)
	}
}

func TestFindStops(t *testing.T) {
	n := 0
	New(numbered("ab")).Find([]byte("ab ab ab"), func(_, _ int, _ int32) bool { n++; return n < 2 })
	if n != 2 {
		t.Errorf("%d mentions after a stop at 2", n)
	}
	new(Finder).Find([]byte("ab"), func(_, _ int, _ int32) bool { t.Error("the zero finder finds"); return true })
}

// TestConcurrent wants the race detector.
func TestConcurrent(t *testing.T) {
	shared := New(numbered("Wang Lei", "José"))
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			own := New([]Name{{"Li Na", int32(-i)}}).Over(shared)
			if got, want := marked(own, "Wang Lei, Jose\u0301, Li Na"), fmt.Sprintf("[1:Wang Lei], [2:Jose\u0301], [%d:Li Na]", -i); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
	wait.Wait()
}
