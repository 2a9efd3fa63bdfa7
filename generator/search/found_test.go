package search_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/chromium"
	"stratbook/generator/plan"
)

// TestAllThatIsWritten takes every word that stands in a file of the sample book and
// on the page that is made of it, and asks for it: the page is among the results, or
// one that it leads to and that says the same. Our own words are left out: nobody
// looks for all pages that have a list of commitments.
func TestAllThatIsWritten(t *testing.T) {
	result := sample(t, generator.Options{})
	ours := ownWords(result)
	words := map[string][]string{} // by word: the pages that have it
	leads := map[string]map[string]bool{}
	for _, page := range result.Book.AllPages {
		source, err := fs.ReadFile(content.Files(), page.Path)
		if err != nil {
			continue // a page of the handbook
		}
		text, err := result.Site.Render(page.Address)
		if err != nil {
			t.Fatal(err)
		}
		shown, links := mainOf(t, page.Address, text)
		leads[page.Address] = links
		written := wordsOf(string(source))
		for word := range wordsOf(shown) {
			if written[word] && !ours[word] {
				words[word] = append(words[word], page.Address)
			}
		}
	}
	_, url := host(t, rendered(result.Site))
	x := open(t, chromium.Tab(t), url)
	found := value[map[string][]string](x, fmt.Sprintf(`(async () => {
		const found = {};
		for (const word of %s) found[word] = [...new Set((await stratbookIndex.find(word)).map((thing) => thing.href.split("#")[0]))];
		return found;
	})()`, quoted(slices.Sorted(maps.Keys(words)))))
	questions := 0
	for word, pages := range words {
		for _, page := range pages {
			questions++
			if !slices.ContainsFunc(found[word], func(to string) bool { return to == page || leads[page][to] }) {
				t.Errorf("%s: %q finds %v", page, word, found[word])
			}
		}
	}
	if questions < 5000 {
		t.Errorf("only %d questions", questions)
	}
}

// ownWords are those of the catalogue and of the listed values.
func ownWords(result *generator.Result) map[string]bool {
	var b strings.Builder
	for _, id := range result.Words.IDs() {
		b.WriteString(result.Words.Say(id, nil) + "\n")
	}
	for _, list := range plan.Lists() {
		for _, key := range list.Keys() {
			b.WriteString(key + "\n" + list.Word(key, "en") + "\n")
		}
	}
	return wordsOf(b.String())
}

// wordsOf are the words of a text, of letters, and any two neighbouring Chinese
// characters.
func wordsOf(text string) map[string]bool {
	words := map[string]bool{}
	for _, run := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		chars := []rune(run)
		for from := 0; from < len(chars); {
			han := unicode.Is(unicode.Han, chars[from])
			to := from + 1
			for to < len(chars) && unicode.Is(unicode.Han, chars[to]) == han {
				to++
			}
			for i := from; han && i+1 < to; i++ {
				words[string(chars[i:i+2])] = true
			}
			if !han {
				words[string(chars[from:to])] = true
			}
			from = to
		}
	}
	return words
}

// mainOf is the text of a page's main part, and the addresses that it links to.
func mainOf(t *testing.T, address string, text []byte) (string, map[string]bool) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	links := map[string]bool{}
	for main := range root.Descendants() {
		if main.Data != "main" {
			continue
		}
		for n := range main.Descendants() {
			if n.Type == html.TextNode {
				b.WriteString(n.Data + "\n")
			}
			for _, a := range n.Attr {
				if to, _, _ := strings.Cut(a.Val, "#"); a.Key == "href" && to != "" {
					links[strings.TrimPrefix(path.Join("/", address, to), "/")+"/"] = true
				}
			}
		}
	}
	return b.String(), links
}
