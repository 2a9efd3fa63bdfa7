package site_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"stratbook/generator"
	"stratbook/generator/plan"
)

// pagesOf renders pages of a made-up book.
func pagesOf(t *testing.T, content fstest.MapFS) func(address string) string {
	t.Helper()
	day, _ := plan.ParseDate("2026-11-21")
	result, err := generator.NewReader().Read(context.Background(), generator.Options{Content: content, AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	return func(address string) string {
		t.Helper()
		page, err := result.Site.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		return string(page)
	}
}

// linked is the part of a page that lists what links to it.
func linked(page string) string {
	_, section, _ := strings.Cut(page, `<section id="linked-from"`)
	section, _, _ = strings.Cut(section, "</section>")
	return section
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// TestLinkedFrom holds that every kind of page lists what links to it, by kind,
// and says nothing where nothing does.
func TestLinkedFrom(t *testing.T) {
	all := "See [[acme]], [[acme/wang-lei]], [[acme/line]], [[acme/visits/2026-11-03]], [[li-na]], [[xu]], [[words]], [[acme/history]] & <you>.\n"
	page := pagesOf(t, fstest.MapFS{
		"accounts/acme/plan.md":                file("---\naccount: Acme\nstakeholders: {id: wang-lei, name: Wang Lei}\n---\n"),
		"accounts/acme/opportunities/line.md":  file("---\nopportunity: Line\n---\n"),
		"accounts/acme/visits/2026-11-03.md":   file("---\nvisit: First\n---\n"),
		"accounts/acme/history.md":             file("# History\n"),
		"accounts/globex.md":                   file("---\naccount: Globex\nowner: li-na\nparent: acme\n---\n" + all),
		"accounts/globex/visits/2026-11-04.md": file("---\nvisit: Second\nby: li-na\n---\nMet 徐建平.\n"),
		"people/xu.md":                         file("---\nname: 徐建平\n---\n"),
		"team/li-na.md":                        file("---\nname: Li Na\n---\n"),
		"words.md":                             file("# Words\n"),
		"alone.md":                             file("# Alone\n\n[[#alone]]\n"),
		"method/note.md":                       file("# Note\n\nAlso [[words]].\n"),
	})
	for _, address := range []string{"accounts/acme/", "accounts/acme/people/wang-lei/", "accounts/acme/opportunities/line/",
		"accounts/acme/visits/2026-11-03/", "accounts/acme/history/", "team/li-na/", "people/xu/", "words/"} {
		section := linked(page(address))
		if !strings.Contains(section, "globex/\">Globex</a>") || !strings.Contains(section, "&amp; &lt;you&gt;.") {
			t.Errorf("%s: %s", address, section)
		}
	}
	for _, address := range []string{"accounts/globex/", "alone/", "method/note/", "people/", ""} {
		if strings.Contains(page(address), "linked-from") {
			t.Errorf("%s is linked from nowhere", address)
		}
	}
	if section := linked(page("people/xu/")); !strings.Contains(section, `Second</a>, <time datetime="2026-11-04">4 Nov</time>, <a href="../../accounts/globex/">Globex</a>`) {
		t.Error(section)
	}
	var book struct {
		Accounts []struct {
			LinkedFrom []string `json:"linked_from"`
		}
	}
	if err := json.Unmarshal([]byte(page("data/book.json")), &book); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(book.Accounts); got != "[{[accounts/globex/]} {[]}]" {
		t.Error("book.json:", got)
	}
}

// TestLinkedFromMany holds that a list stays short, that its long groups make
// room for the short ones, and that it says how many there are.
func TestLinkedFromMany(t *testing.T) {
	content := fstest.MapFS{"accounts/acme/plan.md": file("---\naccount: Acme\nstakeholders: {id: wang-lei, name: Wang Lei}\n---\nWang Lei.\n")}
	for i := range 300 {
		content[fmt.Sprintf("accounts/acme/visits/2026-01-01-%d.md", i)] = file(fmt.Sprintf("---\ndate: 2026-%02d-%02d\nwith: wang-lei\n---\n", 1+i/28, 1+i%28))
		if i < 10 {
			content[fmt.Sprintf("note-%d.md", i)] = file("[[wang-lei]]\n")
		}
	}
	section := linked(pagesOf(t, content)("accounts/acme/people/wang-lei/"))
	if n := strings.Count(section, "<li"); n != 50 {
		t.Errorf("%d pages are listed", n)
	}
	for _, want := range []string{"50 of 311 pages", "Visits: 39 of 300", "<h3>Pages</h3>", "Visit of 20 Nov"} {
		if !strings.Contains(section, want) {
			t.Errorf("%q is not in %s", want, section)
		}
	}
	if strings.Contains(section, "Jan") {
		t.Error("the newest visits are listed, not the oldest")
	}
}
