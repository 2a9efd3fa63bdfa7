package plan

import (
	"testing"

	"stratbook/generator/source"
)

// TestHosted: a site is hosted at a path or an address of the web, and what a
// browser could take for another place is neither.
func TestHosted(t *testing.T) {
	for url, want := range map[string]string{
		"/": "/", "/plans": "/plans/", "https://site.example": "https://site.example/", "http://site.example/plans/": "http://site.example/plans/",
		"//evil.example": "/", "///evil.example": "/", `/\evil.example`: "/", `\\evil.example`: "/", "https:evil": "/", "https://": "/",
		"javascript:alert(1)": "/", "data:text/html,x": "/", "plans": "/", "": "/",
	} {
		doc := source.Parse("book.yaml", []byte("base_url: "+jsonText(url)))
		settings, problems := ReadSettings(&doc)
		bad := want == "/" && url != "/" && url != ""
		if settings.BaseURL != want || (len(problems) > 0) != bad {
			t.Errorf("%q is %q, %v", url, settings.BaseURL, problems)
		}
	}
}
