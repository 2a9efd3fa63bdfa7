package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much of a sentence is shown beside its link.
const (
	aroundLink = 160  // characters, at most
	reach      = 1024 // bytes of HTML that are looked through for them, on either side
)

// Start returns where in HTML a link begins: the i-th of Links and, from
// len(Links) on, of the Mentions.
func (r Rendered) Start(i int) int {
	start, _ := r.place(i)
	return start
}

func (r Rendered) place(i int) (start, end int) {
	if i < len(r.Links) {
		return r.slots[i].start, r.slots[i].end
	}
	m := r.Mentions[i-len(r.Links)]
	return int(m.start), int(m.end)
}

// Sentence returns the sentence that a link stands in, the i-th as Start counts
// them: plain text, without footnotes, shortened with "…" where it goes on for
// too long. No sentence goes beyond its paragraph, list item or table's cell.
// words gives what stands in the place of a wiki link without words of its own,
// as Anchor.Text does; "" leaves the target as written.
//
// What it costs does not depend on how long the body is.
func (r Rendered) Sentence(i int, words func(i int) string) string {
	start, end := r.place(i)
	q := quoter{r, words}
	from, whole := r.blockStart(start)
	before := strings.TrimLeft(q.text(from, start), " ")
	link := q.text(start, r.cutEnd(start, min(end, start+reach)))
	to, ends := r.blockEnd(end)
	after := strings.TrimRight(q.text(end, to), " ")

	all := before + link + after
	left := beginning(all, len(before))
	whole = whole || left > 0
	right := ending(all, len(before)+len(link))
	ends = ends || right < len(all)
	before, after = all[left:len(before)], all[len(before)+len(link):right]
	return around(piece{before, whole}, link, piece{after, ends})
}

// piece is what stands before or behind a link. It is whole if it goes to where
// the sentence begins or ends.
type piece struct {
	text  string
	whole bool
}

// around puts a sentence together again; of a long one, what is near the link.
func around(before piece, link string, after piece) string {
	have := [2]int{utf8.RuneCountInString(before.text), utf8.RuneCountInString(after.text)}
	left := min(have[0], max(aroundLink/2, aroundLink-have[1]))
	right := min(have[1], aroundLink-left)
	if left < have[0] {
		before = piece{lastWords(before.text, left), false}
	}
	if right < have[1] {
		after = piece{firstWords(after.text, right), false}
	}
	if utf8.RuneCountInString(link) > aroundLink {
		link = firstWords(link, aroundLink) + "…"
	}
	text := strings.TrimSpace(before.text + link + after.text)
	if !before.whole {
		text = "…" + text
	}
	if !after.whole {
		text += "…"
	}
	return text
}

// Shorten returns the beginning of a text, as long as a sentence may be that
// Sentence returns, with "…" where it goes on.
func Shorten(text string) string {
	if len(text) <= aroundLink || utf8.RuneCountInString(text) <= aroundLink {
		return text
	}
	return firstWords(text, aroundLink) + "…"
}

// firstWords returns the first n characters, without a part of a word.
func firstWords(text string, n int) string {
	to := 0
	for at := range text {
		if n == 0 {
			to = at
			break
		}
		n--
	}
	if next, _ := utf8.DecodeRuneInString(text[to:]); spaced(next) {
		for at, word := to, 0; at > 0 && word < longWord; word++ {
			r, size := utf8.DecodeLastRuneInString(text[:at])
			if !spaced(r) {
				to = at
				break
			}
			at -= size
		}
	}
	return strings.TrimRight(text[:to], " ")
}

// lastWords returns the last n characters, without a part of a word.
func lastWords(text string, n int) string {
	from := len(text)
	for ; n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	if last, _ := utf8.DecodeLastRuneInString(text[:from]); spaced(last) {
		for at, word := from, 0; at < len(text) && word < longWord; word++ {
			r, size := utf8.DecodeRuneInString(text[at:])
			if !spaced(r) {
				from = at
				break
			}
			at += size
		}
	}
	for from < len(text) { // a mark belongs to the letter before it
		r, size := utf8.DecodeRuneInString(text[from:])
		if !unicode.IsMark(r) {
			break
		}
		from += size
	}
	return strings.TrimLeft(text[from:], " ")
}

// longWord is how long a word may be before it is cut in the middle.
const longWord = 24

// spaced reports whether a character belongs to a word that blanks set apart.
func spaced(r rune) bool {
	return unicode.IsLetter(r) && r < 0x2E80 || unicode.IsDigit(r) || unicode.IsMark(r)
}

// blockStart goes back from a place to where its block of text begins, and
// reports whether it got there.
func (r Rendered) blockStart(at int) (int, bool) {
	lo := max(0, at-reach)
	for pos := at; ; {
		i := bytes.LastIndexByte(r.HTML[lo:pos], '<')
		if i < 0 {
			break
		}
		pos = lo + i
		if tag := r.HTML[pos:]; !inlineTag(tag) {
			return pos + bytes.IndexByte(tag, '>') + 1, true
		}
	}
	if lo == 0 {
		return 0, true
	}
	// What begins in the middle of a tag, a character or an escape has to go.
	rest := r.HTML[lo:at]
	if i := bytes.IndexAny(rest, "<>"); i >= 0 && rest[i] == '>' {
		return lo + i + 1, false
	}
	for lo < at && (!utf8.RuneStart(r.HTML[lo]) || r.HTML[lo] == ';' || 'a' <= r.HTML[lo] && r.HTML[lo] <= 'z') {
		lo++
	}
	return lo, false
}

// blockEnd goes on from a place to where its block of text ends, and reports
// whether it got there.
func (r Rendered) blockEnd(at int) (int, bool) {
	hi := min(len(r.HTML), at+reach)
	for pos := at; ; pos++ {
		i := bytes.IndexByte(r.HTML[pos:hi], '<')
		if i < 0 {
			break
		}
		if pos += i; !inlineTag(r.HTML[pos:]) {
			return pos, true
		}
	}
	return r.cutEnd(at, hi), hi == len(r.HTML)
}

// cutEnd returns the end of a stretch of HTML without the part of a tag, an
// escape or a character that it ends in.
func (r Rendered) cutEnd(from, to int) int {
	rest := r.HTML[from:to]
	if open := bytes.LastIndexByte(rest, '<'); open > bytes.LastIndexByte(rest, '>') {
		return from + open
	}
	if escape := bytes.LastIndexByte(rest, '&'); escape > bytes.LastIndexByte(rest, ';') {
		return from + escape
	}
	for to > from && to < len(r.HTML) && !utf8.RuneStart(r.HTML[to]) {
		to--
	}
	return to
}

// inlineTag reports whether a tag stands within a line of text.
func inlineTag(html []byte) bool {
	name := bytes.TrimPrefix(html[1:min(len(html), len("</strong>"))], []byte("/"))
	end := bytes.IndexFunc(name, func(c rune) bool { return c < 'a' || c > 'z' })
	if end < 0 {
		return false
	}
	switch string(name[:end]) {
	case "a", "em", "strong", "del", "code", "sup", "br", "input":
		return true
	}
	return false
}

// quoter takes text out of HTML.
type quoter struct {
	Rendered
	words func(i int) string
}

// text is the plain text of a stretch of HTML, every white space one blank.
func (q quoter) text(from, to int) string {
	var b []byte
	i, _ := slices.BinarySearchFunc(q.marks, from, func(m mark, at int) int { return cmp.Compare(m.at, at) })
	for ; i < len(q.marks) && q.marks[i].at < to; i++ {
		m := q.marks[i]
		if link := &q.Links[m.slot]; m.end || link.Kind != Wiki || link.Text != "" {
			continue
		}
		if words := q.words(m.slot); words != "" {
			b = append(appendText(b, q.HTML[from:m.at]), words...)
			from = q.slots[m.slot].end
		}
	}
	if from < to {
		b = appendText(b, q.HTML[from:to])
	}
	return oneLine(b)
}

// appendText appends what HTML shows, but for footnotes and the way back from
// them.
func appendText(b, html []byte) []byte {
	for len(html) > 0 {
		i := bytes.IndexAny(html, "<&")
		if i < 0 {
			return append(b, html...)
		}
		b, html = append(b, html[:i]...), html[i:]
		if html[0] == '&' {
			c, size := unescaped(html)
			b, html = append(b, c), html[min(size, len(html)):]
			continue
		}
		tag := html[:bytes.IndexByte(html, '>')+1]
		closing := ""
		switch {
		case bytes.HasPrefix(tag, []byte("<sup")):
			closing = "</sup>"
		case bytes.Contains(tag, []byte(` class="footnote-back"`)):
			closing = "</a>"
		}
		html = html[len(tag):]
		if _, rest, ok := bytes.Cut(html, []byte(closing)); ok && closing != "" {
			html = rest
		}
	}
	return b
}

// oneLine makes every white space one blank, in place.
func oneLine(b []byte) string {
	line, blank := b[:0], false
	for _, c := range b {
		space := c == ' ' || c == '\n' || c == '\t' || c == '\r'
		if !space {
			line = append(line, c)
		} else if !blank {
			line = append(line, ' ')
		}
		blank = space
	}
	return string(line)
}
