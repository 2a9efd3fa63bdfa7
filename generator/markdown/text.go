package markdown

import (
	"bytes"
	"strings"
)

// Text returns the plain text of a whole body, without footnotes' numbers: a
// line for each paragraph, heading, list item and table's cell, every other white
// space one blank. words gives what stands in the place of a wiki link without
// words of its own, as for Sentence.
func (r Rendered) Text(words func(i int) string) string {
	q := quoter{r, words}
	var b strings.Builder
	b.Grow(len(r.HTML))
	for from, at := 0, 0; from < len(r.HTML); at++ {
		if i := bytes.IndexByte(r.HTML[at:], '<'); i >= 0 {
			at += i
		} else {
			at = len(r.HTML)
		}
		if at < len(r.HTML) && inlineTag(r.HTML[at:]) {
			continue
		}
		if line := strings.TrimSpace(q.text(from, at)); line != "" {
			b.WriteString(line)
			b.WriteByte('\n')
		}
		if end := bytes.IndexByte(r.HTML[at:], '>'); end >= 0 {
			at += end
		}
		from = at + 1
	}
	return b.String()
}
