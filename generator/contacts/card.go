package contacts

import (
	"bytes"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-vcard"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// readCards reads vCards one after the other.
func readCards(text []byte) ([]Contact, error) {
	var people []Contact
	for _, raw := range cards(text) {
		card, err := vcard.NewDecoder(bytes.NewReader(raw.modern())).Decode()
		if err != nil {
			return nil, Error{Line: raw.line, Col: 1, ID: "import.card"}
		}
		people = append(people, contactOfCard(card, raw.line))
	}
	return people, nil
}

// rawCard is the text of one card and the line that it begins on.
type rawCard struct {
	line  int
	lines []string
}

// cards cuts a text where cards begin. Blank lines between them are none of
// theirs.
func cards(text []byte) []rawCard {
	var all []rawCard
	for i, line := range strings.Split(string(text), "\n") {
		if strings.EqualFold(strings.TrimSpace(line), "BEGIN:VCARD") || len(all) == 0 && strings.TrimSpace(line) != "" {
			all = append(all, rawCard{line: i + 1})
		}
		if n := len(all) - 1; n >= 0 && strings.TrimSpace(line) != "" {
			all[n].lines = append(all[n].lines, line)
		}
	}
	return all
}

// modern is a card as version 3 has it: what version 2.1, which Outlook and many
// phones write, says by bare parameters, in quoted-printable and in other
// encodings, is said plainly.
func (c *rawCard) modern() []byte {
	var b bytes.Buffer
	for i := 0; i < len(c.lines); i++ {
		line := c.lines[i]
		for i+1 < len(c.lines) && (c.lines[i+1][0] == ' ' || c.lines[i+1][0] == '\t') {
			i++
			line += c.lines[i][1:]
		}
		head, value, _ := strings.Cut(line, ":")
		if isQuoted(head) {
			for i+1 < len(c.lines) && strings.HasSuffix(value, "=") {
				i++
				value = strings.TrimSuffix(value, "=") + c.lines[i]
			}
			value = plain(head, value)
		}
		b.WriteString(parameters(head) + ":" + value + "\r\n")
	}
	return b.Bytes()
}

func isQuoted(head string) bool { return strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE") }

// plain is a quoted-printable value in UTF-8, on one line.
func plain(head, value string) string {
	text, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
	if err != nil {
		return value
	}
	if !utf8.Valid(text) || strings.Contains(strings.ToUpper(head), "CHARSET=GB") {
		if decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(text); err == nil {
			text = decoded
		}
	}
	return strings.NewReplacer("\r\n", `\n`, "\n", `\n`).Replace(string(text))
}

// parameters gives bare ones ("TEL;WORK") the name that they have since version 3,
// and leaves out how the value was written.
func parameters(head string) string {
	parts := strings.Split(head, ";")
	kept := parts[:1]
	for _, p := range parts[1:] {
		upper := strings.ToUpper(p)
		switch {
		case strings.HasPrefix(upper, "ENCODING=QUOTED"), strings.HasPrefix(upper, "CHARSET="), upper == "QUOTED-PRINTABLE":
		case strings.Contains(p, "="):
			kept = append(kept, p)
		default:
			kept = append(kept, "TYPE="+p)
		}
	}
	return strings.Join(kept, ";")
}

// contactOfCard takes out of a card what a plan has a place for.
func contactOfCard(card vcard.Card, line int) Contact {
	c := Contact{Line: line}
	c.set("name", unescaped(card.PreferredValue(vcard.FieldFormattedName)))
	if n := card.Name(); n != nil {
		first, last := fact("name", unescaped(n.GivenName)), fact("name", unescaped(n.FamilyName))
		c.set("name", wholeName(first, last))
		c.turned = wholeName(last, first)
	}
	organisation := strings.Split(strings.ReplaceAll(card.PreferredValue(vcard.FieldOrganization), `\;`, "\x00"), ";")
	for i, part := range organisation {
		part = strings.ReplaceAll(part, "\x00", ";")
		c.set([]string{"company", "unit"}[min(i, 1)], part)
	}
	c.set("title", unescaped(card.PreferredValue(vcard.FieldTitle)))
	c.set("email", card.PreferredValue(vcard.FieldEmail))
	c.set("phone", phoneOf(card))
	for _, name := range card.Values(vcard.FieldNickname) {
		c.set("aliases", unescaped(name))
	}
	return c
}

// phoneOf is the number to be reached at: no fax.
func phoneOf(card vcard.Card) string {
	if p := card.Preferred(vcard.FieldTelephone); p != nil && !p.Params.HasType("fax") {
		return p.Value
	}
	for _, p := range card[vcard.FieldTelephone] {
		if !p.Params.HasType("fax") {
			return p.Value
		}
	}
	return ""
}

func unescaped(s string) string { return strings.ReplaceAll(s, `\;`, ";") }
