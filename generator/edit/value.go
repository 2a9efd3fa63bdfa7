package edit

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Line is a text as it can stand in one line: blanks and what cannot be seen
// between its words become one blank.
func Line(text string) string {
	words := strings.FieldsFunc(strings.ToValidUTF8(text, " "), func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsPrint(r)
	})
	return norm.NFC.String(strings.Join(words, " "))
}

// YAML writes a text as a value of YAML: as it is where nothing in it could be
// taken for anything else, in whatever place it stands, else in quotes.
func YAML(text string) string {
	plain := text != "" && unicode.IsLetter([]rune(text)[0]) && !strings.HasSuffix(text, " ") && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(" -.&'()@_/+（）·、，。", r)
	})
	if plain && !slices.Contains([]string{"null", "true", "false"}, strings.ToLower(text)) {
		return text
	}
	return quote(text)
}

// quote writes a text in quotes as JSON does, which YAML and TOML read too.
func quote(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a string always can be
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\x7f", `\u007f`)
}

// style is how fields are written.
type style uint8

const (
	yamlBlock style = iota // key: value, one a line
	yamlBrace              // {key: value, key: value}
	tomlTable              // key = "value", one a line
	tomlBrace              // {key = "value", key = "value"}
	jsonBrace              // {"key": "value", "key": "value"}
)

// pair is a key with its value.
func (s style) pair(f Field) string {
	switch s {
	case yamlBlock, yamlBrace:
		return f.Key + ": " + YAML(f.Value)
	case jsonBrace:
		return quote(f.Key) + ": " + quote(f.Value)
	}
	return f.Key + " = " + quote(f.Value)
}

// pairs are all of them, with something between.
func (s style) pairs(fields []Field, between string) string {
	written := make([]string, len(fields))
	for i, f := range fields {
		written[i] = s.pair(f)
	}
	return strings.Join(written, between)
}

func (s style) braced(fields []Field) string { return "{" + s.pairs(fields, ", ") + "}" }
