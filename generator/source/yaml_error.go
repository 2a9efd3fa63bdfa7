package source

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// fail says in our words what the library says in its own.
func (y *yamlReader) fail(err error) {
	var e *yaml.LoadError
	if !errors.As(err, &e) || e.Mark.Line == 0 {
		y.other(y.text.find(y.line+1, 1))
		return
	}
	at := y.text.find(y.line+e.Mark.Line, e.Mark.Column)
	began := at // where the thing began in which the mistake is
	if e.ContextMark.Line > 0 {
		began = y.text.find(y.line+e.ContextMark.Line, e.ContextMark.Column)
	}
	switch e.Message {
	case errDepth.Error():
		y.tooDeep(y.text.span(at, y.text.wordEnd(at)))
	case "mapping values are not allowed in this context":
		y.extraColon(at)
	case "could not find expected ':'":
		y.noColon(began)
	case "found unexpected end of stream", "found unexpected document indicator":
		y.sign("open-quote", began, "quote")
	case "found unknown escape character", "did not find expected hexadecimal number",
		"found invalid Unicode character escape code":
		y.badEscape(began, at)
	case "block sequence entries are not allowed in this context":
		y.sign("dash", at, "sign")
	case "did not find expected ',' or ']'":
		y.inBrackets(began, at, "]")
	case "did not find expected ',' or '}'":
		y.inBrackets(began, at, "}")
	case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
		y.afterValue(at)
	case "found a comment without preceding whitespace":
		y.found("hash", at, nil)
	default:
		y.failIn(e.ContextMsg, began, at)
	}
}

// failIn goes by what the library was reading.
func (y *yamlReader) failIn(context string, began, at int) {
	src := y.text.data
	switch {
	case at < len(src) && src[at] == '\t':
		y.syntax("tab", y.text.span(at, at+1), nil)
	case at < len(src) && src[y.text.lineStart(at)] == '%':
		start := y.text.lineStart(at)
		y.syntax("directive", y.text.span(start, y.text.lineEnd(start)), nil)
	case began < len(src) && strings.IndexByte("&*!|>@`%", src[began]) >= 0 && context != "while parsing a flow node":
		y.startSign(began)
	default:
		y.other(at)
	}
}

// startSign reports a value that begins with a sign that means something else
// in YAML.
func (y *yamlReader) startSign(at int) {
	switch y.text.data[at] {
	case '&':
		y.found("anchor", at, nil)
	case '*':
		y.found("alias", at, nil)
	case '!':
		y.found("tag", at, nil)
	default:
		y.sign("sign", at, "sign")
	}
}

// sign reports the one character at a place.
func (y *yamlReader) sign(says string, at int, arg string) {
	_, n := utf8.DecodeRune(y.text.data[at:])
	y.syntax(says, y.text.span(at, at+n), Args{arg: string(y.text.data[at : at+n])})
}

// other reports a word that we have no better sentence for.
func (y *yamlReader) other(at int) {
	if rest := y.text.data[at:]; len(bytes.TrimSpace(rest)) == 0 {
		end := len(bytes.TrimRight(y.text.data, " \t\n"))
		y.syntax("ends-early", y.text.span(end, end), nil)
		return
	}
	for y.text.data[at] == '\n' || y.text.data[at] == ' ' {
		at++
	}
	y.found("not-yaml", at, nil)
}

// extraColon reports a colon where no key can be: the second on its line, or
// one behind a line that this one seems to continue.
func (y *yamlReader) extraColon(at int) {
	start := y.text.lineStart(at)
	line := y.text.data[start:at]
	if bytes.Contains(line, []byte(": ")) || bytes.Contains(line, []byte(":\t")) {
		y.syntax("colon", y.text.span(at, at+1), nil)
		return
	}
	key := start + indentOf(line)
	before := bytes.TrimRight(y.text.data[:start], " \t\n")
	if len(before) == 0 {
		y.other(at)
		return
	}
	above := y.text.lineStart(len(before))
	switch {
	case indentOf(line) > indentOf(before[above:]):
		y.found("indentation", key, nil)
	case !bytes.Contains(before[above:], []byte(":")):
		y.noColon(above + indentOf(before[above:]))
	default:
		y.found("not-yaml", key, nil)
	}
}

// noColon reports a line without a key, or with a colon that is none: the wide
// one of Chinese keyboards, or one with no blank behind it.
func (y *yamlReader) noColon(at int) {
	line := y.text.data[at:y.text.lineEnd(at)]
	const wide = "："
	i, j := bytes.IndexByte(line, ':'), bytes.Index(line, []byte(wide))
	switch {
	case j >= 0 && (i < 0 || j < i):
		y.sign("wide-colon", at+j, "found")
	case i >= 0 && i+1 < len(line):
		y.found("no-blank", at+i+1, nil)
	default:
		y.foundLine("no-colon", at)
	}
}

// afterValue reports text where the next key or item should begin.
func (y *yamlReader) afterValue(at int) {
	start := y.text.lineStart(at)
	before := bytes.TrimRight(y.text.data[start:at], " \t")
	if len(before) == 0 {
		if at < len(y.text.data) && strings.IndexByte("]}", y.text.data[at]) < 0 {
			y.found("indentation", at, nil)
		} else {
			y.other(at)
		}
		return
	}
	value := start + valueStart(before)
	switch last := before[len(before)-1]; {
	case last == '"' || last == '\'':
		y.found("after-quote", at, Args{"quote": string(last)})
	case last == ']' || last == '}':
		y.found("after-bracket", at, Args{"bracket": string(last)})
	case strings.IndexByte("&*!", y.text.data[value]) >= 0:
		y.startSign(value)
	default:
		y.other(at)
	}
}

// inBrackets reports what stands in a list or mapping in brackets: a later line
// that is not indented more belongs to the next key already.
func (y *yamlReader) inBrackets(began, at int, bracket string) {
	start := y.text.lineStart(at)
	outer := indentOf(y.text.data[y.text.lineStart(began):began])
	if start > began && indentOf(y.text.data[start:]) <= outer || at >= len(y.text.data) {
		y.syntax("open-bracket", y.text.span(began, began+1), Args{"bracket": bracket})
		return
	}
	y.found("comma", at, Args{"bracket": bracket})
}

// badEscape reports the backslash before a place.
func (y *yamlReader) badEscape(began, at int) {
	from := began + bytes.LastIndexByte(y.text.data[began:min(at+1, len(y.text.data))], '\\')
	_, n := utf8.DecodeRune(y.text.data[from+1:])
	to := from + 1 + n
	y.syntax("escape", y.text.span(from, to), Args{"found": string(y.text.data[from:to])})
}

// indentOf returns how many blanks a line begins with.
func indentOf(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, " "))
}

// valueStart returns where the value begins in a line like "- key: value".
func valueStart(line []byte) int {
	i := indentOf(line)
	for bytes.HasPrefix(line[i:], []byte("- ")) {
		i += 2 + indentOf(line[i+2:])
	}
	if n := bytes.Index(line[i:], []byte(": ")); n >= 0 {
		i += n + 2
		i += indentOf(line[i:])
	}
	return i
}
