package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stratbook/generator/cpu"
	"stratbook/generator/source"
)

func seeds(f *testing.F, add func(body []byte)) {
	for _, file := range caseFiles(f) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		add(archive.Files[0].Data)
	}
}

// FuzzConvert: whatever an author types, nothing active comes out, and what
// comes out holds together.
func FuzzConvert(f *testing.F) {
	seeds(f, func(body []byte) { f.Add(body) })
	f.Fuzz(func(t *testing.T, body []byte) {
		if len(body) > 1<<16 {
			return
		}
		r := soon(t, body)
		if again := Convert(bytes.Clone(body)); !bytes.Equal(r.HTML, again.HTML) {
			t.Fatal("not a function of the bytes")
		}
		if len(r.HTML) > outFactor*len(body)+outSlack {
			t.Fatalf("%d bytes make %d", len(body), len(r.HTML))
		}
		none := func(int) (Anchor, bool) { return Anchor{}, false }
		if !bytes.Equal(r.Fill(none), r.HTML) {
			t.Fatal("slots that nobody fills change the HTML")
		}
		checkHTML(t, r.HTML)
		checkTree(t, r.HTML)
		filled := r.Fill(func(i int) (Anchor, bool) {
			return Anchor{Href: "slot", Text: `<"&name`, Class: "c"}, i%3 != 2
		})
		checkHTML(t, filled)
		checkTree(t, filled)
		checkRuns(t, r)
		for i := range r.Links {
			checkSentence(t, r, i)
		}
		checkSpans(t, r, body)
	})
}

// soon converts a body, which costs less than a second.
func soon(t *testing.T, body []byte) (r Rendered) {
	t.Helper()
	if took := cpu.Time(func() { r = Convert(body) }); took > time.Second {
		t.Fatalf("%d bytes cost %v", len(body), took)
	}
	return r
}

// checkTree lets a browser's parser make a tree of the HTML within a page, and
// asserts that it finds the elements that were written, each where it was: nothing
// is closed early, moved or taken for something else.
func checkTree(t *testing.T, text []byte) {
	t.Helper()
	main := &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main}
	nodes, err := html.ParseFragment(bytes.NewReader(text), main)
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&again, n); err != nil {
			t.Fatal(err)
		}
	}
	if want, got := tags(text), tags(again.Bytes()); !slices.Equal(want, got) {
		t.Fatalf("written are\n%v\nand a browser sees\n%v\n%s", want, got, text)
	}
}

// tags are the names of elements as they are opened and closed.
func tags(text []byte) (list []string) {
	for z := html.NewTokenizer(bytes.NewReader(text)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return list
		case html.StartTagToken, html.SelfClosingTagToken:
			list = append(list, z.Token().Data)
		case html.EndTagToken:
			list = append(list, "/"+z.Token().Data)
		}
	}
}

// elements that may be written, with the attributes that each may have.
var elements = map[string]string{
	"a": "href title rel class role", "img": "src alt title class", "input": "type disabled checked aria-label",
	"h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id", "ol": "start", "li": "id", "sup": "id",
	"td": "class", "th": "class", "pre": "class", "code": "class", "section": "class role",
	"p": "", "ul": "", "blockquote": "", "hr": "", "br": "", "em": "", "strong": "", "del": "",
	"table": "", "thead": "", "tbody": "", "tr": "", "dl": "", "dt": "", "dd": "",
}

var void = []string{"img", "input", "hr", "br"}

// checkHTML asserts that tags are balanced, known and without any attribute
// that runs or loads something, that ids are unique and no link is in a link.
func checkHTML(t *testing.T, text []byte) {
	t.Helper()
	if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		t.Fatal("invalid bytes")
	}
	var open []string
	ids := map[string]bool{}
	for z := html.NewTokenizer(bytes.NewReader(text)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Fatalf("left open: %v\n%s", open, text)
			}
			return
		case html.StartTagToken:
			token := z.Token()
			checkTag(t, token, ids)
			if token.Data == "a" && slices.Contains(open, "a") {
				t.Fatalf("a link in a link\n%s", text)
			}
			if !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> closes %v\n%s", name, open, text)
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			t.Fatalf("%s\n%s", z.Token(), text)
		}
	}
}

func checkTag(t *testing.T, token html.Token, ids map[string]bool) {
	t.Helper()
	allowed, known := elements[token.Data]
	if !known {
		t.Fatalf("element %s", token)
	}
	for _, a := range token.Attr {
		if !slices.Contains(strings.Fields(allowed), a.Key) {
			t.Fatalf("attribute %s of %s", a.Key, token)
		}
		switch a.Key {
		case "id":
			if a.Val == "" || strings.ContainsAny(a.Val, " \t\n") || ids[a.Val] {
				t.Fatalf("id %q", a.Val)
			}
			ids[a.Val] = true
		case "src":
			if a.Val != "slot" {
				t.Fatalf("src %q", a.Val)
			}
		case "href":
			lower := strings.ToLower(a.Val)
			ours := a.Val == "slot" || strings.HasPrefix(lower, "#fn")
			for _, scheme := range []string{"http:", "https:", "mailto:", "tel:"} {
				ours = ours || strings.HasPrefix(lower, scheme)
			}
			if !ours || strings.IndexFunc(a.Val, func(r rune) bool { return r <= ' ' }) >= 0 {
				t.Fatalf("href %q", a.Val)
			}
		case "aria-label":
			if a.Val == "" {
				t.Fatal("a box without a label")
			}
		}
	}
}

// checkRuns: runs are in order, hold no tag, and are nowhere within a link,
// code or a heading.
func checkRuns(t *testing.T, r Rendered) {
	t.Helper()
	last := 0
	for run := range r.Runs {
		if run.Start < last || run.End <= run.Start || run.End > len(r.HTML) || run.Section > len(r.Headings) {
			t.Fatalf("run %v behind %d", run, last)
		}
		if bytes.ContainsAny(r.HTML[run.Start:run.End], `<>"`) {
			t.Fatalf("run %q", r.HTML[run.Start:run.End])
		}
		for _, s := range r.slots {
			if run.Start < s.end && s.start < run.End {
				t.Fatalf("run %v in slot %v", run, s)
			}
		}
		last = run.End
	}
}

func checkSpans(t *testing.T, r Rendered, body []byte) {
	t.Helper()
	lines := strings.Split(strings.ToValidUTF8(string(body), "\uFFFD"), "\n")
	inside := func(s source.Span) {
		backward := s.EndLine < s.Line || s.EndLine == s.Line && s.EndCol < s.Col
		if s.Line < 1 || int(s.EndLine) > len(lines) || backward ||
			int(s.Col) > utf8.RuneCountInString(lines[s.Line-1])+1 ||
			int(s.EndCol) > utf8.RuneCountInString(lines[s.EndLine-1])+1 {
			t.Fatalf("span %v", s)
		}
	}
	for _, p := range r.Problems {
		inside(p.At.Span)
	}
	for _, l := range r.Links {
		inside(l.At)
		if l.Kind == Wiki {
			line := []rune(lines[l.At.Line-1])
			if text := string(line[l.At.Col-1 : l.At.EndCol-1]); !strings.HasPrefix(text, "[[") || !strings.HasSuffix(text, "]]") {
				t.Fatalf("wiki link at %q", text)
			}
		}
	}
}

// FuzzHoldBack puts a hidden block into any text. No line of it survives, the
// text around it is what it is without the block, and positions stay true.
func FuzzHoldBack(f *testing.F) {
	seeds(f, func(body []byte) { f.Add(body, "secret", []byte("\nafter")) })
	seeds(f, func(body []byte) { f.Add([]byte("before\n"), "a\n::: audience sales\nb\n:::\nc", body) })
	f.Fuzz(func(t *testing.T, before []byte, inside string, after []byte) {
		if len(before) > 0 && before[len(before)-1] != '\n' {
			before = append(bytes.Clone(before), '\n')
		}
		inside = strings.Join(strings.Split(inside, "\n"), "\nTOKEN ")
		block := fmt.Sprintf("::: audience board\nTOKEN %s\n:::\n", inside)
		with, _ := HoldBack(source.Body{Text: []byte(string(before) + block + string(after)), Line: 1}, hiddenFromSales)
		without, _ := HoldBack(source.Body{Text: []byte(string(before) + string(after)), Line: 1}, hiddenFromSales)
		if !strings.Contains(string(before)+string(after), "TOKEN") && bytes.Contains(with.Text, []byte("TOKEN")) {
			t.Fatalf("a hidden line survives:\n%s", with.Text)
		}
		if !bytes.Equal(with.Text, without.Text) {
			t.Fatalf("the block shows:\n%q\n%q", with.Text, without.Text)
		}
		checkLines(t, with, string(before)+block+string(after))
	})
}

// checkLines: each line of a text is, or is the fence that was, at the place
// that InFile gives for it.
func checkLines(t *testing.T, b source.Body, file string) {
	t.Helper()
	all := strings.Split(file, "\n")
	for i, line := range strings.Split(strings.TrimSuffix(string(b.Text), "\n"), "\n") {
		if line == "" {
			continue
		}
		at := b.InFile(source.Span{Line: int32(i + 1)}).Line
		if all[at-1] != line {
			t.Fatalf("line %q is not %q", line, all[at-1])
		}
	}
}
