package mention

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
)

var (
	surnames = []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
	given    = []rune("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文志建国华玉红春梅晓东海燕波斌宇浩凯健俊帆帅旭宁龙林")
	first    = []string{"Anna", "Bjorn", "Carla", "David", "Edith", "Felix", "Greta", "Hugo", "Irene", "Jonas", "Karin", "Lars", "Wei", "Lei", "Na", "Min"}
	last     = []string{"Moor", "Stone", "Linden", "Harper", "Quist", "Vogel", "Rademaker", "Okafor", "Wang", "Li", "Zhang", "Chen"}
	trades   = []string{"机械", "物流", "食品", "Works", "Pumps", "Group"}
	prose    = []string{
		"The maintenance team counts every hour that the line stands still. ", "Nobody has told them about the change of material. ",
		"Purchasing compares three suppliers and looks at the price of a year. ", "He asked for figures from a plant of the same size. ",
		"设备部门很在意每次停机的时间。", "采购要比较三家供应商全年的总成本，价格不是唯一的标准。", "他们希望在台风季节之前完成第一批交货。", "先在一台设备上试用，大部分问题就有答案了。",
	}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// madeUp are n names of people and accounts, half of them Chinese.
func madeUp(n int) []Name {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	var names []Name
	for i := range int32(n) {
		var text string
		switch i % 4 {
		case 0:
			text = string([]rune{pick(r, surnames), pick(r, given), pick(r, given)})
		case 1:
			text = string([]rune{pick(r, surnames), pick(r, given), pick(r, given)}) + pick(r, trades[:3])
		case 2:
			text = fmt.Sprintf("%s %s%s", pick(r, first), pick(r, last), strings.ToLower(pick(r, last)))
		default:
			text = fmt.Sprintf("%s %s %d", pick(r, last), pick(r, trades[3:]), i)
		}
		names = append(names, Name{text, i})
	}
	return names
}

// writing is a text of about n bytes in which every third sentence has a name.
func writing(n int, names []Name) []byte {
	r := rand.New(rand.NewPCG(2, uint64(n)))
	var b bytes.Buffer
	for b.Len() < n {
		b.WriteString(pick(r, prose))
		if r.IntN(3) == 0 {
			b.WriteString(pick(r, names).Text)
			b.WriteString(pick(r, []string{" ", "'s ", "，", "说"}))
		}
	}
	return b.Bytes()
}

func BenchmarkFind(b *testing.B) {
	names := madeUp(20_000)
	text := writing(1<<20, names)
	shared, none := New(names), New(nil)
	for _, c := range []struct {
		name   string
		finder *Finder
	}{{"none", none}, {"25", New(names[:25])}, {"20000", shared}, {"25-over-20000", New(madeUp(25)).Over(shared)}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n = 0
				c.finder.Find(text, func(_, _ int, _ int32) bool { n++; return true })
			}
			b.ReportMetric(float64(n), "mentions")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{25, 20_000, 200_000} {
		names := madeUp(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				New(names)
			}
			b.ReportMetric(float64(kept(func() *Finder { return New(names) }))/1024, "KB-kept")
		})
	}
	shared := New(madeUp(20_000))
	own := madeUp(25)
	b.Run("25-over-20000", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			New(own).Over(shared)
		}
	})
}

// kept is the memory that a finder holds.
func kept(make func() *Finder) uint64 {
	const times = 16
	var list [times]*Finder
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	for i := range list {
		list[i] = make()
	}
	after := heap()
	runtime.KeepAlive(&list)
	return (max(after, before) - before) / times
}

// TestCost: text that is nearly a name at every place takes four times as long
// where it is four times as long, give or take; see TestCost of package markdown.
func TestCost(t *testing.T) {
	nested := func(piece string) (names []Name) {
		for i := 2; i*len(piece) < maxName; i++ {
			names = append(names, Name{strings.Repeat(piece, i) + "x", int32(i)}, Name{strings.Repeat(piece, i) + "y", int32(i)})
		}
		return names
	}
	for _, c := range []struct {
		text  string
		names []Name
	}{
		{"a", nested("a")}, {"a ", nested("a ")}, {"王", nested("王")}, {"a-", nested("a-")}, {"a  ", nested("a ")},
		{"\u0301", nested("a")}, {"a\u0301", nested("a")}, {"ế", nested("e\u0302\u0301")}, {"\n", nested("a ")},
		{"a" + strings.Repeat(" ", 20), nested("a ")},
	} {
		finder := New(c.names)
		measure := func(n int) (best time.Duration) {
			text := bytes.Repeat([]byte(c.text), n/len(c.text))
			for range 5 {
				start := time.Now()
				finder.Find(text, func(_, _ int, _ int32) bool { return true })
				if d := time.Since(start); best == 0 || d < best {
					best = d
				}
			}
			return best
		}
		short, long := time.Duration(0), time.Duration(0)
		for range 5 { // noise only ever adds
			short, long = measure(16<<10), measure(64<<10)
			if long < 8*short+5*time.Millisecond {
				break
			}
		}
		if long >= 8*short+5*time.Millisecond {
			t.Errorf("%.10q: %d bytes take %v, four times as many %v", c.text, 16<<10, short, long)
		}
	}
}
