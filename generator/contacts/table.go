package contacts

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"stratbook/generator/edit"
)

// readTable reads comma-separated values, whose first row names the columns.
func readTable(text []byte, told map[string]string) (people []Contact, unused []string, err error) {
	comma, skipped := separator(text)
	lines := bytes.Count(text[:skipped], []byte("\n"))
	text = text[skipped:]
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord = comma, -1
	head, err := r.Read()
	if err == io.EOF {
		return nil, nil, Error{Line: 1, Col: 1, ID: "import.empty"}
	}
	if err != nil {
		return nil, nil, tableError(text, lines, err)
	}
	for i := range head {
		head[i] = edit.Line(head[i])
	}
	keys, err := columnKeys(head, told)
	if err != nil {
		return nil, nil, err
	}
	for i, key := range keys {
		if key == "" && head[i] != "" {
			unused = append(unused, head[i])
		}
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return people, unused, nil
		}
		if err != nil {
			return nil, nil, tableError(text, lines, err)
		}
		line, _ := r.FieldPos(0)
		if c, ok := contactOf(keys, row); ok {
			c.Line = line + lines
			people = append(people, c)
		}
	}
}

// contactOf makes a person of a row, if there is anything in it.
func contactOf(keys, row []string) (c Contact, ok bool) {
	var first, last string
	for i, value := range row[:min(len(row), len(keys))] {
		switch keys[i] {
		case "first_name":
			first = fact("name", value)
		case "last_name":
			last = fact("name", value)
		default:
			c.set(keys[i], value)
		}
	}
	c.set("name", wholeName(first, last))
	c.turned = wholeName(last, first)
	return c, c.Name != "" || c.Email != "" || c.Phone != "" || c.Title != ""
}

// wholeName puts a name together the way that its script does.
func wholeName(first, last string) string {
	han := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}
	if han(first) && han(last) {
		return last + first
	}
	return strings.TrimSpace(first + " " + last)
}

// separator is the sign between columns: the one that the first line tells as
// Excel does ("sep=;", which is then skipped), else the one of which there is the
// most outside quotes.
func separator(text []byte) (comma rune, skip int) {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if sign, found := bytes.CutPrefix(bytes.ToLower(line), []byte("sep=")); found && len(sign) == 1 && bytes.IndexByte([]byte(",;\t"), sign[0]) >= 0 {
		return rune(sign[0]), min(len(line)+1, len(text))
	}
	count := map[rune]int{}
	quoted := false
	for _, r := range string(line) {
		if r == '"' {
			quoted = !quoted
		} else if !quoted {
			count[r]++
		}
	}
	comma = ','
	for _, r := range ";\t" {
		if count[r] > count[comma] {
			comma = r
		}
	}
	return comma, 0
}

// tableError is a mistake of a table at its place.
func tableError(text []byte, before int, err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return err
	}
	e := Error{Line: at.StartLine + before, Col: 1, ID: "import.quote"}
	if at.StartLine != at.Line {
		return e // the quote that is not closed stands somewhere in the row
	}
	if lines := bytes.Split(text, []byte("\n")); at.Line <= len(lines) && at.Column-1 <= len(lines[at.Line-1]) && at.Column > 0 {
		e.Col = utf8.RuneCount(lines[at.Line-1][:at.Column-1]) + 1
	}
	return e
}
