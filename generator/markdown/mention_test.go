package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"stratbook/generator/mention"
)

// mentioned is the HTML of a case with names.
func mentioned(t *testing.T, archive *txtar.Archive) txtar.File {
	if archive.Files[1].Name != "names" {
		t.Fatal("no names behind body.md")
	}
	lists := map[string][]mention.Name{}
	for line := range strings.Lines(string(archive.Files[1].Data)) {
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 3)
		value, err := strconv.Atoi(fields[1])
		if err != nil || fields[0] != "own" && fields[0] != "shared" {
			t.Fatalf("names: %q", line)
		}
		lists[fields[0]] = append(lists[fields[0]], mention.Name{Text: fields[2], Value: int32(value)})
	}
	finder := mention.New(lists["own"]).Over(mention.New(lists["shared"]))
	r := Convert(archive.Files[0].Data).Mention(finder.Find)
	checkMentions(t, r)
	return txtar.File{Name: "want.html", Data: lined(r.Fill(showMentions(r)))}
}

func showMentions(r Rendered) func(int) (Anchor, bool) {
	slots := showSlots(r)
	return func(i int) (Anchor, bool) {
		if i < len(r.Links) {
			return slots(i)
		}
		return Anchor{Href: fmt.Sprintf("⟦@%d⟧", r.Mentions[i-len(r.Links)].Value)}, true
	}
}

var mentionTags = regexp.MustCompile(`<a href="slot" class="mention">([^<]*)</a>`)

// checkMentions: mentions stand in runs, each value at most once in a section;
// what they lead to changes nothing but that a link stands around them.
func checkMentions(t rapid.TB, r Rendered) {
	t.Helper()
	type once struct {
		section int
		value   int32
	}
	seen := map[once]bool{}
	for _, m := range r.Mentions {
		i := slices.IndexFunc(r.runs, func(run Run) bool { return run.Start <= int(m.start) && int(m.end) <= run.End })
		if i < 0 || m.start >= m.end {
			t.Fatalf("mention %v is in no run", m)
		}
		if at := (once{r.runs[i].Section, m.Value}); seen[at] {
			t.Fatalf("value %d twice in section %d", at.value, at.section)
		} else {
			seen[at] = true
		}
	}
	fill := func(mention bool) []byte {
		return r.Fill(func(i int) (Anchor, bool) {
			if i < len(r.Links) {
				return Anchor{Href: "slot", Text: `<"&name`}, i%3 != 2
			}
			return Anchor{Href: "slot", Class: "mention"}, mention
		})
	}
	with, without := fill(true), fill(false)
	if n := len(mentionTags.FindAll(with, -1)); n != len(r.Mentions) {
		t.Fatalf("%d links of %d mentions\n%s", n, len(r.Mentions), with)
	}
	if !bytes.Equal(mentionTags.ReplaceAll(with, []byte("$1")), without) {
		t.Fatalf("mentions change the text:\n%s\n%s", with, without)
	}
	if !bytes.Equal(r.Fill(func(int) (Anchor, bool) { return Anchor{}, false }), r.HTML) {
		t.Fatal("slots that nobody fills change the HTML")
	}
}

// FuzzMention: whatever authors write and whatever is called a name, links stand
// around whole characters, in prose only, and never in each other.
func FuzzMention(f *testing.F) {
	seeds(f, func(body []byte) { f.Add(body, "wang-lei\na\nthe\nR&D\n王磊\namp;\n<\n\"q\"\nWang Lei") })
	f.Fuzz(func(t *testing.T, body []byte, names string) {
		var list []mention.Name
		for i, name := range strings.Split(names, "\n") {
			list = append(list, mention.Name{Text: name, Value: int32(i)})
		}
		plain := Convert(body)
		r := plain.Mention(mention.New(list).Find)
		if len(plain.Mentions) > 0 {
			t.Fatal("Mention changes the body that it is called on")
		}
		checkMentions(t, r)
		checkHTML(t, r.Fill(func(i int) (Anchor, bool) { return Anchor{Href: "slot", Class: "c"}, i%5 != 4 }))
	})
}

// TestMentionAnyMix asks of mixes of pieces what FuzzMention asks of any bytes.
func TestMentionAnyMix(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(slices.Concat(pieces, []string{"ab ", "R&D", `"ab"`, "<b>", "中文"})), 20, 80).Draw(r, "pieces"), "")
		names := []mention.Name{{Text: "ab", Value: 1}, {Text: "R&D", Value: 2}, {Text: "amp", Value: 3}, {Text: `"ab"`, Value: 4},
			{Text: "<b>", Value: 5}, {Text: "中文", Value: 6}, {Text: "word a", Value: 7}, {Text: "word", Value: 8}, {Text: "quot;", Value: 9}, {Text: "&&", Value: 10}}
		checkMentions(r, Convert([]byte(text)).Mention(mention.New(names).Find))
	})
}

// BenchmarkMention converts a body with and without looking for 25 names over
// 20,000, in turns, and reports how much longer it takes.
func BenchmarkMention(b *testing.B) {
	text := []byte(plan)
	var names []mention.Name
	for i := range int32(20_000) {
		names = append(names, mention.Name{Text: fmt.Sprintf("%s %d", []string{"Wang", "李明", "Northmill Works", "The last"}[i%4], i), Value: i})
	}
	own := []mention.Name{{Text: "Wang Lei", Value: -1}, {Text: "李娜", Value: -2}, {Text: "the plant manager", Value: -3}}
	for i := range int32(22) {
		own = append(own, mention.Name{Text: fmt.Sprintf("Person %d", i), Value: -4 - i})
	}
	finder := mention.New(own).Over(mention.New(names))
	var with, without float64
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		start := b.Elapsed()
		r := Convert(text)
		between := b.Elapsed()
		r.Mention(finder.Find)
		without += float64(between - start)
		with += float64(b.Elapsed() - start)
	}
	b.ReportMetric(with/without, "×Convert")
}
