package plan

import (
	"path"
	"reflect"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/source"
)

// kind says what a file is by where it stands (format.md, "A workspace").
type kind uint8

const (
	attachment kind = iota // no Markdown: published if visible text refers to it
	misplaced
	settings
	account
	opportunity
	visit
	accountPage
	person
	member
	methodPage
	freePage
)

// spot is where a file stands.
type spot struct {
	kind    kind
	account string // the account's id, for all that stands in an account's folder but its plan
	id      string
}

// spotOf tells what a file is from its path, relative to the content folder.
func spotOf(file string) spot {
	if file == "book.yaml" {
		return spot{kind: settings}
	}
	file = norm.NFC.String(file)
	dir, name := path.Split(file)
	id, isMarkdown := strings.CutSuffix(name, ".md")
	parts := strings.Split(strings.TrimSuffix(dir, "/"), "/")
	in := ""
	if parts[0] == "accounts" && len(parts) > 1 {
		in = parts[1]
	}
	if !isMarkdown {
		if ext := strings.ToLower(path.Ext(name)); ext == ".md" || ext == ".markdown" || file == "book.yml" {
			return spot{kind: misplaced, account: in}
		}
		return spot{kind: attachment, account: in}
	}
	switch {
	case dir == "":
		return spot{freePage, "", id}
	case len(parts) == 1:
		kinds := map[string]kind{"accounts": account, "people": person, "team": member, "method": methodPage}
		if k, ok := kinds[parts[0]]; ok {
			return spot{k, "", id}
		}
	case parts[0] == "accounts":
		return inAccount(parts[1:], id)
	}
	return spot{kind: misplaced, account: in}
}

func inAccount(parts []string, id string) spot {
	folder := parts[0]
	switch {
	case len(parts) == 1 && id == "plan":
		return spot{account, "", folder}
	case len(parts) == 1:
		return spot{accountPage, folder, id}
	case len(parts) == 2 && parts[1] == "opportunities":
		return spot{opportunity, folder, id}
	case len(parts) == 2 && parts[1] == "visits":
		return spot{visit, folder, id}
	}
	return spot{kind: misplaced, account: folder}
}

// longestID is how many bytes an id may have: it is the name of a folder of the
// site, and systems allow 255 with what stands behind it.
const longestID = 200

// ValidID reports whether an id is letters and digits of any script, and "-", and
// no longer than what a folder can be called.
func ValidID(id string) bool {
	if len(id) > longestID {
		return false
	}
	for _, r := range id {
		if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return id != ""
}

// File is one file of the content, read and projected but not yet put in
// relation to the others. Files are immutable: the same one may go into any
// number of books.
type File struct {
	Path     string
	Problems []source.Problem

	spot   spot
	folder string        // the key of the folder that it belongs to
	sum    [32]byte      // of its bytes; zero for an attachment
	refuse string        // why an attachment is not to be published (source.File.Refused); "" if it may be
	record reflect.Value // a struct of this package, by kind; invalid if the file holds none
	broken bool          // the front matter could not be read
	hidden bool          // the audience may not see it: only where it stands is known
}

func newFile(path string) *File {
	return &File{Path: path, spot: spotOf(path), folder: folderOf(path)}
}

// Hidden reports whether the audience that the file was read for may not see it.
func (f *File) Hidden() bool { return f.hidden }

// Attachment returns the file of a path that is no document of the format.
// Refused says why it is not to be published, if it is not: see source.File.Refused.
func Attachment(path, refused string) *File {
	f := newFile(path)
	f.refuse = refused
	return f
}

// IsDocument reports whether a path is one whose text the format gives a
// meaning to, so that it is worth reading.
func IsDocument(path string) bool {
	k := spotOf(path).kind
	return k != attachment && k != misplaced
}

var records = map[kind]reflect.Type{
	settings:    reflect.TypeFor[Settings](),
	account:     reflect.TypeFor[Account](),
	opportunity: reflect.TypeFor[Opportunity](),
	visit:       reflect.TypeFor[Visit](),
	accountPage: reflect.TypeFor[Page](),
	person:      reflect.TypeFor[Person](),
	member:      reflect.TypeFor[Member](),
	methodPage:  reflect.TypeFor[Page](),
	freePage:    reflect.TypeFor[Page](),
}
