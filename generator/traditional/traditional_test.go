package traditional_test

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"stratbook/generator/plan"
	"stratbook/generator/traditional"
)

func TestOf(t *testing.T) {
	for _, test := range []struct{ simplified, want string }{
		{"", ""},
		{"key: value, [[method/strat]] `audience`\n", "key: value, [[method/strat]] `audience`\n"},
		{"客户的信息质量", "客戶的資訊品質"},
		{"信息共享者", "資訊分享者"}, // the longest first
		{"发现头发、发票", "發現頭髮、發票"},
		{"里程碑在心里，三公里", "里程碑在心裡，三公里"},
		{"干部干活，烘干机干净，互不相干", "幹部幹活，烘乾機乾淨，互不相干"},
		{"体系、关系、联系", "體系、關係、聯繫"},
		{"只有一只，只好", "只有一隻，只好"},
		{"复杂的恢复与答复", "複雜的恢復與答覆"},
		{"历史与日历", "歷史與日曆"},
		{"控制、制造", "控制、製造"},
		{"标准、批准", "標準、批准"},
		{"特征、长征", "特徵、長征"},
		{"手表上的表格", "手錶上的表格"},
		{"采取、风采", "採取、風采"},
		{"并且合并", "並且合併"},
		{"周一，四周，周到", "週一，四周，周到"},
		{"皇后以后", "皇后以後"},
		{"面对面包", "面對麵包"},
		{"a\xff里\xe5", "a\xff裡\xe5"}, // what is no character stays
	} {
		if got := traditional.Of(test.simplified); got != test.want {
			t.Errorf("%s: got %s, want %s", test.simplified, got, test.want)
		}
	}
}

// Listed values have been translated one by one; the conversion agrees.
func TestListedValues(t *testing.T) {
	for _, list := range plan.Lists() {
		for _, key := range list.Keys() {
			simplified, want := list.Word(key, "zh-Hans"), list.Word(key, "zh-Hant")
			if got := traditional.Of(simplified); got != want {
				t.Errorf("%s: %s: got %s, want %s", list.Name, simplified, got, want)
			}
		}
	}
}

// ours are the texts that are converted, or in which the same words are used.
func ours(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, glob := range []string{"method/zh-Hans/*.md", "words/zh-Hans.toml"} {
		files, err := filepath.Glob("../../layouts/" + glob)
		if err != nil || len(files) == 0 {
			t.Fatal(glob, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			texts[path.Base(file)] = string(text)
		}
	}
	return texts
}

// Big5 holds traditional characters only, so what a text still has of simplified
// ones cannot be written in it.
func TestNothingSimplifiedIsLeft(t *testing.T) {
	texts := ours(t)
	texts["the common characters"] = common(t)
	for name, text := range texts {
		var left []rune
		for _, r := range traditional.Of(text) {
			if unicode.Is(unicode.Han, r) && !inBig5(r) && !slices.Contains(left, r) {
				left = append(left, r)
			}
		}
		if len(left) > 0 {
			t.Errorf("%s: no traditional form for %s", name, string(left))
		}
	}
}

// alike are characters that are traditional as well, and stand for another one in
// simplified text: Big5 does not tell of them.
const alike = "丑了云仆佣伙余借克党冲准几凶划刮制千升占卷历厘发只台合后向周" +
	"咸喂困圣复姜尸尽布干并弥当彩征御志怜恶愿托扎折斗朴札术杆杠杰松板极柜栖据" +
	"欲沈注泄洼涂淀游漓灶炖照熏犯瓮玩症确着秋秘种签筑系累腊腌致舍苏范荐蒙蔑虫" +
	"蚕蝎表谷赞赶辟适郁采里钟面须饥肮茧篱羡凄昵虱棱"

// reviewed are those of them that are the same in Taiwan in every word of ours.
const reviewed = "累了克升合台彩愿札板极漓灶照犯玩症秘种熏虫"

func TestAlike(t *testing.T) {
	keys := map[rune]bool{}
	for _, file := range []string{"characters.txt", "phrases.txt"} {
		for _, e := range entries(t, file) {
			for _, r := range e[0] {
				keys[r] = true
			}
		}
	}
	for _, r := range alike {
		if !keys[r] && !strings.ContainsRune(reviewed, r) {
			t.Errorf("no entry has %c", r)
		}
	}
}

// common are the 3,755 characters of the first level of GB 2312.
func common(t *testing.T) string {
	var text []byte
	for row := byte(0xb0); row <= 0xd7; row++ {
		for col := byte(0xa1); col <= 0xfe && (row < 0xd7 || col <= 0xf9); col++ {
			text = append(text, row, col)
		}
	}
	list, err := simplifiedchinese.GBK.NewDecoder().Bytes(text)
	if err != nil || utf8.RuneCount(list) != 3755 {
		t.Fatal(utf8.RuneCount(list), err)
	}
	return string(list)
}

func inBig5(r rune) bool {
	_, err := traditionalchinese.Big5.NewEncoder().String(string(r))
	return err == nil
}

// A text that has been converted is left alone the next time.
func TestTwice(t *testing.T) {
	texts := ours(t)
	for _, file := range []string{"characters.txt", "phrases.txt"} {
		for _, e := range entries(t, file) {
			texts[e[0]] = e[0]
		}
	}
	for name, text := range texts {
		once := traditional.Of(text)
		for i, line := range strings.Split(traditional.Of(once), "\n") {
			if want := strings.Split(once, "\n")[i]; line != want {
				t.Errorf("%s: %s becomes %s", name, want, line)
			}
		}
	}
}

// ASCII and the lines of a text stay where they are: keys, links, fences.
func TestTheRestIsUntouched(t *testing.T) {
	ascii := func(text string) string {
		return strings.Map(func(r rune) rune {
			if r < utf8.RuneSelf {
				return r
			}
			return -1
		}, text)
	}
	for name, text := range ours(t) {
		if ascii(traditional.Of(text)) != ascii(text) {
			t.Errorf("%s: what is not Chinese changed", name)
		}
	}
}

// Whatever a text is written in, its characters lead to the same ones.
func TestForms(t *testing.T) {
	simplified := map[rune]rune{}
	last := rune(0)
	for form, to := range traditional.Forms {
		if form <= last {
			t.Errorf("%c is out of order", form)
		}
		last = form
		simplified[form] = to
	}
	for form, to := range simplified {
		if again, ok := simplified[to]; ok || form == to {
			t.Errorf("%c leads to %c, and that to %c", form, to, again)
		}
	}
	fold := func(text string) string {
		return strings.Map(func(r rune) rune {
			if to, ok := simplified[r]; ok {
				return to
			}
			return r
		}, text)
	}
	for _, test := range [][2]string{{"質量部門", "质量部门"}, {"裡裏外", "里里外"}, {"頭髮、發現", "头发、发现"}, {"鍾錶", "钟表"}, {"台灣臺灣", "台湾台湾"}, {"羣峯", "群峰"}} {
		if got := fold(test[0]); got != test[1] {
			t.Errorf("%s: got %s, want %s", test[0], got, test[1])
		}
	}
	for _, e := range entries(t, "characters.txt") {
		if unicode.Is(unicode.Han, []rune(e[0])[0]) && fold(e[0]) != fold(e[1]) {
			t.Errorf("%s and %s do not meet", e[0], e[1])
		}
	}
	// What Big5 has of common characters and GB 2312 has not is written otherwise
	// in simplified Chinese, but for what it does not write at all.
	var left []rune
	for _, r := range bigFive(t) {
		if to := []rune(fold(string(r)))[0]; !inGB2312(to) {
			left = append(left, r)
		}
	}
	if string(left) != unwritten {
		t.Errorf("left as they are:\n%s\nwant\n%s", string(left), unwritten)
	}
}

// unwritten are those that simplified Chinese does not use, or writes alike.
const unwritten = "朮伕伋吋汍呎抆杗沘釆佺劻卹姅枓沬泜玥甽芣帟昤枴洸牴疢郃堉屘崁晅栘涊浥砠訏訑軏偯偭啗屝惇敔晞勗梡梂脰脤釭愒棻湣湲湩焜絰詖鈇僇塭暘暍楛煆痳睪硿詻詨跦鄗雊僎僩嘐塽槃榣箄裯誧鄘鉼儅墦奭嶔潠潟褕鴃暸澦澴璘璟穋豭錡鴒擭橾歜毚濩篠縿縯褽鍚檮燸穠韹儳羶醱巉躂騵儸矓鶸囉觼欐籣籥臢鑤"

// bigFive are the 5,401 characters of the first level of Big5.
func bigFive(t *testing.T) []rune {
	var text []byte
	for row := byte(0xa4); row <= 0xc6; row++ {
		for col := byte(0x40); col <= 0xfe; col++ {
			if (col <= 0x7e || col >= 0xa1) && (row < 0xc6 || col <= 0x7e) {
				text = append(text, row, col)
			}
		}
	}
	list, err := traditionalchinese.Big5.NewDecoder().Bytes(text)
	if err != nil || utf8.RuneCount(list) != 5401 {
		t.Fatal(utf8.RuneCount(list), err)
	}
	return []rune(string(list))
}

func inGB2312(r rune) bool {
	text, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
	return err == nil && len(text) == 2 && text[0] >= 0xb0 && text[1] >= 0xa1
}

// The tables are sorted, each entry is there once and says something.
func TestTables(t *testing.T) {
	for _, file := range []string{"characters.txt", "phrases.txt"} {
		list := entries(t, file)
		for i, e := range list {
			if i > 0 && e[0] <= list[i-1][0] {
				t.Errorf("%s: %s is out of order", file, e[0])
			}
			n := utf8.RuneCountInString(e[0])
			if (n == 1) != (file == "characters.txt") || n == 1 && (e[0] == e[1] || utf8.RuneCountInString(e[1]) != 1) {
				t.Errorf("%s: %s %s is no entry of it", file, e[0], e[1])
			}
			if traditional.Of(e[0]) != e[1] {
				t.Errorf("%s: %s becomes %s", file, e[0], traditional.Of(e[0]))
			}
			for _, r := range e[1] {
				if !inBig5(r) {
					t.Errorf("%s: %s %s: %c is not traditional", file, e[0], e[1], r)
				}
			}
		}
	}
}

func entries(t *testing.T, file string) [][2]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list [][2]string
	for line := range strings.Lines(string(text)) {
		from, to, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !ok || from == "" || to == "" || strings.Contains(to, " ") {
			t.Errorf("%s: %q is no entry", file, line)
		}
		list = append(list, [2]string{from, to})
	}
	return list
}

func BenchmarkOf(b *testing.B) {
	text, err := os.ReadFile("../../layouts/method/zh-Hans/strat.md")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		traditional.Of(string(text))
	}
}
