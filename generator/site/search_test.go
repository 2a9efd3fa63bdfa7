package site

import (
	"strings"
	"testing"

	"stratbook/generator/check"
	"stratbook/generator/collation"
	"stratbook/generator/plan"
	"stratbook/generator/search"
	"stratbook/generator/words"
	builtin "stratbook/layouts"
	"stratbook/static"
)

// TestSearchIsMadeWhenAsked holds that rendering pages does not make the search
// index, as an author's every save would then, and that it is made once.
func TestSearchIsMadeWhenAsked(t *testing.T) {
	w, err := words.New(builtin.Files(), "en", check.Words())
	if err != nil {
		t.Fatal(err)
	}
	day, _ := plan.ParseDate("2026-11-21")
	look, err := ReadLook(builtin.Files(), static.Files())
	if err != nil {
		t.Fatal(err)
	}
	settings, _ := plan.ReadSettings(nil)
	book := plan.Assemble(nil, plan.Options{Settings: settings, Audience: settings.Author(), AsOf: day})
	s := New(Input{Book: book, Verdict: check.Run(check.Input{Book: book}), Words: w, Names: collation.In("en"), Look: look})
	made, asked := s.search, 0
	s.search = func() *search.Index { asked++; return made() }
	for _, address := range s.Pages() {
		if _, err := s.Render(address); err != nil || !s.Has(address) {
			t.Errorf("%q: %v", address, err)
		}
	}
	if asked > 0 {
		t.Error("pages asked for the index")
	}
	for _, address := range s.SearchFiles() {
		if content, err := s.Render(address); err != nil || !s.Has(address) || !strings.HasPrefix(string(content), "stratbookIndex(") {
			t.Errorf("%q: %v", address, err)
		}
	}
	for _, address := range []string{"search/", "search/index.js"} {
		if !s.Has(address) {
			t.Errorf("no %q", address)
		}
	}
	if s.Has("search/nothing.js") || made() != s.search() {
		t.Error("another index, or one of everything")
	}
}
