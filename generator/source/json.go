package source

import (
	"bytes"
	"encoding/json"
	"unicode"
	"unicode/utf8"
)

// jsonReader builds a tree of the decoder's tokens. The decoder tells where a
// token ends; where it begins is the first text behind the one before.
type jsonReader struct {
	*reader
	base int // the offset of the object in the file
	end  int // the offset of its end
	dec  *json.Decoder
	open []int // the brackets not closed yet
}

func (r *reader) json(from, to int) *Node {
	dec := json.NewDecoder(bytes.NewReader(r.text.data[from:to]))
	dec.UseNumber()
	j := &jsonReader{reader: r, base: from, end: to, dec: dec}
	root, ok := j.value(1)
	if !ok {
		j.fail()
		return nil
	}
	after := r.text.data[to:]
	if rest := bytes.TrimLeft(after, " \t"); len(rest) > 0 && rest[0] != '\n' {
		r.found("after-object", to+len(after)-len(rest), nil)
	}
	if len(root.Fields) == 0 {
		root.Span = r.text.toLineEnd(from)
	}
	return root
}

// next returns the next token and where it stands.
func (j *jsonReader) next() (tok json.Token, from, to int, ok bool) {
	from = j.skip()
	tok, err := j.dec.Token()
	to = j.base + int(j.dec.InputOffset())
	return tok, from, to, err == nil
}

// skip returns where the next token begins.
func (j *jsonReader) skip() int {
	i := j.base + int(j.dec.InputOffset())
	for i < j.end && bytes.IndexByte([]byte(" \t\n,:"), j.text.data[i]) >= 0 {
		i++
	}
	return i
}

// value reads one value. It returns nil for one that is refused, and false where
// the text is no JSON.
func (j *jsonReader) value(depth int) (*Node, bool) {
	tok, from, to, ok := j.next()
	if !ok {
		return nil, false
	}
	switch tok := tok.(type) {
	case json.Delim:
		j.open = append(j.open, from)
		if depth > maxDepth {
			j.tooDeep(j.text.span(from, to))
			return nil, j.leave()
		}
		if tok == '{' {
			return j.object(from, depth)
		}
		return j.array(from, depth)
	case string:
		at := j.text.span(from, to)
		text, ok := j.plainText(tok, at)
		if !ok {
			return nil, true
		}
		return &Node{Text: text, Quoted: true, Span: at}, true
	case nil:
		return &Node{Span: j.text.span(from, to)}, true
	}
	return &Node{Text: string(j.text.data[from:to]), Span: j.text.span(from, to)}, true
}

func (j *jsonReader) object(from, depth int) (*Node, bool) {
	m := mapping{Node: &Node{Kind: Mapping, Span: j.text.toLineEnd(from)}}
	for j.dec.More() {
		tok, from, to, ok := j.next()
		if !ok {
			return nil, false
		}
		key, ok := tok.(string)
		if !ok {
			return nil, false
		}
		at := j.text.span(from, to)
		value, ok := j.value(depth + 1)
		if !ok {
			return nil, false
		}
		if key, ok = j.plainText(key, at); !ok {
			m.Lost = append(m.Lost, "")
			continue
		}
		j.add(&m, Field{Key: key, At: at, Value: value})
	}
	return m.Node, j.close()
}

func (j *jsonReader) array(from, depth int) (*Node, bool) {
	list := &Node{Kind: Sequence, Span: j.text.toLineEnd(from)}
	for j.dec.More() {
		item, ok := j.value(depth + 1)
		if !ok {
			return nil, false
		}
		if item != nil {
			list.Items = append(list.Items, item)
		}
	}
	return list, j.close()
}

func (j *jsonReader) close() bool {
	_, _, _, ok := j.next()
	if ok {
		j.open = j.open[:len(j.open)-1]
	}
	return ok
}

// leave reads on to the end of the value that was entered last.
func (j *jsonReader) leave() bool {
	for outer := len(j.open) - 1; len(j.open) > outer; {
		tok, from, _, ok := j.next()
		if !ok {
			return false
		}
		switch tok {
		case json.Delim('{'), json.Delim('['):
			j.open = append(j.open, from)
		case json.Delim('}'), json.Delim(']'):
			j.open = j.open[:len(j.open)-1]
		}
	}
	return true
}

// fail looks at the text behind the last good token for what is wrong: the
// decoder's own offsets count the values read, not the text.
func (j *jsonReader) fail() {
	at := j.skip()
	src := j.text.data[:j.end]
	behind := bytes.TrimRight(src[:at], " \t\n")
	last := behind[len(behind)-1] // there is the opening brace at least
	switch {
	case at == len(src):
		open := j.open[len(j.open)-1]
		j.syntax("open-bracket", j.text.span(open, open+1), Args{"bracket": closing(src[open])})
	case last == ',' && (src[at] == '}' || src[at] == ']'):
		j.syntax("extra-comma", j.text.span(len(behind)-1, len(behind)), Args{"found": string(src[at])})
	case src[at] == '"':
		j.failString(at)
	case bytes.IndexByte([]byte("{[,:"), last) < 0:
		j.noComma(at)
	default:
		r, _ := utf8.DecodeRune(src[at:])
		if unicode.IsLetter(r) || r == '\'' {
			j.found("unquoted", at, nil)
		} else {
			j.found("not-json", at, nil)
		}
	}
}

func (j *jsonReader) noComma(at int) {
	j.found("comma", at, Args{"bracket": closing(j.text.data[j.open[len(j.open)-1]])})
}

// failString reports a string without an end, with an escape that is none, or
// one that follows without a comma or colon.
func (j *jsonReader) failString(at int) {
	src := j.text.data[:j.end]
	for i := at + 1; i < len(src) && src[i] != '\n'; i++ {
		if src[i] == '"' {
			j.noComma(at)
			return
		}
		if src[i] != '\\' {
			continue
		}
		to := escapeEnd(src, i)
		if to < 0 {
			_, n := utf8.DecodeRune(src[i+1:])
			j.syntax("escape", j.text.span(i, i+1+n), Args{"found": string(src[i : i+1+n])})
			return
		}
		i = to - 1
	}
	j.syntax("open-quote", j.text.span(at, at+1), Args{"quote": `"`})
}

// escapeEnd returns where JSON's escape at i ends, or -1 if it is none.
func escapeEnd(src []byte, i int) int {
	n := 2
	if i+1 < len(src) && src[i+1] == 'u' {
		n = 6
	}
	if i+n > len(src) || !json.Valid(append(append([]byte{'"'}, src[i:i+n]...), '"')) {
		return -1
	}
	return i + n
}

func closing(bracket byte) string {
	if bracket == '[' {
		return "]"
	}
	return "}"
}
