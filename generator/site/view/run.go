package view

import (
	"context"
	"io"

	"github.com/a-h/templ"
)

// Runs of words are what most of a page is made of. They are written by hand,
// because a compiled template formats each of its values.

// Run is one run of words.
func Run(t Text) templ.Component { return Line{t} }

// Runs are runs after each other.
func Runs(line Line) templ.Component { return line }

// Render writes the runs; it fails where the writer does.
func (l Line) Render(_ context.Context, to io.Writer) error {
	w := writer{to: to}
	for i := range l {
		w.run(&l[i])
	}
	return w.err
}

// writer keeps the first error.
type writer struct {
	to  io.Writer
	err error
}

func (w *writer) write(texts ...string) {
	for _, text := range texts {
		if w.err == nil {
			_, w.err = io.WriteString(w.to, text)
		}
	}
}

func (w *writer) run(t *Text) {
	name := ""
	switch {
	case t.Href != "":
		name = "a"
		w.write(`<a href="`, templ.EscapeString(string(templ.URL(t.Href))), `"`)
	case t.Day != "":
		name = "time"
		w.write(`<time datetime="`, templ.EscapeString(t.Day), `"`)
	case t.Kind == Code:
		w.write("<code>", templ.EscapeString(t.S), "</code>")
		return
	case t.Kind == Break:
		w.write("<br>")
		return
	case t.Kind != "" || t.Lang != "" || t.ID != "":
		name = "span"
		w.write("<span")
	default:
		w.write(templ.EscapeString(t.S))
		return
	}
	for _, a := range [...]struct{ name, value string }{{"class", t.Kind}, {"lang", t.Lang}, {"data-id", t.ID}} {
		if a.value != "" {
			w.write(" ", a.name, `="`, templ.EscapeString(a.value), `"`)
		}
	}
	w.write(">", templ.EscapeString(t.S), "</", name, ">")
}
