package site

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"strconv"
	"sync"

	"github.com/a-h/templ"
)

// fragments are the finished parts of one page, one after the other. A layout is
// given a sign for each, which is small, and the page is put together from what
// the layout makes of them: a page's bytes are moved once.
type fragments struct {
	made bytes.Buffer
	ends []int        // where each ends in made
	page bytes.Buffer // what the layout made
}

// A layout writes no NUL that it was given, so nothing that an author wrote can
// pass for a sign.
const sign = 0

// add renders a component and returns the sign for it; "" for an empty one, so
// that a layout can tell.
func (f *fragments) add(c templ.Component) template.HTML {
	from := f.made.Len()
	if err := c.Render(context.Background(), &f.made); err != nil {
		panic(err) // a buffer does not fail, nor do our components
	}
	if f.made.Len() == from {
		return ""
	}
	f.ends = append(f.ends, f.made.Len())
	return template.HTML(string(rune(sign)) + strconv.Itoa(len(f.ends)-1) + string(rune(sign)))
}

// fill puts the fragments in the place of their signs.
func (f *fragments) fill(to *bytes.Buffer) error {
	to.Grow(f.page.Len() + f.made.Len())
	for page := f.page.Bytes(); ; {
		text, rest, found := bytes.Cut(page, []byte{sign})
		to.Write(text)
		if !found {
			return nil
		}
		number, after, _ := bytes.Cut(rest, []byte{sign})
		n, err := strconv.Atoi(string(number))
		if err != nil || n < 0 || n >= len(f.ends) {
			return fmt.Errorf("layouts: a part of the page is used as something other than HTML")
		}
		from := 0
		if n > 0 {
			from = f.ends[n-1]
		}
		to.Write(f.made.Bytes()[from:f.ends[n]])
		page = after
	}
}

// execute lays the fragments out by a layout.
func (l *layouts) execute(to *bytes.Buffer, v values, f *fragments) error {
	if err := l.byName[v.layout].ExecuteTemplate(&f.page, "frame.html", page{v.frame, v.parts}); err != nil {
		return fmt.Errorf("layouts: %w", err)
	}
	return f.fill(to)
}

var pool = sync.Pool{New: func() any { return new(fragments) }}

// takeFragments returns empty ones; they are put back with release.
func takeFragments() *fragments {
	f := pool.Get().(*fragments)
	f.made.Reset()
	f.page.Reset()
	f.ends = f.ends[:0]
	return f
}

func (f *fragments) release() { pool.Put(f) }

// html renders a component into a fragment for the page's layout to place.
func (p *pen) html(c templ.Component) template.HTML { return p.fragments.add(c) }

// drawn renders a component into a text that several pages have.
func drawn(c templ.Component) string {
	f := takeFragments()
	defer f.release()
	f.add(c)
	return f.made.String()
}
