package source

import (
	"bytes"

	"github.com/adrg/frontmatter"
)

type format uint8

const (
	noFormat format = iota
	yamlFormat
	tomlFormat
	jsonFormat
)

// front says where the front matter of a file stands in its text.
type front struct {
	format   format
	open     int  // where its opening line begins
	fence    int  // the length of what opens it
	from, to int  // the text between the fences, or the JSON object
	body     int  // where the body begins; the end of the text if closed is false
	closed   bool // whether the end was found
}

// findFront finds the front matter of a Markdown file. Empty lines may stand
// before it.
func findFront(data []byte) front {
	open := 0
	for open < len(data) && len(bytes.TrimSpace(firstLine(data[open:]))) == 0 {
		open += len(firstLine(data[open:]))
	}
	found := front{closed: true}
	switch line := firstLine(data[open:]); {
	case isFence(line, "---"):
		found = findFences(data, "---")
		found.format, found.fence = yamlFormat, 3
	case isFence(line, "+++"):
		found = findFences(data, "+++")
		found.format, found.fence = tomlFormat, 3
	case bytes.HasPrefix(line, []byte("{")):
		found = findObject(data, open)
		found.format, found.fence = jsonFormat, 1
	}
	if !found.closed {
		found.from, found.to, found.body = open, len(data), len(data)
	}
	found.open = open
	return found
}

// findFences lets the library find front matter between fences. Its formats of
// its own decode, and forget where they were; ours keeps what it is given,
// fences and all, whose length tells the offsets.
func findFences(data []byte, fence string) front {
	var kept []byte
	keep := func(fenced []byte, _ any) error {
		kept = fenced
		return nil
	}
	fenced := hideIndented(data, fence)
	rest, err := frontmatter.Parse(bytes.NewReader(fenced), nil,
		&frontmatter.Format{Start: fence, End: fence, UnmarshalDelims: true, Unmarshal: keep})
	if err != nil || kept == nil {
		return front{} // the library takes front matter without an end for a body
	}
	body := len(fenced) - len(rest)
	from := body - len(kept)
	return front{
		from:   from + len(firstLine(kept)),
		to:     from + bytes.LastIndexByte(bytes.TrimSuffix(kept, []byte("\n")), '\n') + 1,
		body:   body,
		closed: true,
	}
}

// hideIndented returns data up to the closing fence, with a blank for the first
// sign of all that looks like a fence but is indented. The library trims lines
// before it compares them, so a "---" in a block of YAML text would end it; and
// it would copy the body, which is the larger part.
func hideIndented(data []byte, fence string) []byte {
	hidden := data
	fences, i := 0, 0
	for i < len(data) && fences < 2 {
		line := firstLine(data[i:])
		if isFence(line, fence) {
			fences++
		} else if word := bytes.TrimSpace(line); string(word) == fence {
			if &hidden[0] == &data[0] {
				hidden = bytes.Clone(data)
			}
			hidden[i+bytes.Index(line, word)] = ' '
		}
		i += len(line)
	}
	return hidden[:i]
}

func isFence(line []byte, fence string) bool {
	return bytes.HasPrefix(line, []byte(fence)) && string(bytes.TrimSpace(line)) == fence
}

// findObject finds the end of a JSON object. The library cannot: for it an
// object begins with a line that is "{" alone, ends with the first that is "}"
// alone, and an empty line must follow. Nor can a decoder, which does not know
// where an object ends that has a mistake in it, and then the body would be
// lost. So braces are counted, strings left out.
func findObject(data []byte, open int) front {
	depth, quoted := 0, false
	for i := open; i < len(data); i++ {
		switch c := data[i]; {
		case c == '\n':
			quoted = false // a string ends on its line: this one has no end
		case c == '"':
			quoted = !quoted
		case quoted && c == '\\':
			if i+1 < len(data) && data[i+1] != '\n' {
				i++
			}
		case !quoted && c == '{':
			depth++
		case !quoted && c == '}':
			depth--
			if depth == 0 {
				return front{from: open, to: i + 1, body: i + 1 + len(firstLine(data[i+1:])), closed: true}
			}
		}
	}
	return front{}
}

// firstLine returns the text up to the first line end, with it.
func firstLine(data []byte) []byte {
	if n := bytes.IndexByte(data, '\n'); n >= 0 {
		return data[:n+1]
	}
	return data
}
