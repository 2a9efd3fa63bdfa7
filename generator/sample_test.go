package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"net/url"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/plan"
	"stratbook/generator/site"
)

// sample reads the sample book for the day that it was written for.
func sample(t testing.TB, change func(*generator.Options)) *generator.Result {
	t.Helper()
	day, _ := plan.ParseDate(content.Day)
	o := generator.Options{Content: content.Files(), AsOf: day}
	if change != nil {
		change(&o)
	}
	result, err := generator.NewReader().Read(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestEveryPage builds the sample book for each audience, plainly and portable,
// and walks every page: it parses, nothing is escaped twice, ids are unique, and
// every link, anchor and asset is there.
func TestEveryPage(t *testing.T) {
	for _, audience := range []string{"everyone", "sales", "board"} {
		for _, portable := range []bool{false, true} {
			name := audience
			if portable {
				name += " portable"
			}
			t.Run(name, func(t *testing.T) {
				result := sample(t, func(o *generator.Options) { o.Audience, o.Portable = audience, portable })
				walk(t, result.Site, portable)
			})
		}
	}
}

// TestEveryLanguage walks the same book with its own words in Chinese.
func TestEveryLanguage(t *testing.T) {
	for _, language := range []string{"zh-Hans", "zh-Hant"} {
		t.Run(language, func(t *testing.T) {
			result := sample(t, func(o *generator.Options) { o.Language = language })
			walk(t, result.Site, false)
			home, err := result.Site.Render("")
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(home, []byte(`<html lang="`+language+`"`)) {
				t.Errorf("the portfolio is not in %s", language)
			}
		})
	}
}

// TestLongLists holds that lists of more than 500 rows come in numbered parts,
// of which each leads to the others.
func TestLongLists(t *testing.T) {
	result := sample(t, func(o *generator.Options) { o.Content = bookgen.New(1, 60) })
	for _, address := range []string{"people/", "people/part.2/", "commitments/"} {
		if !result.Site.Has(address) {
			t.Errorf("no page at %s", address)
		}
	}
	if result.Site.Has("people/part.3/") {
		t.Error("600 people make two parts")
	}
	walk(t, result.Site, false)
}

// walked is a page as a browser sees it.
type walked struct {
	root  *html.Node
	ids   map[string]bool
	links []string
}

func walk(t *testing.T, s *site.Site, portable bool) {
	pages := map[string]walked{}
	for _, address := range s.Addresses() {
		text, err := s.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(site.File(address), ".html") {
			pages[address] = look(t, address, text)
		}
	}
	for from, page := range pages {
		if from == "404.html" {
			continue // served for any address: its links start at the site's root
		}
		for _, link := range page.links {
			follow(t, s, pages, from, link, portable)
		}
	}
	if len(pages) < 100 {
		t.Errorf("only %d pages", len(pages))
	}
}

func look(t *testing.T, address string, text []byte) walked {
	t.Helper()
	for _, twice := range []string{"&amp;amp;", "&amp;lt;", "&amp;#", "&amp;quot;", "ZgotmplZ", "%!", "<no value>", "about:invalid"} {
		if bytes.Contains(text, []byte(twice)) {
			t.Errorf("%s holds %s", address, twice)
		}
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	page := walked{root, map[string]bool{}, nil}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && page.ids[a.Val]:
				t.Errorf("%s has the id %s twice", address, a.Val)
			case a.Key == "id":
				page.ids[a.Val] = true
			case a.Key == "href" || a.Key == "src":
				page.links = append(page.links, a.Val)
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s has the attribute %s", address, a.Key)
			}
		}
		if n.Type == html.TextNode && strings.ContainsAny(n.Data, "{}") && !isCode(n) {
			t.Errorf("%s says %q", address, n.Data)
		}
	}
	return page
}

// isCode reports whether a text stands in code, where braces are an author's.
func isCode(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "code" || p.Data == "pre" {
			return true
		}
	}
	return false
}

func follow(t *testing.T, s *site.Site, pages map[string]walked, from, link string, portable bool) {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", from, err)
		return
	}
	if u.Scheme != "" {
		return
	}
	to := from
	if u.Path != "" {
		to = strings.TrimPrefix(path.Join("/", path.Dir("/"+from+"x"), u.Path), "/")
		if strings.HasSuffix(u.Path, "/") && to != "" {
			to += "/"
		}
		if portable {
			if strings.HasSuffix(u.Path, "/") {
				t.Errorf("%s links to %s, which ends in no index.html", from, link)
			}
			to = strings.TrimSuffix(to, "index.html")
		}
	}
	if !s.Has(to) {
		t.Errorf("%s links to %s, and there is no %q", from, link, to)
	} else if page, isPage := pages[to]; u.Fragment != "" && (!isPage || !page.ids[u.Fragment]) {
		t.Errorf("%s links to %s, and %q has no such anchor", from, link, to)
	}
}

// TestBookJSON holds data/book.json to the contract: every url exists in the
// site, lists are sorted, absent values are null.
func TestBookJSON(t *testing.T) {
	result := sample(t, nil)
	text, err := result.Site.Render("data/book.json")
	if err != nil {
		t.Fatal(err)
	}
	var book any
	if err := json.Unmarshal(text, &book); err != nil {
		t.Fatal(err)
	}
	urls := 0
	var visit func(any)
	visit = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				visit(x)
			}
		case map[string]any:
			for key, x := range v {
				if address, ok := x.(string); ok && key == "url" {
					urls++
					if page, _, _ := strings.Cut(address, "#"); !result.Site.Has(page) {
						t.Errorf("no page at %s", address)
					}
				}
				visit(x)
			}
		}
	}
	visit(book)
	if urls < 50 {
		t.Errorf("only %d urls", urls)
	}
}

// TestSamePages reads the book twice, the second time with its files listed in
// another order and on another number of cores, and compares every byte.
func TestSamePages(t *testing.T) {
	first := sample(t, nil)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	again := sample(t, func(o *generator.Options) { o.Content = backwards{o.Content} })
	for _, address := range first.Site.Addresses() {
		want, err := first.Site.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		got, err := again.Site.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%q differs", address)
		}
	}
}

// backwards is a tree whose folders are listed from the end.
type backwards struct{ fs.FS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(b.FS, name)
	slices.Reverse(entries)
	return entries, err
}

// TestSampleHasNoErrors holds that the sample has no errors for anyone.
func TestSampleHasNoErrors(t *testing.T) {
	for _, audience := range []string{"everyone", "sales", "board"} {
		result := sample(t, func(o *generator.Options) { o.Audience = audience })
		for _, f := range result.OnWhole.Findings() {
			if f.Severity == plan.SeverityError || f.Rule.ID == "hidden-link" {
				t.Errorf("%s: %s:%d: %s %s", audience, f.At.Path, f.At.Span.Line, f.Rule.ID, f.Message(result.Words))
			}
		}
	}
}
