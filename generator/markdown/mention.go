package markdown

import "bytes"

// Mention is a name in prose that may become a link.
type Mention struct {
	Value      int32 // of what bears the name, as find gave it
	start, end int32 // in Rendered.HTML
}

// Mention returns the body with its Mentions: the names that find finds in its
// prose, of each value the first in a section (footnotes stand in the last one).
// The body that it is called on stays as it is, and both share their HTML.
//
// find is given one stretch of plain text after the other and yields the names
// in it from left to right, without overlaps, as mention.Finder does. A tag ends
// a word for it.
func (r Rendered) Mention(find func(text []byte, yield func(start, end int, value int32) bool)) Rendered {
	var run Run
	var plain plainRun
	seen := map[int32]int{} // the section of a value's last mention, from 1
	r.Mentions = nil
	yield := func(start, end int, value int32) bool {
		if seen[value] != run.Section+1 {
			seen[value] = run.Section + 1
			from, to := plain.inHTML(start), plain.inHTML(end)
			r.Mentions = append(r.Mentions, Mention{value, int32(run.Start + from), int32(run.Start + to)})
		}
		return true
	}
	for _, run = range r.runs {
		plain.read(r.HTML[run.Start:run.End])
		find(plain.text, yield)
	}
	return r
}

// plainRun is the text of a run without escapes.
type plainRun struct {
	text []byte
	own  []byte // text, where the run has escapes
	cuts []cut
	next int // of cuts, for the next offset
	cut  int // bytes of HTML that text before the next cut lacks
}

// cut is an escape: where its character stands in the text, and how many bytes
// longer it is.
type cut struct{ at, bytes int }

func (p *plainRun) read(html []byte) {
	p.text, p.own, p.cuts, p.next, p.cut = html, p.own[:0], p.cuts[:0], 0, 0
	for {
		i := bytes.IndexByte(html, '&')
		if i < 0 {
			break
		}
		p.own = append(p.own, html[:i]...)
		c, size := unescaped(html[i:])
		p.cuts = append(p.cuts, cut{len(p.own), size - 1})
		p.own = append(p.own, c)
		html = html[i+size:]
	}
	if len(p.cuts) > 0 {
		p.own = append(p.own, html...)
		p.text = p.own
	}
}

// unescaped is the character that an escape in a run stands for, and the
// escape's length.
func unescaped(html []byte) (byte, int) {
	switch html[1] {
	case 'a':
		return '&', len("&amp;")
	case 'l':
		return '<', len("&lt;")
	case 'g':
		return '>', len("&gt;")
	}
	return '"', len("&quot;")
}

// inHTML returns where an offset of the text is in the run; no offset may be
// less than the one before.
func (p *plainRun) inHTML(offset int) int {
	for ; p.next < len(p.cuts) && p.cuts[p.next].at < offset; p.next++ {
		p.cut += p.cuts[p.next].bytes
	}
	return offset + p.cut
}
