package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"stratbook/generator/mention"
)

// TestSentence takes the sentence around the first link of each body, or around
// the first mention of 王磊 where there is no link.
func TestSentence(t *testing.T) {
	long := strings.Repeat("word ", 60)
	长 := strings.Repeat("字", 200)
	for _, c := range []struct{ body, want string }{
		// Where a sentence ends.
		{"One. Two [[x|it]] three. Four.", "Two it three."},
		{"[[x|It]] is first. Four.", "It is first."},
		{"One. Last is [[x|it]]", "Last is it"},
		{"One! [[x|She]]? Two.", "She?"},
		{"See J. R. Smith and Dr. Wu on [[x|it]] at 3.5 bar. Yes.", "See J. R. Smith and Dr. Wu on it at 3.5 bar."},
		{"It took approx. three [[x|weeks]], e.g. in May. Then no more.", "It took approx. three weeks, e.g. in May."},
		{"“Ask [[x|her]].” Then go.", "“Ask her.”"},
		{"He said no. (So did [[x|she]].) We left.", "(So did she.)"},
		{"Well... [[x|it]] depends. Yes.", "Well... it depends."},
		{"今天下雨。昨天[[x|王磊]]说要改图纸！我们答应了。", "昨天王磊说要改图纸！"},
		{"“好。”[[x|王磊]]说。", "王磊说。"},
		{"他问：“[[x|王磊]]来吗？”没人答。", "他问：“王磊来吗？”"},
		{"好!下周[[x|王磊]]来.", "下周王磊来."},

		// What a sentence does not go beyond.
		{"One\n\nTwo [[x|it]]\n\nThree", "Two it"},
		{"- one\n- two [[x|it]]\n  - three\n- four", "two it"},
		{"- one\n\n  [[x|it]] two\n\n  three", "it two"},
		{"- [ ] call [[x|it]]", "call it"},
		{"| a | b |\n|---|---|\n| one | two [[x\\|it]] |\n| three | four |", "two it"},
		{"> quoted [[x|it]]\n\nnot", "quoted it"},
		{"before\n\n## About [[x|it]]\n\nafter", "About it"},
		{"term\n: means [[x|it]]\n\nafter", "means it"},
		{"[[x|it]]", "it"},

		// What a sentence is made of.
		{"The *quick*, `brown` [**bold** words](x.md) &amp; R&D <Team>\nline", "The quick, brown bold words & R&D <Team> line"},
		{"On [[p1]] and [[p2]], [[p1]].", "On Name One and p2, Name One."},
		{"A note[^1] on [[x|it]].\n\n[^1]: below", "A note on it."},
		{"Text[^1].\n\n[^1]: See [[x|it]].", "See it."},
		{"one  \ntwo [site](https://a.example/?a=1&b=2) [[x|it]]", "one two site it"},
		{"王磊和\n徐工谈过。", "王磊和徐工谈过。"},
		{"R&D <王磊> \"said\"", "R&D <王磊> \"said\""},

		// Long ones.
		{long + "[[x|it]].", "…" + strings.TrimSpace(strings.Repeat("word ", 31)) + " it."},
		{"[[x|it]] " + long, "it " + strings.TrimSpace(strings.Repeat("word ", 32)) + "…"},
		{long + "[[x|it]] " + long, "…" + strings.Repeat("word ", 16) + "it " + strings.TrimSpace(strings.Repeat("word ", 16)) + "…"},
		{长 + "[[x|王磊]]。", "…" + strings.Repeat("字", 159) + "王磊。"},
		{长 + "[[x|王磊]]" + 长, "…" + strings.Repeat("字", 80) + "王磊" + strings.Repeat("字", 80) + "…"},
		{"[[x|" + 长 + "]]", strings.Repeat("字", 160) + "…"},
		{strings.Repeat("&", 3000) + " [[x|it]]" + strings.Repeat("<", 3000), "…" + strings.Repeat("&", 79) + " it" + strings.Repeat("<", 80) + "…"},
	} {
		r := Convert([]byte(c.body)).Mention(mention.New([]mention.Name{{Text: "王磊", Value: 1}}).Find)
		got := r.Sentence(0, func(i int) string { return map[string]string{"p1": "Name One"}[r.Links[i].Target] })
		if got != c.want {
			t.Errorf("%.80q\n got %q\nwant %q", c.body, got, c.want)
		}
	}
}

// TestSentenceAnywhere holds for any text that every link has a sentence: one
// line of valid text, not too long, that holds the link's words.
func TestSentenceAnywhere(t *testing.T) {
	find := mention.New([]mention.Name{{Text: "王磊", Value: 1}, {Text: "it", Value: 2}}).Find
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"[[x]]", "[[x|a & b]]", "[w](y.md)", "![i](y.md)", "王磊", "it ", "字", "。", ". ", "& ", "<b>",
			"*em* ", "`c` ", "\n", "\n\n", "- ", "| ", "[^1]", "\n\n[^1]: n ", "é", "e\u0301", strings.Repeat("long ", 70), strings.Repeat("字&", 120),
			"<https://a.example/" + strings.Repeat("%41", 300) + "?a&b>"}), 1, 40)
		r := Convert([]byte(strings.Join(pieces.Draw(t, "pieces"), ""))).Mention(find)
		for i := range len(r.Links) + len(r.Mentions) {
			checkSentence(t, r, i)
		}
	})
}

func checkSentence(t rapid.TB, r Rendered, i int) {
	t.Helper()
	got := r.Sentence(i, func(int) string { return "" })
	start, end := r.place(i)
	words := quoter{r, func(int) string { return "" }}.text(start, r.cutEnd(start, min(end, start+100)))
	switch {
	case !utf8.ValidString(got) || strings.ContainsAny(got, "\n\t"):
		t.Fatalf("sentence %q", got)
	case utf8.RuneCountInString(got) > 2*aroundLink+3:
		t.Fatalf("%d characters: %q", utf8.RuneCountInString(got), got)
	case end < start+100 && !strings.Contains(got, strings.TrimSpace(words)):
		t.Fatalf("%q is not in %q", words, got)
	}
}
