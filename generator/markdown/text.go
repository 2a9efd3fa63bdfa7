package markdown

import (
	"bytes"
	"strings"
)

// Text returns the plain text of a whole body, without footnotes' numbers: a
// line for each paragraph, heading, list item and table's cell, and for each line of
// code; every other white space is one blank. words gives what stands in the place of
// a wiki link without words of its own, as for Sentence.
func (r Rendered) Text(words func(i int) string) string {
	q := quoter{r, words}
	var b strings.Builder
	b.Grow(len(r.HTML))
	code := false
	for from, at := 0, 0; from < len(r.HTML); at++ {
		if i := bytes.IndexAny(r.HTML[at:], "<\n"); i >= 0 {
			at += i
		} else {
			at = len(r.HTML)
		}
		tag := r.HTML[at:]
		if len(tag) > 0 && (tag[0] == '\n' && !code || tag[0] == '<' && inlineTag(tag)) {
			continue
		}
		if line := strings.TrimSpace(q.text(from, at)); line != "" {
			b.WriteString(line)
			b.WriteByte('\n')
		}
		if len(tag) > 0 && tag[0] == '<' {
			code = bytes.HasPrefix(tag, []byte("<pre"))
			at += bytes.IndexByte(tag, '>')
		}
		from = at + 1
	}
	return b.String()
}
