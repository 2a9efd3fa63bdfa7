package generator_test

import (
	"bytes"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/site"
)

// TestContentPolicy holds every page of the sample book, in every language, and of
// a made-up one to the policy that it carries: its own files may be loaded and
// nothing else, nothing stands inline, and the policy comes before all that it is for.
func TestContentPolicy(t *testing.T) {
	for name, change := range map[string]func(*generator.Options){
		"sample":   nil,
		"portable": func(o *generator.Options) { o.Portable = true },
		"zh-Hans":  func(o *generator.Options) { o.Language = "zh-Hans" },
		"zh-Hant":  func(o *generator.Options) { o.Language = "zh-Hant" },
		"made up":  func(o *generator.Options) { o.Content = fs.FS(bookgen.New(1, 5)) },
	} {
		t.Run(name, func(t *testing.T) {
			result, pages := sample(t, change), 0
			for _, address := range result.Site.Addresses() {
				if !strings.HasSuffix(site.File(address), ".html") {
					continue
				}
				text, err := result.Site.Render(address)
				if err != nil {
					t.Fatal(err)
				}
				root, err := html.Parse(bytes.NewReader(text))
				if err != nil {
					t.Fatal(err)
				}
				pages++
				for _, wrong := range breaches(root) {
					t.Errorf("%q: %s", address, wrong)
				}
			}
			if pages < 100 {
				t.Errorf("only %d pages", pages)
			}
		})
	}
}

// breaches are what a page has against its policy, and what the policy lacks.
func breaches(root *html.Node) (wrong []string) {
	var policy []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			if attr(n, "http-equiv") == "Content-Security-Policy" {
				policy = strings.Split(attr(n, "content"), "; ")
			}
		case "script":
			if attr(n, "src") == "" || n.FirstChild != nil || n.Parent.Data != "head" {
				wrong = append(wrong, "a script that is no file in the head")
			}
			fallthrough
		case "link", "body":
			if policy == nil {
				wrong = append(wrong, n.Data+" stands before the policy")
			}
		case "style", "base", "iframe", "object", "embed":
			wrong = append(wrong, "an element "+n.Data)
		}
		for _, a := range n.Attr {
			wrong = append(wrong, breach(n, a)...)
		}
	}
	for _, want := range []string{"default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"} {
		if !slices.Contains(policy, want) {
			wrong = append(wrong, "the policy does not say "+want)
		}
	}
	for _, part := range policy {
		if strings.Contains(part, "unsafe") || strings.ContainsAny(part, "*:") || strings.HasPrefix(part, "frame-ancestors") {
			wrong = append(wrong, "the policy says "+part) // a page cannot say who may frame it: only a server can
		}
	}
	return wrong
}

// breach is what an attribute has against the policy.
func breach(n *html.Node, a html.Attribute) []string {
	if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
		return []string{"an attribute " + a.Key}
	}
	if !slices.Contains([]string{"href", "src", "srcset", "action", "formaction", "poster", "data", "ping"}, a.Key) {
		return nil
	}
	u, err := url.Parse(a.Val)
	if err != nil {
		return []string{err.Error()}
	}
	outward := u.Scheme != "" || u.Host != ""
	if outward && (n.Data != "a" || !slices.Contains([]string{"http", "https", "mailto", "tel"}, u.Scheme)) {
		return []string{n.Data + " loads or leads to " + a.Val}
	}
	return nil
}
