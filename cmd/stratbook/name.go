package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestID keeps a file's name within what every file system takes, in Chinese
// too, with a date before it.
const longestID = 60

// oneLine is a name as it can stand in a line: blanks and what cannot be seen
// between its words become one blank.
func oneLine(name string) string {
	words := strings.FieldsFunc(strings.ToValidUTF8(name, " "), func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsPrint(r)
	})
	return norm.NFC.String(strings.Join(words, " "))
}

// idOf makes an id of a name: letters and digits of any script, in lower case
// where there is one, and "-" for everything between them.
func idOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	id := norm.NFC.String(strings.Join(words, "-"))
	if letters := []rune(id); len(letters) > longestID {
		id = string(letters[:longestID])
		if at := strings.LastIndexByte(id, '-'); at > 0 {
			id = id[:at] // by whole words, where there is more than one
		}
	}
	return id
}

// yamlText writes a text as a value of YAML: as it is where nothing in it could
// be taken for anything else, else in quotes.
func yamlText(text string) string {
	plain := text != "" && unicode.IsLetter([]rune(text)[0]) && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(" -.&'()（）·、，。", r)
	})
	if plain && !slices.Contains([]string{"null", "true", "false"}, strings.ToLower(text)) {
		return text
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b) // what JSON quotes, YAML reads
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a string always can be
	}
	return strings.TrimSuffix(b.String(), "\n")
}
