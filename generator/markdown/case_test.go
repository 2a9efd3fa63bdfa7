package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"stratbook/generator/source"
)

var update = flag.Bool("update", false, "rewrite the golden files of testdata")

// TestCases converts each testdata/*.txtar. An archive holds body.md and what
// comes of it: want.html with its slots leading to ⟦0⟧, ⟦1⟧ …, and, where there are any,
// links, headings, problems. A name that begins with "hold-" goes
// through HoldBack first, for readers who may see "everyone" and "sales" of a
// book that also knows "board"; the text that is left stands in visible.md.
// One that begins with "mention-" has names as its second file, each line "own"
// or "shared", a value and a name; mentions lead to ⟦@value⟧.
func TestCases(t *testing.T) {
	for _, file := range caseFiles(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) == 0 || archive.Files[0].Name != "body.md" {
				t.Fatal("no body.md at the head")
			}
			got := &txtar.Archive{Comment: archive.Comment, Files: archive.Files[:1:1]}
			if strings.HasPrefix(name, "mention-") {
				got.Files = append(got.Files, archive.Files[1], mentioned(t, archive))
			} else {
				got.Files = append(got.Files, outputs(archive.Files[0].Data, strings.HasPrefix(name, "hold-"))...)
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(archive)), string(txtar.Format(got))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// caseFiles lists the cases; anything else in testdata is claimed by no test.
func caseFiles(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	files = slices.DeleteFunc(files, func(f string) bool { return f == filepath.Join("testdata", "fuzz") })
	named := regexp.MustCompile(`^(link|wiki|cjk|table|html|heading|task|caps|hold|mention)-[a-z-]+\.txtar$`)
	for _, file := range files {
		if !named.MatchString(filepath.Base(file)) {
			t.Fatalf("%s is no case", file)
		}
	}
	return files
}

func outputs(text []byte, hold bool) []txtar.File {
	body := source.Body{Text: text, Line: 1}
	var problems []source.Problem
	var files []txtar.File
	if hold {
		body, problems = HoldBack(body, hiddenFromSales)
		files = append(files, txtar.File{Name: "visible.md", Data: lined(body.Text)})
	}
	r := Convert(body.Text)
	for _, p := range r.Problems {
		p.At.Span = body.InFile(p.At.Span)
		problems = append(problems, p)
	}
	files = append(files, txtar.File{Name: "want.html", Data: lined(r.Fill(showSlots(r)))})
	add := func(name, text string) {
		if text != "" {
			files = append(files, txtar.File{Name: name, Data: []byte(text)})
		}
	}
	var links, headings, said strings.Builder
	for i, l := range r.Links {
		kind := [...]string{"wiki", "relative", "image"}[l.Kind]
		fmt.Fprintf(&links, "%d %s %s target=%q fragment=%q text=%q\n", i, kind, show(l.At), l.Target, l.Fragment, l.Text)
	}
	for _, h := range r.Headings {
		fmt.Fprintf(&headings, "h%d #%s %q\n", h.Level, h.ID, h.Text)
	}
	for _, p := range problems {
		fmt.Fprintf(&said, "%s %s %q %v\n", show(p.At.Span), p.Rule, p.Says, map[string]any(p.Args))
	}
	add("links", links.String())
	add("headings", headings.String())
	add("problems", said.String())
	return files
}

func lined(b []byte) []byte {
	if len(b) > 0 && !bytes.HasSuffix(b, []byte("\n")) {
		b = append(bytes.Clone(b), '\n')
	}
	return b
}

func hiddenFromSales(name string) (hide, known bool) {
	switch name {
	case "everyone", "sales":
		return false, true
	case "board":
		return true, true
	}
	return false, false
}

// showSlots fills slots so that a reader of a golden file sees them.
func showSlots(r Rendered) func(int) (Anchor, bool) {
	return func(i int) (Anchor, bool) {
		a := Anchor{Href: fmt.Sprintf("⟦%d⟧", i)}
		if r.Links[i].Kind == Wiki {
			a.Text = fmt.Sprintf("⟦name of %s⟧", r.Links[i].Target)
		}
		return a, true
	}
}

func show(s source.Span) string {
	return fmt.Sprintf("%d:%d-%d:%d", s.Line, s.Col, s.EndLine, s.EndCol)
}
