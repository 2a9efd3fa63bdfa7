package view

import (
	"context"
	"io"

	"github.com/a-h/templ"
)

// Nav are the links of the site's own navigation. They are on every page, so they
// are written by hand, as runs of words are.
type Nav []NavLink

// NavLink leads to a directory. Current is "page" on that very page, "true" on one
// that belongs to it, else "".
type NavLink struct {
	Text, Href string
	Current    string
}

// Render writes the links; it fails where the writer does.
func (n Nav) Render(_ context.Context, to io.Writer) error {
	w := writer{to: to}
	for _, link := range n {
		w.write(`<a href="`, templ.EscapeString(string(templ.URL(link.Href))), `"`)
		if link.Current != "" {
			w.write(` aria-current="`, link.Current, `"`)
		}
		w.write(">", templ.EscapeString(link.Text), "</a>")
	}
	return w.err
}

// Theme is the switch between light and dark: what it says when it stands at each.
type Theme struct{ System, Light, Dark string }

// Render writes the switch; it fails where the writer does.
func (t Theme) Render(_ context.Context, to io.Writer) error {
	w := writer{to: to}
	system := templ.EscapeString(t.System)
	w.write(`<button class="theme" type="button" aria-label="`, system, `" data-system="`, system, `" data-light="`, templ.EscapeString(t.Light),
		`" data-dark="`, templ.EscapeString(t.Dark), `"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">`,
		`<circle cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/></svg></button>`)
	return w.err
}
