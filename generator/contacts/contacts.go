// Package contacts reads people out of what a CRM or an address book exports, and
// tells what each would be in an account's plan: new, to be filled in, there
// already, or in doubt.
//
// In go a file's bytes and a book, out come changes:
//
//	list, err := contacts.Read(data, map[string]string{"Funktion": "title"})
//	changes, err := contacts.Compare(book, account, list)
//
// A file is CSV, with commas, semicolons or tabs, or vCards of any version. It is
// read as what it says that it is by its first bytes, else as UTF-8, and where it
// cannot be that, as GB18030. The columns of Salesforce, HubSpot, Outlook, Google
// and of what CRMs in China write are known; others are told by name.
//
// Only facts are read: who somebody is, what they do, where they can be reached.
// What is judged of a person (role, stance, influence) is for those who know them
// to write. The package writes nothing; package edit does.
package contacts

import (
	"bytes"
	"fmt"
	"strings"

	"stratbook/generator/edit"
)

// Contact is one person of a file.
type Contact struct {
	Line      int // of the file, on which the person begins
	Name      string
	Aliases   []string
	Title     string
	Unit      string
	Company   string
	Email     string
	Phone     string
	ReportsTo string // the name of another person

	turned string // the name with its parts the other way round, where the file parts them
}

// List is what a file holds.
type List struct {
	People   []Contact
	Encoding string   // "UTF-8", "UTF-16" or "GB18030"
	Unused   []string // columns that nothing was read from
}

// Error says what is wrong with a file, or with how it was to be read.
type Error struct {
	Line, Col int    // in the file, from 1; 0 where it is not about a place
	ID        string // of the sentence in the catalogue
	Args      map[string]any
}

func (e Error) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Col, e.ID) }

// most is how large a file may be: a hundred times what a large customer's people
// take.
const most = 16 << 20

// Read reads a file. Columns names, for CSV, what columns of other names hold: by
// a column's name one of Keys.
func Read(data []byte, columns map[string]string) (List, error) {
	if len(data) > most {
		return List{}, Error{ID: "import.too-large"}
	}
	text, encoding, err := decode(data)
	if err != nil {
		return List{}, err
	}
	list := List{Encoding: encoding}
	if isCard(text) {
		list.People, err = readCards(text)
	} else {
		list.People, list.Unused, err = readTable(text, columns)
	}
	return list, err
}

func isCard(text []byte) bool {
	return bytes.HasPrefix(bytes.ToUpper(bytes.TrimSpace(text[:min(len(text), 100)])), []byte("BEGIN:VCARD"))
}

// set puts a value where a key wants it; the first of two values is kept.
func (c *Contact) set(key, value string) {
	if value = fact(key, value); value == "" {
		return
	}
	place := map[string]*string{"name": &c.Name, "title": &c.Title, "unit": &c.Unit, "company": &c.Company,
		"email": &c.Email, "phone": &c.Phone, "reports_to": &c.ReportsTo}[key]
	switch {
	case key == "aliases":
		c.Aliases = append(c.Aliases, value)
	case place != nil && *place == "":
		*place = value
	}
}

// fact is a value as it can be written down; "" for what says that there is none,
// and for what is certainly not what it should be.
func fact(key, value string) string {
	value, _, _ = strings.Cut(value, " ::: ") // between several of Google's
	value = edit.Line(value)
	if len(value) > 1 && value[0] == '\'' && strings.ContainsRune("=+-@＝＋－＠", []rune(value)[1]) {
		value = value[1:] // as spreadsheets keep a text from being a formula
	}
	switch strings.ToLower(value) {
	case "-", "--", "—", "/", "n/a", "na", "none", "null", "无", "無", "暂无", "暫無":
		return ""
	}
	switch key {
	case "email":
		value = strings.TrimPrefix(value, "mailto:")
		if name, host, ok := strings.Cut(value, "@"); !ok || name == "" || host == "" || strings.Contains(value, " ") {
			return ""
		}
	case "phone":
		if strings.Contains(value, "E+") || strings.Contains(value, "e+") {
			return "" // a spreadsheet took it for a number and lost its last digits
		}
		value = strings.TrimPrefix(value, "tel:")
	}
	return value
}
