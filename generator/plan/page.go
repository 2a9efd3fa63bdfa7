package plan

import (
	"stratbook/generator/markdown"
	"stratbook/generator/source"
)

// Page is what every file of the content has in common, and all that a free
// page has.
type Page struct {
	Title    string   `key:"title"`
	Audience string   `key:"audience"`
	Mentions string   `key:"mentions" list:"on-off"`
	Ignore   []Ignore `key:"ignore"`

	ID      string       // the file's name without its ending; an account's may be its folder's
	Path    string       // of the file, relative to the content folder
	Address string       // of the page, relative to the site's root: "accounts/acme/"
	At      source.Place // the first key to the end of its line, or line 1
	Body    Body
	Targets []Target // what the body's links lead to, one for each of Body.Links, then of Body.Mentions
}

// Body is the prose of a file, already HTML but for the addresses of its links.
type Body struct {
	markdown.Rendered
	lines source.Body
}

// Place returns where in its file a span of the body stands.
func (p *Page) Place(s source.Span) source.Place {
	return source.Place{Path: p.Path, Span: p.Body.lines.InFile(s)}
}
