package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"stratbook/generator/cpu"
	"stratbook/generator/source"
)

// slow are the inputs that cost goldmark, or anything that reads marks, more
// than their length is worth. Each makes a text of about n bytes.
var slow = []struct {
	name string
	text func(n int) string
}{
	{"prose", pattern("A *word* of **weight**, [[wang-lei]] and [a link](b.md).\n\n")},
	{"emphasis", pattern("*a_ ")},
	{"emphasis in blocks", pattern(strings.Repeat("*a_ ", 450) + "\n\n")},
	{"emphasis that never pairs", pattern(strings.Repeat(" **a", 450) + strings.Repeat("b*c", 450) + "\n\n")},
	{"emphasis nested", pattern("*a **a ")},
	{"tildes", pattern("~~a *b ")},
	{"underscores", pattern("_")},
	{"brackets open", pattern("[")},
	{"brackets open, apart", pattern("[a ")},
	{"brackets close", pattern("]")},
	{"brackets pair", pattern("[]")},
	{"brackets nested", halves("[", "]")},
	{"brackets nested in code", pattern("[`]`")},
	{"brackets in blocks", pattern(strings.Repeat("[", 99) + strings.Repeat("a", 800) + strings.Repeat("]", 99) + "\n\n")},
	{"brackets in code, far from their ends", func(n int) string {
		return strings.Repeat("[`]`", 190) + strings.Repeat("*a* ", n/8) + strings.Repeat("]", n/2)
	}},
	{"brackets by line", pattern("[a]\n")},
	{"wiki open", pattern("[[")},
	{"wiki open, apart", pattern("[[a ")},
	{"wiki pairs", pattern("[[a]]")},
	{"targets", pattern("[a](b")},
	{"targets in angles", pattern("[a](<b")},
	{"targets with titles", pattern("[a](b \"")},
	{"targets with brackets", pattern("[a](b (")},
	{"images", pattern("![a](")},
	{"references to one long target", func(n int) string {
		return "[a]: /" + strings.Repeat("b", n/2) + "\n\n" + strings.Repeat("[a] ", n/8)
	}},
	{"references to one long title", func(n int) string {
		return "[a]: /b '" + strings.Repeat("b", n/2) + "'\n\n" + strings.Repeat("[a] ", n/8)
	}},
	{"references", pattern("[a][b ")},
	{"definitions", pattern("[a]: b\n")},
	{"definitions in blocks", pattern(strings.Repeat("[a]: b\n", 400) + "\n")},
	{"ticks growing", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i) + " ")
		}
		return b.String()
	}},
	{"ticks", pattern("`a``b ")},
	{"angles", pattern("<a ")},
	{"angles with values", pattern("<a b=\"<a b='")},
	{"comments", pattern("<!-- ")},
	{"instructions", pattern("<? <!A <![CDATA[ ")},
	{"autolinks", pattern("<a:b")},
	{"mail", pattern("<a@b.")},
	{"entities", pattern("&a&#1&#x1")},
	{"backslashes", pattern("\\")},
	{"quotes", pattern(">")},
	{"quotes by line", pattern(strings.Repeat(">", 60) + "\n")},
	{"quotes, lazy", func(n int) string { return strings.Repeat(">", 60) + strings.Repeat("a\n", n/2) }},
	{"lists", pattern("- ")},
	{"lists with numbers", pattern("1. ")},
	{"lists, then blanks", func(n int) string { return strings.Repeat("* ", 30) + "a\n" + strings.Repeat("\n", n) }},
	{"lists growing", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(" ", i) + "- a\n")
		}
		return b.String()
	}},
	{"list items", pattern("- a\n")},
	{"tasks", pattern("- [ ] a\n")},
	{"tabs", pattern("\t")},
	{"blanks", pattern(" \n")}, // four times as many lines are still below their cap
	{"columns", func(n int) string {
		return strings.Repeat("|a", n/4) + "\n" + strings.Repeat("|-", n/4) + "\n"
	}},
	{"rows to fill", func(n int) string {
		return strings.Repeat("|a", 64) + "\n" + strings.Repeat("|-", 64) + "\n" + strings.Repeat("a\n", n/2)
	}},
	{"tables", pattern("|a|b|\n|-|-|\n|c|d|\n\n")},
	{"tables with code", pattern("|a|b|\n|-|-|\n|`c\\|d`|e|\n\n")},
	{"table rules", pattern("|-|-|\n")},
	{"footnotes", pattern("[^a]: b\n\n")},
	{"footnotes, all different", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[^%d]\n\n[^%d]: b\n\n", i, i)
		}
		return b.String()
	}},
	{"footnotes, one for all", func(n int) string { return strings.Repeat("[^a] ", n/5) + "\n\n[^a]: b\n" }},
	{"footnotes, none", func(n int) string {
		return strings.Repeat("[^a]: b\n\n", 500) + strings.Repeat("[^b] ", n/5)
	}},
	{"headings alike", pattern("# a\n")},
	{"headings that clash", func(n int) string {
		var b strings.Builder
		for i := 2; b.Len() < n/2; i++ {
			fmt.Fprintf(&b, "# a %d\n", i)
		}
		return b.String() + strings.Repeat("# a\n", n/8)
	}},
	{"headings under lines", pattern("a\n-\n")},
	{"definitions of terms", pattern("a\n: b\n\n")},
	{"terms in one", func(n int) string { return strings.Repeat("*a\n", n/3) + ": b\n" }},
	{"html", pattern("<div>\n")},
	{"html tags", pattern("<a>")},
	{"line breaks", pattern("中\n")},
	{"code", pattern("`a` ")},
	{"fences", pattern("```\n")},
	{"hold", pattern("::: audience board\n")},
	{"hold, closed", pattern("::: audience sales\na\n:::\n")},
}

func pattern(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, n/len(s)+1) }
}

func halves(a, b string) func(int) string {
	return func(n int) string { return strings.Repeat(a, n/2) + strings.Repeat(b, n/2) }
}

// TestCost converts each slow text in two lengths. Four times the text may cost
// up to ten times as much: linear growth is four, quadratic sixteen. What counts is
// the processor's time, and as noise only ever adds, the least of several runs: a
// text that fails is given more of them. What costs some milliseconds needs no law.
func TestCost(t *testing.T) {
	const n, soon = 24 << 10, 20 * time.Millisecond
	for _, s := range slow {
		short, long := []byte(s.text(n)), []byte(s.text(4*n))
		var one, four time.Duration
		for range 24 {
			one, four = least(one, short), least(four, long)
			if four < 10*one+soon {
				break
			}
		}
		if four >= 10*one+soon {
			t.Errorf("%s: %d bytes cost %v, four times as many %v", s.name, n, one, four)
		}
	}
}

// least is what a text has cost so far, or costs once more.
func least(sofar time.Duration, text []byte) time.Duration {
	cost := cpu.Time(func() {
		body, _ := HoldBack(source.Body{Text: text, Line: 1}, hiddenFromSales)
		Convert(body.Text)
	})
	if sofar == 0 {
		return cost
	}
	return min(sofar, cost)
}

// TestCaps: no text of the largest size makes an output out of proportion.
func TestCaps(t *testing.T) {
	for _, s := range slow {
		text := []byte(s.text(64 << 10))
		if r := Convert(text); len(r.HTML) > outFactor*len(text)+outSlack {
			t.Errorf("%s: %d bytes make %d", s.name, len(text), len(r.HTML))
		}
	}
	over := bytes.Repeat([]byte("中"), maxBody/3+1)
	r := Convert(over)
	if len(r.Problems) != 1 || r.Problems[0].Says != "body" || r.Problems[0].At.Span.Col != maxBody/3+1 {
		t.Errorf("problems of a body over the cap: %v", r.Problems)
	}
}
