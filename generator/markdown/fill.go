package markdown

import "github.com/yuin/goldmark/util"

// Anchor is what a slot is filled with.
type Anchor struct {
	Href  string // a link's address, an image's source; as is, Fill escapes it
	Text  string // words for a wiki link that has none of its own; "" leaves the target as written
	Class string // of the element, "" for none
}

// Fill returns the HTML with every slot closed. resolve gives the address of
// the i-th of Links, and behind those, from len(Links) on, of the Mentions; or
// false, which leaves the author's words as plain text.
func (r Rendered) Fill(resolve func(i int) (Anchor, bool)) []byte {
	f := filler{Rendered: r, resolve: resolve, opened: make([]bool, len(r.slots))}
	f.out = make([]byte, 0, len(r.HTML)+64*(len(r.slots)+len(r.Mentions)))
	for _, m := range r.marks {
		f.mentions(m.at)
		f.copy(m.at)
		if !m.end {
			f.open(m.slot)
		} else if f.opened[m.slot] {
			f.out = append(f.out, "</a>"...)
		}
	}
	f.mentions(len(r.HTML))
	f.copy(len(r.HTML))
	return f.out
}

// filler goes through the HTML of a body once.
type filler struct {
	Rendered
	resolve func(i int) (Anchor, bool)
	out     []byte
	pos     int    // in HTML: all before it is written, or left out
	next    int    // of Mentions
	opened  []bool // by slot: an anchor is to be closed
}

func (f *filler) copy(to int) {
	if f.pos < to {
		f.out = append(f.out, f.HTML[f.pos:to]...)
		f.pos = to
	}
}

// mentions links the names that stand before a place.
func (f *filler) mentions(before int) {
	for ; f.next < len(f.Mentions) && int(f.Mentions[f.next].start) < before; f.next++ {
		anchor, ok := f.resolve(len(f.Links) + f.next)
		if !ok {
			continue
		}
		m := f.Mentions[f.next]
		f.copy(int(m.start))
		f.out = closeTag(appendAttr(append(f.out, "<a"...), "href", anchor.Href), anchor, "")
		f.copy(int(m.end))
		f.out = append(f.out, "</a>"...)
	}
}

// open begins what a slot is filled with.
func (f *filler) open(i int) {
	anchor, ok := f.resolve(i)
	if !ok {
		return
	}
	link, s := &f.Links[i], &f.slots[i]
	if link.Kind == Image {
		f.out = closeTag(appendImage(f.out, anchor, link.Text), anchor, s.title)
		f.pos = s.end
		return
	}
	f.out = closeTag(appendAttr(append(f.out, "<a"...), "href", anchor.Href), anchor, s.title)
	f.opened[i] = true
	if link.Kind == Wiki && link.Text == "" && anchor.Text != "" {
		f.out = append(f.out, util.EscapeHTML([]byte(anchor.Text))...)
		f.pos = s.end
	}
}

func appendImage(html []byte, a Anchor, alt string) []byte {
	html = appendAttr(append(html, "<img"...), "src", a.Href)
	return appendAttr(html, "alt", alt)
}

// closeTag ends the tag of a link or an image.
func closeTag(html []byte, a Anchor, title string) []byte {
	if a.Class != "" {
		html = appendAttr(html, "class", a.Class)
	}
	if title != "" {
		html = appendAttr(html, "title", title)
	}
	return append(html, '>')
}

func appendAttr(html []byte, name, value string) []byte {
	html = append(html, ' ')
	html = append(html, name...)
	html = append(html, `="`...)
	html = append(html, util.EscapeHTML([]byte(value))...)
	return append(html, '"')
}
