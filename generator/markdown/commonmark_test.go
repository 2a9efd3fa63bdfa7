package markdown

import (
	"encoding/json"
	"fmt"
	"go/build"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// example is one of those that the specification of CommonMark explains itself
// with.
type example struct {
	Number         int `json:"example"`
	Markdown, HTML string
}

// TestCommonMark converts every example of the specification. Each comes out as
// it says, but for what this package does otherwise on purpose: each of those
// rules is applied to what the specification wants, and then nothing may differ.
// The text of the specification is not ours to keep a copy of; the module of our
// parser carries it.
func TestCommonMark(t *testing.T) {
	module, err := build.Import("github.com/yuin/goldmark", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(module.Dir, "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []example
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 650 {
		t.Fatalf("only %d examples", len(examples))
	}
	counts := map[string]int{}
	for _, e := range examples {
		body := Convert([]byte(e.Markdown))
		got := parsed(t, string(body.Fill(numbered)))
		ours(t, got, body.Links)
		want := e.wanted(t)
		for _, rule := range want.rules {
			counts[rule]++
		}
		if len(want.rules) == 0 {
			counts["(as it says)"]++
		}
		if drawn(got) != drawn(want.root) {
			t.Errorf("example %d:\n%s\n got %s\nwant %s\n(%v)", e.Number, e.Markdown, drawn(got), drawn(want.root), want.rules)
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(counts)) {
		t.Logf("%3d %s", counts[rule], rule)
	}
}

// numbered fills each slot with its number.
func numbered(i int) (Anchor, bool) { return Anchor{Href: "slot:" + strconv.Itoa(i)}, true }

func parsed(t *testing.T, text string) *html.Node {
	t.Helper()
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), root)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// ours takes out of a tree what this package adds to elements, the ids of headings
// and what links to elsewhere carry, and writes down where links into the book lead.
func ours(t *testing.T, root *html.Node, links []Link) {
	for n := range root.Descendants() {
		rel := false
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
			rel = rel || a.Key == "rel" && a.Val == "noopener noreferrer"
			return a.Key == "rel" || a.Key == "id" && strings.HasPrefix(n.Data, "h")
		})
		for i := range n.Attr {
			if number, ok := strings.CutPrefix(n.Attr[i].Val, "slot:"); ok {
				at, _ := strconv.Atoi(number)
				n.Attr[i].Val = "inside " + links[at].Target + " " + links[at].Fragment
			} else if n.Attr[i].Key == "href" && !rel {
				t.Errorf("a link to %s without rel", n.Attr[i].Val)
			}
		}
	}
}

// wanted is what an example is to come out as, and by which rules that differs
// from what the specification says.
type wanted struct {
	root  *html.Node
	rules []string
}

func (e example) wanted(t *testing.T) *wanted {
	w := &wanted{}
	w.wikiLinks(t, &e)
	w.root = parsed(t, w.rawAsText(e))
	for n := range w.root.Descendants() {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			n.Data = "h" + strconv.Itoa(min(6, int(n.Data[1]-'0')+1))
			w.by("headings go one level down")
		}
	}
	for _, n := range slices.Collect(w.root.Descendants()) {
		switch n.Data {
		case "a":
			w.link(n)
		case "img":
			w.image(n)
		}
	}
	return w
}

func (w *wanted) by(rule string) {
	if !slices.Contains(w.rules, rule) {
		w.rules = append(w.rules, rule)
	}
}

var wikiLinks = regexp.MustCompile(`\[\[([^\[\]\n]+)\]\]`)

// wikiLinks wants a link of the book where two brackets stand on both sides. What
// stands around it comes out as if a word stood there, with a bracket that no label
// may hold.
func (w *wanted) wikiLinks(t *testing.T, e *example) {
	var words []string
	plain := wikiLinks.ReplaceAllStringFunc(e.Markdown, func(link string) string {
		words = append(words, strings.Trim(link, "[]"))
		return fmt.Sprintf("[wiki%dlink", len(words)-1)
	})
	if words == nil {
		return
	}
	w.by("[[words]] are a link of the book")
	var out strings.Builder
	if err := goldmark.Convert([]byte(plain), &out); err != nil {
		t.Fatal(err)
	}
	e.HTML = out.String()
	for i, word := range words {
		e.HTML = strings.ReplaceAll(e.HTML, fmt.Sprintf("[wiki%dlink", i), `<a href="`+html.EscapeString(word)+`">`+html.EscapeString(word)+"</a>")
	}
}

// rawAsText is the wanted HTML with what the author wrote as HTML as text.
func (w *wanted) rawAsText(e example) string {
	src := []byte(e.Markdown)
	var out strings.Builder
	rest := e.HTML
	raw := func(written, shown string) {
		before, after, found := strings.Cut(rest, written)
		if !found || written == "" {
			return // the parser and the specification do not agree: the comparison tells
		}
		out.WriteString(before + shown)
		rest = after
		w.by("raw HTML is text")
	}
	ast.Walk(goldmark.DefaultParser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			if entering {
				written := string(n.Segments.Value(src))
				raw(written, html.EscapeString(written))
			}
		case *ast.HTMLBlock:
			if entering {
				var block strings.Builder
				block.Write(n.Lines().Value(src))
				if n.HasClosure() {
					block.Write(n.ClosureLine.Value(src))
				}
				written := strings.TrimSuffix(block.String(), "\n")
				raw(written, `<pre class="as-written">`+html.EscapeString(written)+"\n</pre>")
			}
		}
		return ast.WalkContinue, nil
	})
	return out.String() + rest
}

// link judges where a link leads.
func (w *wanted) link(n *html.Node) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
	if i < 0 {
		return
	}
	switch to := n.Attr[i].Val; leads(to) {
	case inside:
		name, fragment := split(to)
		n.Attr[i].Val = "inside " + name + " " + fragment
	case unsafe:
		w.by("a link with another scheme is its words")
		for c := n.FirstChild; c != nil; c = n.FirstChild {
			n.RemoveChild(c)
			n.Parent.InsertBefore(c, n)
		}
		n.Parent.RemoveChild(n)
	}
}

// image judges where a picture comes from.
func (w *wanted) image(n *html.Node) {
	attr := map[string]string{}
	for _, a := range n.Attr {
		attr[a.Key] = a.Val
	}
	switch to := attr["src"]; leads(to) {
	case inside:
		name, fragment := split(to)
		for i := range n.Attr {
			if n.Attr[i].Key == "src" {
				n.Attr[i].Val = "inside " + name + " " + fragment
			}
		}
	case outside:
		w.by("a picture from elsewhere is a link")
		link := &html.Node{Type: html.ElementNode, Data: "a", DataAtom: atom.A, Attr: []html.Attribute{{Key: "href", Val: to}}}
		if attr["title"] != "" {
			link.Attr = append(link.Attr, html.Attribute{Key: "title", Val: attr["title"]})
		}
		link.AppendChild(&html.Node{Type: html.TextNode, Data: attr["alt"]})
		n.Parent.InsertBefore(link, n)
		n.Parent.RemoveChild(n)
	}
}

// drawn writes a tree down.
func drawn(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(&b, c); err != nil {
			panic(err)
		}
	}
	return b.String()
}
