package markdown

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"stratbook/generator/source"
)

func TestRuns(t *testing.T) {
	r := Convert([]byte("R&D *of* 王\n磊 [[x]] and `code`\n\n# H王磊\n\n- a [b](c.md) <http://d.e>\n\n|th|\n|--|\n|td \"q\"|\n"))
	var got []string
	for run := range r.Runs {
		got = append(got, strings.Repeat("#", run.Section)+string(r.HTML[run.Start:run.End]))
	}
	want := []string{"R&amp;D ", "of", " 王磊 ", " and ", "#a ", "# ", "#td &quot;q&quot;"}
	if !slices.Equal(got, want) {
		t.Errorf("runs %q, want %q", got, want)
	}
}

func TestFillLeavesWords(t *testing.T) {
	r := Convert([]byte("[[a]] [[b|words]] [c *d*](e.md) ![alt](f.png)\n"))
	got := string(r.Fill(func(int) (Anchor, bool) { return Anchor{}, false }))
	if want := "<p>a words c <em>d</em> alt</p>\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	got = string(r.Fill(func(i int) (Anchor, bool) {
		return Anchor{Href: `x"&y`, Class: "gone"}, i == 0 || i == 3
	}))
	want := `<p><a href="x&quot;&amp;y" class="gone">a</a> words c <em>d</em> <img src="x&quot;&amp;y" alt="alt" class="gone"></p>` + "\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestBadBytes(t *testing.T) {
	r := Convert([]byte("中\xff\xfe文\n\xe4\xb8\n\x00 [a](b\x00.md)"))
	checkHTML(t, r.HTML)
	if len(r.Links) != 1 || r.Links[0].Target != "b\uFFFD.md" {
		t.Errorf("links %v", r.Links)
	}
}

func TestHoldBackKeepsCuts(t *testing.T) {
	b := source.Body{
		Text: []byte("five\n::: audience board\nx\n:::\ntwelve\n"), Line: 5,
		Cuts: []source.Cut{{Before: 5, Lines: 3}, {Before: 6, Lines: 2}},
	}
	b, _ = HoldBack(b, hiddenFromSales)
	want := []source.Cut{{Before: 2, Lines: 6}, {Before: 3, Lines: 2}}
	if string(b.Text) != "five\ntwelve\n" || !slices.Equal(b.Cuts, want) {
		t.Errorf("%q %v", b.Text, b.Cuts)
	}
	if at := b.InFile(source.Span{Line: 2}); at.Line != 12 {
		t.Errorf("line %d", at.Line)
	}
}

// TestConcurrent wants the race detector.
func TestConcurrent(t *testing.T) {
	text := []byte(plan)
	want := Convert(text).HTML
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := Convert(text).HTML; !bytes.Equal(got, want) {
				t.Error("goroutines disturb each other")
			}
		})
	}
	wait.Wait()
}

// plan is a body as people write them.
var plan = strings.Repeat(`## Where we stand

We met [[wang-lei]] on 3 November; **the plant manager** wants *less scrap* and asked for a trial on line 2.
He said the [last report](visits/2026-11-03.md) was "fair", see also <https://example.com/report>.

## 目标与现状

客户希望在明年六月之前把废品率降到**百分之二以下**，生产部门由[[li-na|李娜]]负责，
她认为**“先试后买”**是唯一的办法。价格不是问题，交期才是。

- [ ] send the offer for the trial
- [x] ask for the drawings
  - of both lines
- call back in two weeks

| who | wants | weight |
|:----|-------|-------:|
| Wang Lei | less scrap | 3 |
| 李娜 | 交期 | 2 |

> Nothing is decided before the budget is[^1].

[^1]: Usually in March.
`, 4)

// BenchmarkConvert measures Convert beside goldmark with the same extensions,
// in turns, and reports how many times as long it takes.
func BenchmarkConvert(b *testing.B) {
	text := []byte(plan)
	plain := goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList, extension.Footnote,
		extension.Strikethrough, extension.DefinitionList))
	var ours, theirs float64
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		start := b.Elapsed()
		Convert(text)
		between := b.Elapsed()
		ours += float64(between - start)
		var out bytes.Buffer
		start = b.Elapsed()
		if err := plain.Convert(text, &out); err != nil {
			b.Fatal(err)
		}
		theirs += float64(b.Elapsed() - start)
	}
	b.ReportMetric(ours/theirs, "×goldmark")
	b.ReportMetric(float64(len(text))*float64(b.N)/ours*1e3, "MB/s-ours")
}
