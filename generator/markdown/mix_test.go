package markdown

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stratbook/generator/source"
)

// pieces of Markdown, whole and broken, that a mix is made of.
var pieces = []string{
	"\n", "\n\n", " ", "    ", "\t", "> ", "- ", "1. ", "- [ ] ", "# ", "===\n", "---\n", "```\n", "~~~ x\n", ": ", "|", "\n|-|-|\n", `\|`,
	"*", "**", "_", "~~", "`", "``", "[", "]", "(", ")", "[[", "]]", "![", "](", "<", ">", `"`, "'", `\`, "&", "&amp;", "&#106;", "#",
	"[^1]", "[^1]: ", "[a]: ", "[a]", "[a](b.md)", "[[a|b]]", "![a](b.png)", "<http://a.b>", "<a@b.c>", "<div>", "</b>", "<!--", "-->",
	"javascript:", "data:", "//x", "http://a", "\u00A0", "中", "，", "”", "한", "e\u0301", "a", "word ", "\x00", "\xff", "\r",
	"::: audience board\n", "::: audience sales\n", ":::\n", "::: x\n",
}

// TestAnyMix asks of mixes of pieces what FuzzConvert asks of any bytes.
func TestAnyMix(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := []byte(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 20, 80).Draw(r, "pieces"), ""))
		HoldBack(source.Body{Text: text, Line: 1}, hiddenFromSales)
		body := Convert(text)
		checkHTML(t, body.HTML)
		checkHTML(t, body.Fill(func(i int) (Anchor, bool) { return Anchor{Href: "slot", Text: "<"}, i%3 != 2 }))
		checkRuns(t, body)
		checkSpans(t, body, text)
	})
}
