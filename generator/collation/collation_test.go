package collation_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stratbook/generator/collation"
)

func sorted(lang, names string) string {
	list := strings.Split(names, ",")
	collation.Sort(collation.In(lang), list, func(s string) (name, id string) { return s, s })
	return strings.Join(list, ",")
}

// TestOrders holds each language's own order, whatever order the names came in.
func TestOrders(t *testing.T) {
	for _, test := range []struct{ what, lang, want string }{
		{"pinyin: an, chen, ding, li, ou, wang, zhang, zhao", "zh-Hans", "安明,陈浩然,丁一,李娜,欧阳雪,王磊,张伟,赵敏"},
		{"strokes: 1, 2, 4, 7, 9, 11, 14", "zh-Hant", "一心,丁一,王磊,李娜,林佳蓉,柯敏,張偉,趙敏"},
		{"a name before one that it begins", "zh-Hans", "王,王磊,王磊明"},
		{"Chinese before Latin on a Chinese page", "zh-Hans", "3M,李娜,王磊,Anna,Li Na,Zoë"},
		{"and on a traditional one", "zh-Hant", "3M,王磊,李娜,Anna,Zoë"},
		{"Latin before Chinese on an English page", "en", "3M,Anna,Li Na,Zoë,李娜"},
		{"accents and capitals come after letters", "en", "emil,Emil,Émile,Eva"},
		{"numbers as numbers", "en", "Plant 2,Plant 10,Plant 100"},
		{"numbers in Chinese names", "zh-Hans", "一号工厂2,一号工厂10"},
		{"letters of the north", "sv", "Zander,Åberg,Äng,Öberg"},
		{"a language that nobody knows", "xx", "Anna,Zoë"},
		{"no name comes last", "en", "Anna,李娜,"},
	} {
		t.Run(test.what, func(t *testing.T) {
			list := strings.Split(test.want, ",")
			rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			if found := sorted(test.lang, strings.Join(list, ",")); found != test.want {
				t.Errorf("found %s\nwant  %s", found, test.want)
			}
		})
	}
}

// TestSort holds that the order of names does not depend on how they came, nor
// on which were asked for before.
func TestSort(t *testing.T) {
	names := rapid.SliceOf(rapid.StringOfN(rapid.RuneFrom([]rune("aAäzZ19 ·王李张張一丁мß")), 0, 4, -1))
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"en", "zh-Hans", "zh-Hant"}).Draw(t, "lang")
		list := names.Draw(t, "names")
		other := rapid.Permutation(list).Draw(t, "permutation")
		known := collation.In(lang)
		same := func(s string) (name, id string) { return s, s }
		collation.Sort(known, names.Draw(t, "before"), same)
		collation.Sort(known, list, same)
		collation.Sort(collation.In(lang), other, same)
		if !slices.Equal(list, other) {
			t.Fatalf("%q\n%q", list, other)
		}
	})
}

// BenchmarkSort sorts 100,000 names, as a book's people, none of which is known
// ("first") and all of which are ("again", as after each change while serving).
func BenchmarkSort(b *testing.B) {
	families, given := []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"), []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英")
	list := make([]string, 100_000)
	for i := range list {
		list[i] = string(families[i%20]) + string(given[i/20%23]) + string(given[i/460%23]) + strconv.Itoa(i/10_580)
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	same := func(s string) (name, id string) { return s, s }
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			collation.Sort(collation.In("zh-Hans"), slices.Clone(list), same)
		}
	})
	b.Run("again", func(b *testing.B) {
		names := collation.In("zh-Hans")
		collation.Sort(names, slices.Clone(list), same)
		for b.Loop() {
			collation.Sort(names, slices.Clone(list), same)
		}
	})
}
