package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"stratbook/generator/cpu"
)

// TestSpansCut holds every span of all cases against the text of the file: a
// scalar's cuts out what was written, from its first character to its last.
func TestSpansCut(t *testing.T) {
	scalars := 0
	for _, f := range inputs(t) {
		lines := bytes.Split(clean(f.Data), []byte("\n"))
		walk(Parse(f.Name, f.Data).Front, func(n *Node, key *Field) {
			if key != nil {
				if cut, rest := cutOut(lines, key.At); !writes(cut, rest, key.Key) {
					t.Errorf("%s: key %q is cut as %q", f.Name, key.Key, cut)
				}
			}
			if n.Kind == Scalar && !n.Empty() {
				scalars++
				if cut, rest := cutOut(lines, n.Span); !writes(cut, rest, n.Text) {
					t.Errorf("%s: %q is cut as %q", f.Name, n.Text, cut)
				}
			}
		})
	}
	if scalars < 100 {
		t.Errorf("only %d scalars", scalars)
	}
}

// cutOut returns what a span cuts out of a line of the file, and the rest of the
// line behind it.
func cutOut(lines [][]byte, s Span) (cut, rest string) {
	line := []rune(string(lines[s.Line-1]))
	return string(line[s.Col-1 : s.EndCol-1]), string(line[s.EndCol-1:])
}

// writes reports whether a stretch of a file can be how a text was written: the
// text itself, with its quotes, or the first line of several, behind which
// nothing else stands. What escapes stand for is for TestFormatsAgree to hold.
func writes(cut, rest, text string) bool {
	if cut == text || strings.HasPrefix(cut, "|") || strings.HasPrefix(cut, ">") || strings.Contains(cut, `\`) {
		return true
	}
	for _, quote := range []string{`"""`, "'''", `"`, "'", ""} {
		inside, ok := strings.CutPrefix(cut, quote)
		if quote == "'" {
			inside = strings.ReplaceAll(inside, "''", "'")
		}
		first := cut != "" && strings.TrimSpace(rest) == "" && strings.HasPrefix(text, strings.TrimRight(inside, " \t"))
		if ok && (first || quote != "" && strings.TrimSuffix(inside, quote) == text) {
			return true
		}
	}
	return false
}

// walk calls visit for a node and all below it, with the field of each that is
// a mapping's value.
func walk(n *Node, visit func(*Node, *Field)) {
	if n == nil {
		return
	}
	visit(n, nil)
	walkInto(n, visit)
}

func walkInto(n *Node, visit func(*Node, *Field)) {
	for _, item := range n.Items {
		walk(item, visit)
	}
	for i := range n.Fields {
		visit(n.Fields[i].Value, &n.Fields[i])
		walkInto(n.Fields[i].Value, visit)
	}
}

// TestFormatsAgree writes one random tree in all three formats and in several
// hands; they read to one tree.
func TestFormatsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		root := mappings(3).Draw(t, "tree")
		texts := map[string]string{
			"yaml":      "---\n" + blockYAML(root, "") + "---\n",
			"yaml flow": "---\n" + flow(root, ": ") + "\n---\n",
			"toml":      "+++\n" + inlineTOML(root) + "+++\n",
			"toml open": "+++\n" + openTOML(root, "") + "+++\n",
			"json":      flow(root, ":") + "\n",
		}
		ignore := cmp.Options{cmpopts.IgnoreTypes(Span{}), cmpopts.EquateEmpty(),
			cmpopts.SortSlices(func(a, b Field) bool { return a.Key < b.Key })} // TOML has its tables last
		for name, text := range texts {
			doc := Parse("a.md", []byte(text))
			if diff := cmp.Diff(root, doc.Front, ignore); diff != "" || len(doc.Problems) > 0 {
				t.Fatalf("%s: %v\n%s\n%s", name, doc.Problems, text, diff)
			}
		}
	})
}

func mappings(depth int) *rapid.Generator[*Node] {
	return rapid.Custom(func(t *rapid.T) *Node {
		keys := rapid.SliceOfNDistinct(words(), 1, 5, rapid.ID[string]).Draw(t, "keys")
		m := &Node{Kind: Mapping}
		for _, key := range keys {
			m.Fields = append(m.Fields, Field{Key: key, Value: values(depth-1).Draw(t, "value")})
		}
		return m
	})
}

func values(depth int) *rapid.Generator[*Node] {
	plain := rapid.Map(rapid.SampledFrom([]string{"0", "-17", "2.50", "true", "false", "1e9"}), func(s string) *Node { return &Node{Text: s} })
	quoted := rapid.Map(words(), func(s string) *Node { return &Node{Text: s, Quoted: true} })
	if depth == 0 {
		return rapid.OneOf(plain, quoted)
	}
	list := rapid.Map(rapid.SliceOfN(rapid.Deferred(func() *rapid.Generator[*Node] { return values(depth - 1) }), 0, 4),
		func(items []*Node) *Node { return &Node{Kind: Sequence, Items: items} })
	return rapid.OneOf(plain, quoted, list, mappings(depth))
}

func words() *rapid.Generator[string] {
	sign := rapid.SampledFrom([]rune("abz09 \"'\\\t:-#,[]{}&*!|>%@`.=\n中文：。\u2028\u0085\U0001F600~"))
	return rapid.OneOf(rapid.StringOfN(sign, 0, 12, -1), rapid.SampledFrom([]string{"id", "null", "on", "<<", "王磊", "2026-02-30"}))
}

// quote writes a text in a way that all three formats know.
func quote(text string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		panic(err)
	}
	return strings.TrimSpace(b.String())
}

func flow(n *Node, colon string) string {
	var parts []string
	switch {
	case n.Kind == Scalar && n.Quoted:
		return quote(n.Text)
	case n.Kind == Scalar:
		return n.Text
	case n.Kind == Sequence:
		for _, item := range n.Items {
			parts = append(parts, flow(item, colon))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	for _, f := range n.Fields {
		parts = append(parts, quote(f.Key)+colon+flow(f.Value, colon))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func blockYAML(n *Node, indent string) string {
	var b strings.Builder
	for _, item := range n.Items {
		b.WriteString(indent + "-" + blockValue(item, indent))
	}
	for _, f := range n.Fields {
		b.WriteString(indent + quote(f.Key) + ":" + blockValue(f.Value, indent))
	}
	return b.String()
}

func blockValue(n *Node, indent string) string {
	if len(n.Items)+len(n.Fields) == 0 {
		return " " + flow(n, ": ") + " # note\n"
	}
	return "\n" + blockYAML(n, indent+"  ")
}

func inlineTOML(root *Node) string {
	var b strings.Builder
	for _, f := range root.Fields {
		fmt.Fprintf(&b, "%s = %s # note\n", quote(f.Key), flow(f.Value, " = "))
	}
	return b.String()
}

// openTOML writes mappings as tables, and lists of mappings as lists of tables.
func openTOML(n *Node, path string) string {
	var values, tables strings.Builder
	for _, f := range n.Fields {
		name := path + quote(f.Key)
		switch {
		case f.Value.Kind == Mapping:
			tables.WriteString("[" + name + "]\n" + openTOML(f.Value, name+"."))
		case isTables(f.Value):
			for _, item := range f.Value.Items {
				tables.WriteString("[[" + name + "]]\n" + openTOML(item, name+"."))
			}
		default:
			values.WriteString(quote(f.Key) + " = " + flow(f.Value, " = ") + "\n")
		}
	}
	return values.String() + tables.String()
}

func isTables(n *Node) bool {
	for _, item := range n.Items {
		if item.Kind != Mapping {
			return false
		}
	}
	return len(n.Items) > 0
}

// FuzzParse checks what holds for any input: spans lie in the file, what is cut
// is what was written, line ends do not matter, no text holds what a page must
// not, the tree is no deeper than it may be, reading takes no time to speak of,
// and what was read is read again when it is written as JSON.
func FuzzParse(f *testing.F) {
	for _, in := range inputs(f) {
		f.Add(in.Name, in.Data)
	}
	for _, unit := range hostile {
		f.Add("a.md", []byte("---\n"+strings.Repeat(unit, 5)+"\n---\n"))
		f.Add("a.md", []byte("+++\n"+strings.Repeat(unit, 5)+"\n+++\n"))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		doc := soon(t, func() Document { return Parse(name, data) })
		if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
			if doc.Front != nil || doc.Body.Text != nil || len(doc.Problems) != 1 {
				t.Fatal("bytes that are no text are read")
			}
			return
		}
		lf := clean(data)
		checkSpans(t, doc, lf)
		checkTexts(t, doc.Front, 1)
		if doc.Front != nil && len(doc.Front.Fields) > 0 {
			again := Parse("again.md", []byte(asJSON(doc.Front)))
			if want, got := textOf(doc.Front), textOf(again.Front); want != got {
				t.Fatalf("read as\n%s\nand again as\n%s\n%v", want, got, again.Problems)
			}
		}
		if !bytes.HasSuffix(lf, doc.Body.Text) {
			t.Fatal("the body is not the end of the file")
		}
		if want := 1 + bytes.Count(lf[:len(lf)-len(doc.Body.Text)], []byte("\n")); doc.Body.Text != nil && doc.Body.Line != want {
			t.Fatalf("the body begins on line %d, not %d", want, doc.Body.Line)
		}
		for _, end := range []string{"\n", "\r\n", "\r"} {
			other := Parse(name, append([]byte("\uFEFF"), bytes.ReplaceAll(lf, []byte("\n"), []byte(end))...))
			if bytes.HasPrefix(lf, []byte("\uFEFF")) {
				continue // a second mark is text
			}
			if diff := cmp.Diff(dumped(doc), dumped(other)); diff != "" {
				t.Fatalf("with %q: %s", end, diff)
			}
		}
	})
}

// soon is what a function returns, which costs less than a second for what is
// small.
func soon[T any](t *testing.T, do func() T) (result T) {
	t.Helper()
	if took := cpu.Time(func() { result = do() }); took > time.Second {
		t.Fatalf("it costs %v", took)
	}
	return result
}

// checkTexts: no key and no value holds a character that no text may hold, and
// nothing is nested deeper than is read.
func checkTexts(t *testing.T, n *Node, depth int) {
	t.Helper()
	if n == nil {
		return
	}
	if depth > maxDepth && n.Kind != Scalar {
		t.Fatalf("%d levels", depth)
	}
	fair := func(text string) {
		if !utf8.ValidString(text) || unseen(text) >= 0 || strings.Contains(text, "\r") {
			t.Fatalf("a text %q", text)
		}
	}
	fair(n.Text)
	for _, item := range n.Items {
		checkTexts(t, item, depth+1)
	}
	keys := map[string]bool{}
	for _, f := range n.Fields {
		if fair(f.Key); keys[f.Key] {
			t.Fatalf("the key %q twice", f.Key)
		}
		keys[f.Key] = true
		checkTexts(t, f.Value, depth+1)
	}
}

// asJSON writes a tree with all its texts in quotes.
func asJSON(n *Node) string {
	var parts []string
	switch {
	case n.Empty():
		return "null"
	case n.Kind == Scalar:
		return quote(n.Text)
	case n.Kind == Sequence:
		for _, item := range n.Items {
			parts = append(parts, asJSON(item))
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	for _, f := range n.Fields {
		parts = append(parts, quote(f.Key)+":"+asJSON(f.Value))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// textOf is what a tree says, however it was written.
func textOf(n *Node) string {
	if n == nil {
		return "nothing"
	}
	return asJSON(n)
}

// dumped is compared in place of the document: comparing trees takes twice the
// time for each level.
func dumped(doc Document) string {
	var b strings.Builder
	dumpDocument(&b, doc)
	return b.String()
}

func checkSpans(t *testing.T, doc Document, lf []byte) {
	lines := bytes.Split(lf, []byte("\n"))
	check := func(what string, s Span) (cut, rest string) {
		t.Helper()
		if s.Line < 1 || s.Col < 1 || s.EndLine < s.Line || s.EndLine == s.Line && s.EndCol < s.Col || int(s.EndLine) > len(lines) {
			t.Fatalf("%s: span %s is none", what, dumpSpan(s))
		}
		if n := utf8.RuneCount(lines[s.EndLine-1]); int(s.EndCol) > n+1 || int(s.Col) > utf8.RuneCount(lines[s.Line-1])+1 {
			t.Fatalf("%s: span %s is not in the line", what, dumpSpan(s))
		}
		if s.Line != s.EndLine {
			return "", ""
		}
		return cutOut(lines, s)
	}
	for _, p := range doc.Problems {
		check(p.Rule+" "+p.Says, p.At.Span)
		for _, other := range p.Related {
			check("related", other.Span)
		}
		if p.Args["found"] == "" {
			t.Fatalf("%s %s found nothing at %s", p.Rule, p.Says, dumpSpan(p.At.Span))
		}
	}
	walk(doc.Front, func(n *Node, key *Field) {
		if key != nil {
			if cut, rest := check("key", key.At); !writes(cut, rest, key.Key) {
				t.Fatalf("key %q is cut as %q", key.Key, cut)
			}
		}
		if cut, rest := check("value", n.Span); n.Kind == Scalar && !n.Empty() && !writes(cut, rest, n.Text) {
			t.Fatalf("%q is cut as %q", n.Text, cut)
		}
	})
}

// BenchmarkParse reads a plan of 4 KB, half of it front matter, as they are.
func BenchmarkParse(b *testing.B) {
	var plan strings.Builder
	plan.WriteString("---\naccount: 华东精密机械 East Precision\ntier: strategic\nstatus: active\nowner: li-na\nstakeholders:\n")
	for i := range 8 {
		fmt.Fprintf(&plan, "  - id: person-%d\n    name: 王磊 %d\n    role: owner # since 2025\n    involvement: high\n", i, i)
		plan.WriteString("    needs: {personal: \"recognition, 得到认可\", organisational: 降低库存成本}\n")
	}
	plan.WriteString("commitments:\n  - {id: trial, what: \"试用两周: two lines\", who: person-1, due: 2026-11-30, status: agreed}\nvision: |\n  三年内成为首选供应商,\n  share from 20% to 45%.\n---\n")
	for plan.Len() < 4<<10 {
		plan.WriteString("The plant manager 王磊 wants fewer stops; 我们先谈产线停机的成本。\n\n")
	}
	data := []byte(plan.String())
	for name, data := range map[string][]byte{"lf": data, "crlf": bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if doc := Parse("accounts/a.md", data); len(doc.Problems) > 0 {
					b.Fatal(doc.Problems)
				}
			}
		})
	}
}
