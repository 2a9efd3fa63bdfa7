package source

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// fail says in our words what the library says in its own.
func (t *tomlReader) fail(p *unstable.Parser, err error) {
	var e *unstable.ParserError
	if !errors.As(err, &e) {
		t.found("not-toml", t.base+t.read, nil)
		return
	}
	at := int(p.Range(e.Highlight).Offset)
	says := func(parts ...string) bool {
		for _, part := range parts {
			if strings.Contains(e.Message, part) {
				return true
			}
		}
		return false
	}
	switch {
	case says("nested more than"):
		t.tooDeep(t.text.span(t.base+at, t.base+at+1))
	case says("unterminated", "not terminated", "cannot have new lines"):
		t.openQuote(at)
	case says("incomplete", "to close"):
		t.openBracket()
	case says("escape", "need a character after"):
		t.badEscape(at)
	case says("expected ',' or"):
		t.found("comma", t.base+at, Args{"bracket": t.bracketBefore(at)})
	case says("expected '=' after key"):
		line := t.text.lineStart(t.base + at)
		t.foundLine("no-equals", line+indentOf(t.text.data[line:]))
	case says("expected newline but got"):
		t.word("after-value", at)
	case says("at start of value", "expected value, not end of input"):
		t.noValue(at)
	case says("expected keyword", "digit", "leading zeroes", "radix", "must be quoted", "expected \""):
		t.word("unquoted", t.valueStart(at))
	default:
		t.word("not-toml", at)
	}
}

// word reports the word at an offset, or that there is none.
func (t *tomlReader) word(says string, at int) {
	if at >= len(t.src) || len(bytes.TrimSpace(t.src[at:t.lineEnd(at)])) == 0 {
		end := t.base + len(bytes.TrimRight(t.src[:at], " \t\n"))
		t.syntax("ends-early", t.text.span(end, end), nil)
		return
	}
	t.found(says, t.base+at, nil)
}

// noValue reports what stands behind the "=" and is no value.
func (t *tomlReader) noValue(at int) {
	r := '\n'
	if at < len(t.src) {
		r, _ = utf8.DecodeRune(t.src[at:])
	}
	switch {
	case unicode.IsLetter(r):
		t.word("unquoted", at)
	case r == '\n' || r == '#':
		end := t.base + len(bytes.TrimRight(t.src[:at], " \t\n"))
		t.syntax("no-value", t.text.span(end, end), nil)
	default:
		t.word("not-toml", at)
	}
}

// valueStart returns where the value begins that an offset is in.
func (t *tomlReader) valueStart(at int) int {
	start := t.text.lineStart(t.base+at) - t.base
	return start + bytes.LastIndexAny(t.src[start:at], " \t=,[{") + 1
}

// openQuote reports the quote that opens the text that ends at an offset.
func (t *tomlReader) openQuote(at int) {
	if open, quote := lastOpen(t.src[t.read:min(at+1, len(t.src))], "\"'"); open >= 0 {
		open += t.base + t.read
		t.syntax("open-quote", t.text.span(open, open+len(quote)), Args{"quote": quote})
		return
	}
	t.word("not-toml", at)
}

// openBracket reports the bracket that nothing closes.
func (t *tomlReader) openBracket() {
	if open, bracket := lastOpen(t.src[t.read:], "[{"); open >= 0 {
		open += t.base + t.read
		t.syntax("open-bracket", t.text.span(open, open+1), Args{"bracket": closing(bracket[0])})
		return
	}
	t.word("not-toml", t.read)
}

// bracketBefore returns the closing half of the bracket open at an offset.
func (t *tomlReader) bracketBefore(at int) string {
	if _, bracket := lastOpen(t.src[t.read:at], "[{"); bracket != "" {
		return closing(bracket[0])
	}
	return "]"
}

func (t *tomlReader) badEscape(at int) {
	from := bytes.LastIndexByte(t.src[:min(at+1, len(t.src))], '\\')
	if from < 0 {
		t.word("not-toml", at)
		return
	}
	_, n := utf8.DecodeRune(t.src[from+1:])
	to := from + 1 + n
	t.syntax("escape", t.text.span(t.base+from, t.base+to), Args{"found": string(t.src[from:to])})
}

func (t *tomlReader) lineEnd(at int) int {
	return min(t.text.lineEnd(t.base+at)-t.base, len(t.src))
}

// lastOpen returns the innermost of the given signs that is open where the text
// ends, and its offset, or -1. Brackets in quotes and comments do not count.
func lastOpen(src []byte, signs string) (int, string) {
	var brackets []int
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '#':
			i += len(bytes.TrimSuffix(firstLine(src[i:]), []byte("\n")))
		case '[', '{':
			brackets = append(brackets, i)
		case ']', '}':
			brackets = brackets[:max(0, len(brackets)-1)]
		case '"', '\'':
			quote := string(c)
			if three := strings.Repeat(quote, 3); bytes.HasPrefix(src[i:], []byte(three)) {
				quote = three
			}
			end := closeQuote(src, i+len(quote), quote)
			if end < 0 && strings.Contains(signs, quote[:1]) {
				return i, quote
			}
			if end >= 0 {
				i = end - 1
			}
		}
	}
	if len(brackets) == 0 || !strings.Contains(signs, "[") {
		return -1, ""
	}
	open := brackets[len(brackets)-1]
	return open, string(src[open : open+1])
}

// closeQuote returns where a quoted text ends whose inside begins at i, or -1.
func closeQuote(src []byte, i int, quote string) int {
	for ; i < len(src); i++ {
		switch {
		case src[i] == '\\' && quote[0] == '"':
			i++
		case src[i] == '\n' && len(quote) == 1:
			return -1
		case bytes.HasPrefix(src[i:], []byte(quote)):
			return i + len(quote)
		}
	}
	return -1
}
