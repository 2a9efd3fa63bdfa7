package generator_test

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stratbook/generator"
	"stratbook/generator/bookgen"
)

// TestWordsStayWords lets every key of the format and every part of a body say
// what would act if it were anything but words, in HTML, in a template, in an
// address, in a script. On no page does it become an element, an attribute or the
// scheme of a link.
func TestWordsStayWords(t *testing.T) {
	for _, words := range []string{
		`"'><img src=x onerror=alert(1)></title></textarea></style><script>alert(1)</script><!--`,
		`javascript:alert(1)`, ` java	script:alert(1)`, `data:text/html,<script>alert(1)</script>`, `//evil.example/x`, `\\evil.example\x`,
		"{{.Frame}}{{template \"main\" .}}${alert(1)}`alert(1)`", `]]></svg><script>alert(1)</script>`, "a\u2028b\u2029c\u0085d", `x" onload="alert(1)`, `&lt;b&gt;&amp;`,
	} {
		result := sample(t, func(o *generator.Options) { o.Content = bookgen.Saying(func(string) string { return words }).FS() })
		told := false
		for _, address := range result.Site.Addresses() {
			content, err := result.Site.Render(address)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case strings.HasSuffix(address, ".json"):
				if !json.Valid(content) {
					t.Errorf("%s is no JSON", address)
				}
			case address == "" || strings.HasSuffix(address, "/") || strings.HasSuffix(address, ".html"):
				told = told || strings.Contains(textOn(t, address, string(content)), strings.TrimSpace(strings.Split(words, "\n")[0]))
			}
		}
		if !told {
			t.Errorf("no page says %q", words)
		}
	}
}

// textOn is the text of a page, on which nothing acts that is not ours.
func textOn(t *testing.T, address, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			text.WriteString(n.Data)
		case html.CommentNode:
			t.Errorf("%s: a comment: %s", address, n.Data)
		case html.ElementNode:
			if reason := acts(n); reason != "" {
				t.Errorf("%s: %s", address, reason)
			}
		}
	}
	return text.String()
}

// acts tells what is wrong with an element, if it does anything of itself.
func acts(n *html.Node) string {
	attr := func(key string) string {
		i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
		if i < 0 {
			return ""
		}
		return n.Attr[i].Val
	}
	switch n.Data {
	case "iframe", "object", "embed", "base", "applet", "frame", "foreignobject", "style":
		return "an element " + n.Data
	case "script":
		if n.FirstChild != nil || !strings.Contains(attr("src"), "assets/") && attr("src") != "" {
			return "a script from " + attr("src")
		}
	case "meta":
		if strings.EqualFold(attr("http-equiv"), "refresh") {
			return "a refresh"
		}
	}
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
			return "an attribute " + a.Key
		}
		if !slices.Contains([]string{"href", "src", "action", "formaction", "data", "poster", "srcset", "cite"}, a.Key) {
			continue
		}
		u, err := url.Parse(a.Val)
		if err != nil || u.Scheme != "" && !slices.Contains([]string{"http", "https", "mailto", "tel"}, u.Scheme) || u.Scheme == "" && u.Host != "" {
			return "a link to " + a.Val
		}
	}
	return ""
}
