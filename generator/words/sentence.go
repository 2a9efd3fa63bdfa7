package words

import "strings"

// sentence is a text taken apart at the names that are filled in.
type sentence struct {
	source string // as it is said where nothing is filled in
	parts  []part // nil if nothing is
}

// part is a stretch of text and the name behind it; the last has none.
type part struct{ text, name string }

// parse takes a text apart: {name} is filled in, {{name}} is the text "{name}",
// and any other brace is itself.
func parse(text string) *sentence {
	var plain strings.Builder
	var parts []part
	rest := text
	for {
		before, from, found := strings.Cut(rest, "{")
		plain.WriteString(before)
		if !found {
			break
		}
		if inside, after, ok := strings.Cut(from, "}}"); ok && strings.HasPrefix(inside, "{") && isName(inside[1:]) {
			plain.WriteString(inside + "}")
			rest = after
		} else if inside, after, ok := strings.Cut(from, "}"); ok && isName(inside) {
			parts = append(parts, part{plain.String(), inside})
			plain.Reset()
			rest = after
		} else {
			plain.WriteByte('{')
			rest = from
		}
	}
	if parts == nil {
		return &sentence{source: plain.String()}
	}
	return &sentence{text, append(parts, part{text: plain.String()})}
}

// isName tells names from other text in braces: a lower-case letter, then
// letters, digits, "-" and "_".
func isName(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c && c <= 'z'
		if !letter && (i == 0 || c != '-' && c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// fill puts the sentence together; a name that value does not know stays.
func (s *sentence) fill(value func(name string) (string, bool)) string {
	if s.parts == nil {
		return s.source
	}
	out := make([]byte, 0, len(s.source)+32)
	for _, p := range s.parts {
		out = append(out, p.text...)
		if p.name == "" {
			continue
		}
		if v, ok := value(p.name); ok {
			out = append(out, v...)
		} else {
			out = append(append(append(out, '{'), p.name...), '}')
		}
	}
	return string(out)
}
