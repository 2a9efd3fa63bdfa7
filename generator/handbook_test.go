package generator_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/traditional"
)

// handbook is one page of the built-in handbook.
type handbook struct {
	lang, id, text string
}

// chapters are the pages of the built-in handbook: the systems of the method.
var chapters = []string{"big-picture", "commitments", "relationship", "sheets", "sources", "strat", "styles", "team", "value-plan"}

func readHandbook(t *testing.T) []handbook {
	t.Helper()
	var pages []handbook
	for _, lang := range []string{"en", "zh-Hans"} {
		var found []string
		files, err := fs.Glob(os.DirFS("../layouts"), "method/"+lang+"/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := fs.ReadFile(os.DirFS("../layouts"), file)
			if err != nil {
				t.Fatal(err)
			}
			id := strings.TrimSuffix(path.Base(file), ".md")
			found = append(found, id)
			pages = append(pages, handbook{lang, id, string(text)})
			if lang == "zh-Hans" {
				pages = append(pages, handbook{"zh-Hant", id, traditional.Of(string(text))})
			}
		}
		if diff := cmp.Diff(chapters, found); diff != "" {
			t.Errorf("%s (-wanted +found):\n%s", lang, diff)
		}
	}
	return pages
}

var (
	fenced  = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$")
	linked  = regexp.MustCompile(`\[\[([^\]|]+)(\|[^\]]*)?\]\]`)
	section = regexp.MustCompile(`(?m)^## .*$`)
)

// Every example of the handbook is one that an author could write: it says on
// its first line which file it stands in, and the format knows all of it.
func TestHandbookExamples(t *testing.T) {
	for _, page := range readHandbook(t) {
		examples := fenced.FindAllStringSubmatch(page.text, -1)
		if len(examples) < 3 || strings.Count(page.text, "```") != 2*len(examples) {
			t.Errorf("%s/%s: fences that do not close, or few examples", page.lang, page.id)
		}
		for _, example := range examples {
			for _, p := range problemsOf(t, example[1]) {
				t.Errorf("%s/%s: %s %s at %d:%d %v in\n%s", page.lang, page.id, p.Rule, p.Says, p.At.Span.Line, p.At.Span.Col, p.Args, example[1])
			}
		}
	}
}

// problemsOf are those of an example read as the file that it says it is. What
// it refers to stands elsewhere.
func problemsOf(t *testing.T, example string) []source.Problem {
	first, _, _ := strings.Cut(example, "\n")
	file, ok := strings.CutPrefix(first, "# ")
	if !ok {
		t.Errorf("no file is named on the first line of\n%s", example)
	}
	if file == "book.yaml" {
		doc := source.Parse(file, []byte(example))
		_, problems := plan.ReadSettings(&doc)
		return append(problems, doc.Problems...)
	}
	settings, problems := plan.ReadSettings(nil)
	files := []*plan.File{decode(settings, file, "---\n"+example+"---\n")}
	if dir, _, ok := strings.Cut(strings.TrimPrefix(file, "accounts/"), "/"); ok && dir != "" && strings.HasPrefix(file, "accounts/") {
		files = append(files, decode(settings, "accounts/"+dir+"/plan.md", "---\naccount: Some\n---\n"))
	}
	asOf, _ := plan.ParseDate("2026-11-21")
	book := plan.Assemble(files, plan.Options{Settings: settings, Audience: settings.Author(), AsOf: asOf, Problems: problems})
	return slices.DeleteFunc(book.Problems, func(p source.Problem) bool {
		return p.Rule == "broken-link" || p.Rule == "serves-nothing"
	})
}

func decode(settings plan.Settings, file, text string) *plan.File {
	f, _ := plan.Decode(source.Parse(file, []byte(text)), settings.Author())
	return f
}

// The languages of a page have the same parts in the same order, and every link
// leads to a page of the handbook.
func TestHandbookPages(t *testing.T) {
	parts := map[string]int{}
	for _, page := range readHandbook(t) {
		n := len(section.FindAllString(page.text, -1))
		if page.lang == "en" {
			parts[page.id] = n
		}
		if n != parts[page.id] {
			t.Errorf("%s/%s has %d parts, in English %d", page.lang, page.id, n, parts[page.id])
		}
		if front := strings.SplitN(page.text, "\n", 5); len(front) < 5 || front[0] != "---" || !strings.HasPrefix(front[1], "title: ") || front[2] != "mentions: off" || front[3] != "---" {
			t.Errorf("%s/%s: front matter is a title, and that names in examples are nobody's", page.lang, page.id)
		}
		for _, link := range linked.FindAllStringSubmatch(page.text, -1) {
			if id, ok := strings.CutPrefix(link[1], "method/"); !ok || !slices.Contains(chapters, id) {
				t.Errorf("%s/%s: %s leads nowhere", page.lang, page.id, link[0])
			}
		}
		if strings.ContainsAny(page.text, "!！") {
			t.Errorf("%s/%s: an exclamation mark", page.lang, page.id)
		}
	}
}
