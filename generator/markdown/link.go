package markdown

import (
	"bytes"
	"html"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"stratbook/generator/source"
)

// where a target leads to.
type where uint8

const (
	inside  where = iota // the book
	outside              // http, https, mailto, tel
	unsafe               // anything else
)

// leads judges a target as a browser would read it, which is laxer than it
// looks: blanks before it do not count, tabs and line ends within it are
// dropped, a backslash is a slash. So control characters are refused whole.
func leads(target string) where {
	if strings.IndexFunc(target, func(r rune) bool { return r < ' ' || r >= 0x7F && r <= 0x9F }) >= 0 {
		return unsafe
	}
	target = strings.TrimLeft(target, " ")
	if len(target) >= 2 && isSlash(target[0]) && isSlash(target[1]) {
		return unsafe
	}
	i := strings.IndexAny(target, `:/?#\`)
	if i <= 0 || target[i] != ':' || !isScheme(target[:i]) {
		return inside
	}
	switch strings.ToLower(target[:i]) {
	case "http", "https", "mailto", "tel":
		return outside
	}
	return unsafe
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

func isScheme(s string) bool {
	for i, c := range []byte(s) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.')) {
			return false
		}
	}
	return true
}

func (w *writer) link(n *ast.Link) {
	if w.inLink || !w.charge(len(n.Destination)+len(n.Title)) {
		w.inlines(n)
		return
	}
	target := unescape(n.Destination)
	switch leads(target) {
	case unsafe:
		w.refuse(n, n.Destination)
		w.inlines(n)
	case outside:
		w.openOutside(target, unescape(n.Title))
		w.inlines(n)
		w.closeOutside()
	case inside:
		name, fragment := split(target)
		link := Link{Kind: Relative, Target: name, Fragment: fragment, Text: plain(n, w.st.src)}
		link.At = w.st.span(w.find(n, n.Destination))
		w.slot(link, unescape(n.Title), func() { w.inlines(n) })
	}
}

func (w *writer) image(n *ast.Image) {
	if !w.charge(len(n.Destination) + len(n.Title)) {
		return
	}
	target, alt := unescape(n.Destination), plain(n, w.st.src)
	to := leads(target)
	switch {
	case to == unsafe:
		w.refuse(n, n.Destination)
		w.show(alt)
	case to == outside && w.inLink:
		w.show(alt)
	case to == outside:
		if alt == "" {
			alt = target
		}
		w.openOutside(target, unescape(n.Title))
		w.show(alt)
		w.closeOutside()
	default:
		name, fragment := split(target)
		link := Link{Kind: Image, Target: name, Fragment: fragment, Text: alt}
		link.At = w.st.span(w.find(n, n.Destination))
		w.slot(link, unescape(n.Title), func() { w.show(alt) })
	}
}

func (w *writer) autoLink(n *ast.AutoLink) {
	label, target := string(n.Label(w.st.src)), string(n.URL(w.st.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		target = "mailto:" + target
	}
	switch to := leads(target); {
	case w.inLink:
		w.show(label)
	case to == outside:
		w.openOutside(target, "")
		w.show(label)
		w.closeOutside()
	default:
		w.refuse(n, n.Label(w.st.src))
		w.show(label)
	}
}

func (w *writer) wiki(n *wikiLink) {
	if w.inLink {
		w.show(n.words)
		return
	}
	link := Link{Kind: Wiki, Target: n.target, Fragment: n.fragment, Text: n.text, At: w.st.span(n.start, n.end)}
	w.slot(link, "", func() { w.show(n.words) })
}

// refuse notes a target that is not followed; its words stay.
func (w *writer) refuse(n ast.Node, target []byte) {
	says := ""
	if text := strings.TrimSpace(unescape(target)); len(text) > 0 && isSlash(text[0]) {
		says = "host"
	}
	w.r.Problems = append(w.r.Problems, source.Problem{
		Rule: "unsafe-link", Says: says,
		Args: source.Args{"target": shorten(string(target))},
		At:   source.Place{Span: w.st.span(w.find(n, target))},
	})
}

// slot leaves a link open; words writes what it shows if nobody fills it.
func (w *writer) slot(link Link, title string, words func()) {
	i, start := len(w.r.Links), len(w.b)
	w.r.Links = append(w.r.Links, link)
	w.r.slots = append(w.r.slots, slot{start: start, title: title})
	w.r.marks = append(w.r.marks, mark{at: start, slot: i})
	outer := w.inLink
	w.inLink = true
	words()
	w.inLink = outer
	w.r.slots[i].end = len(w.b)
	w.r.marks = append(w.r.marks, mark{at: len(w.b), slot: i, end: true})
}

// openOutside begins a link to elsewhere. It says nothing of where it is
// followed from: a customer's name stands in our addresses.
func (w *writer) openOutside(target, title string) {
	w.str("<a")
	w.attr("href", string(util.URLEscape([]byte(strings.TrimSpace(target)), false)))
	if title != "" {
		w.attr("title", title)
	}
	w.str(` rel="noopener noreferrer">`)
	w.inLink = true
}

func (w *writer) closeOutside() {
	w.inLink = false
	w.str("</a>")
}

// split parts a target from its fragment and decodes both. A query asks for
// nothing of a file.
func split(target string) (name, fragment string) {
	name, fragment, _ = strings.Cut(target, "#")
	name, _, _ = strings.Cut(name, "?")
	return decode(name), decode(fragment)
}

func decode(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// find gives the offsets of a target in the text: goldmark hands out a piece of
// the very text that it was given, and of an array's pieces the capacity tells
// where they begin. Where it made a copy, the link's own place has to do.
func (w *writer) find(n ast.Node, target []byte) (start, end int) {
	src := w.st.src
	at := cap(src) - cap(target)
	if len(target) > 0 && at >= 0 && at+len(target) <= len(src) && &src[at] == &target[0] {
		return at, at + len(target)
	}
	at = clamp(n.Pos(), len(src))
	return at, at
}

// unescape resolves backslashes and entities, each once.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	text := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) && util.IsPunct(b[i+1]) {
			i++
		} else if n := entity(b[i:]); n > 0 {
			text = append(text, html.UnescapeString(string(b[i:i+n]))...)
			i += n - 1
			continue
		}
		text = append(text, b[i])
	}
	return string(text)
}

// entity is the length of the entity that b begins with, or 0.
func entity(b []byte) int {
	if b[0] != '&' {
		return 0
	}
	for i := 1; i < len(b) && i < 40; i++ {
		switch c := b[i]; {
		case c == ';' && i > 1:
			return i + 1
		case c == '#' && i == 1:
		case !util.IsAlphaNumeric(c):
			return 0
		}
	}
	return 0
}
