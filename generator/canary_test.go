package generator_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"maps"
	"mime/quotedprintable"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"stratbook/generator/bookgen"
)

// TestNoCanarySurvives is the second gate of what audiences may see: a book with
// something of its own in every hidden place, found by the format's own
// description, and all that is built of it for others is searched for each of
// them, however it may be written there.
func TestNoCanarySurvives(t *testing.T) {
	book, canaries := bookgen.Held()
	s := newSearcher(canaries)
	for _, audience := range book.Audiences() {
		found := map[string]string{}
		for name, content := range buildFiles(t, book.FS(), audience) {
			for canary := range s.search(name, content) {
				found[canary] = name
			}
		}
		for canary, place := range canaries.All {
			file, there := found[canary]
			hidden := strings.HasSuffix(place, "for nobody") || audience != "board"
			switch {
			case there && hidden:
				t.Errorf("%s reads of %s in %s", audience, place, file)
			case !there && !hidden && !unshown.MatchString(place):
				t.Errorf("%s does not read of %s, so others tell nothing by not reading of it", audience, place)
			}
		}
	}
}

// unshown are the places of which there is nothing on any page: ids that nothing
// refers to, what a file with a name of its own is titled, how a name is sorted,
// by which other names one of ours is meant, what is set aside of nothing, dates
// of a status that the promise has not, and what is said beside a strategy or of
// who asked for a task.
var unshown = regexp.MustCompile(`\.id$|^(account|opportunity|visit|member)\.title$|\.sort_name$|^member\.aliases$|\.ignore\.|` +
	`(commitments|tasks)\.(asked_on|done_on)$|strategy\.note$|tasks\.asked_by$`)

// searcher finds canaries.
type searcher struct {
	letters map[rune]string   // the canary that a letter is from, which no other text has
	words   map[string]string // by the Latin word in it, in lower case
	years   map[string]string
	numbers map[string]string
}

func newSearcher(canaries *bookgen.Canaries) *searcher {
	s := &searcher{map[rune]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for canary := range canaries.All {
		first, _ := utf8.DecodeRuneInString(canary)
		switch {
		case unicode.Is(unicode.Han, first):
			for _, r := range canary {
				if r > unicode.MaxASCII {
					s.letters[r] = canary
				}
			}
			s.words[strings.ToLower(latin.FindString(canary))] = canary
		case strings.Contains(canary, "-"):
			s.years[canary[:4]] = canary
		default:
			s.numbers[canary] = canary
		}
	}
	return s
}

var (
	latin   = regexp.MustCompile(`(?i)` + bookgen.CanaryHead + `[0-9a-f]{3}zq`)
	dates   = regexp.MustCompile(`([3-9]\d{3})-\d\d|([3-9]\d{3})[01]\d[0-3]\d|[a-z] ([3-9]\d{3})\b|([3-9]\d{3})年`)
	numbers = regexp.MustCompile(`7\d\d([,. '\x{a0}\x{202f}]?\d{3}){2}`)
)

// hashes have digits that look like any year, by chance; that they depend on
// nothing hidden is for the first gate to say.
var hashes = regexp.MustCompile(`\b[0-9a-f]{64}\b`)

// search returns the canaries in a file and in its name: as they are, unpacked,
// with the escapes of HTML, JSON, addresses, mail and calendars undone, one in
// the other, in base64 and in hexadecimal digits.
func (s *searcher) search(name string, content []byte) map[string]bool {
	found := map[string]bool{}
	inner := unpacked(content)
	for inside, of := range inner {
		maps.Copy(found, s.search(inside, of))
	}
	if len(inner) > 0 {
		content = nil // packed bytes look like any letter, by chance
	}
	text, last := name+"\n"+hashes.ReplaceAllString(string(content), ""), ""
	for text != last {
		s.plainly(found, text)
		for _, data := range decoded(text) {
			s.encoded(found, data)
		}
		text, last = unescaped(text), text
	}
	return found
}

// plainly finds a letter of a canary, so whoever cuts a text into pairs of
// letters hides none; its Latin word in any case; its year; its digits.
func (s *searcher) plainly(found map[string]bool, text string) {
	for _, r := range text {
		if canary := s.letters[r]; canary != "" {
			found[canary] = true
		}
	}
	s.latin(found, text)
	for _, m := range dates.FindAllStringSubmatch(text, -1) {
		if canary := s.years[strings.Join(m[1:], "")]; canary != "" {
			found[canary] = true
		}
	}
	for _, m := range numbers.FindAllString(text, -1) {
		digits := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, m)
		if canary := s.numbers[digits]; canary != "" {
			found[canary] = true
		}
	}
}

func (s *searcher) latin(found map[string]bool, text string) {
	for _, word := range latin.FindAllString(text, -1) {
		if canary := s.words[strings.ToLower(word)]; canary != "" {
			found[canary] = true
		}
	}
}

// encoded finds two letters of a canary in a row: one alone comes about by
// chance where any text is taken for base64.
func (s *searcher) encoded(found map[string]bool, data []byte) {
	s.latin(found, string(data))
	last := ""
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		canary := s.letters[r]
		if canary != "" && canary == last {
			found[canary] = true
		}
		last = canary
		data = data[size:]
	}
}

// unpacked are the files in a container, by name.
func unpacked(content []byte) map[string][]byte {
	files := map[string][]byte{}
	if archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err == nil {
		for _, f := range archive.File {
			if file, err := f.Open(); err == nil {
				files[f.Name+" "+f.Comment], _ = io.ReadAll(file)
			}
		}
		files["comment"] = []byte(archive.Comment)
	}
	if file, err := gzip.NewReader(bytes.NewReader(content)); err == nil {
		files[file.Name+" "+file.Comment], _ = io.ReadAll(file)
	}
	return files
}

var (
	fold      = regexp.MustCompile(`\r?\n[ \t]`)
	jsonCodes = regexp.MustCompile(`(\\+u[0-9a-fA-F]{4})+`)
	cssCodes  = regexp.MustCompile(`\\([0-9a-fA-F]{4,6}) ?`)
	percents  = regexp.MustCompile(`(%[0-9a-fA-F]{2})+`)
	printable = regexp.MustCompile(`(=[0-9A-F]{2}(=\r?\n)?)+`)
	base64Run = regexp.MustCompile(`[A-Za-z0-9+/_-]{10,}`)
	hexRun    = regexp.MustCompile(`[0-9a-fA-F]{12,}`)
)

// unescaped undoes one layer of every escape that a text may have.
func unescaped(text string) string {
	text = fold.ReplaceAllString(text, "")
	text = html.UnescapeString(text)
	text = jsonCodes.ReplaceAllStringFunc(text, func(codes string) string {
		var units []uint16
		for _, code := range strings.Split(strings.ReplaceAll(codes, `\`, ""), "u")[1:] {
			n, _ := strconv.ParseUint(code, 16, 16)
			units = append(units, uint16(n))
		}
		return string(utf16.Decode(units))
	})
	text = cssCodes.ReplaceAllStringFunc(text, func(code string) string {
		n, _ := strconv.ParseInt(strings.Trim(code, `\ `), 16, 32)
		return string(rune(n))
	})
	text = percents.ReplaceAllStringFunc(text, func(codes string) string {
		plain, _ := url.PathUnescape(codes)
		return plain
	})
	return printable.ReplaceAllStringFunc(text, func(codes string) string {
		plain, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(codes)))
		return string(plain)
	})
}

// decoded takes whatever could be base64 or hexadecimal digits for that, from
// each place at which it could begin.
func decoded(text string) (all [][]byte) {
	for _, run := range base64Run.FindAllString(text, -1) {
		run = strings.NewReplacer("-", "+", "_", "/").Replace(run)
		for from := range 4 {
			part := run[from:]
			data, err := base64.RawStdEncoding.DecodeString(part[:len(part)/4*4])
			if err == nil {
				all = append(all, data)
			}
		}
	}
	for _, run := range hexRun.FindAllString(text, -1) {
		for from := range 2 {
			part := run[from:]
			if data, err := hex.DecodeString(part[:len(part)/2*2]); err == nil {
				all = append(all, data)
			}
		}
	}
	return all
}

// TestSearchFinds shows that the search would tell: a canary in each encoding,
// and in two of them one in the other.
func TestSearchFinds(t *testing.T) {
	book, canaries := bookgen.Held()
	s := newSearcher(canaries)
	for canary := range canaries.All {
		if han, _ := utf8.DecodeRuneInString(canary); !unicode.Is(unicode.Han, han) {
			if !s.search("x", []byte("on "+canary+" at"))[canary] {
				t.Errorf("%s is not found", canary)
			}
			continue
		}
		for name, text := range writings(t, canary) {
			if !s.search("x.txt", text)[canary] {
				t.Errorf("%s is not found in %s: %q", canary, name, text)
			}
		}
		if !s.search("files/"+url.PathEscape(canary), nil)[canary] {
			t.Errorf("%s is not found in the name of a file", canary)
		}
	}
	bare := book.Bare("everyone").FS()
	for name, file := range bare {
		if found := s.search(name, file.Data); len(found) > 0 && !strings.Contains(name, "comment") {
			t.Errorf("%s has %d canaries, and everybody may read it", name, len(found))
		}
	}
}

// writings are the ways in which a text may stand in a file.
func writings(t *testing.T, text string) map[string][]byte {
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(text)
	han, word := string(runes[:3]), string(runes[3:])
	codes := func(format string, units ...uint16) (s string) {
		for _, u := range units {
			s += fmt.Sprintf(format, u)
		}
		return s
	}
	entities := func(format string) (s string) {
		for _, r := range runes {
			s += fmt.Sprintf(format, r)
		}
		return s
	}
	var zipped, gzipped, mail bytes.Buffer
	archive := zip.NewWriter(&zipped)
	inner, err := archive.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(inner, "<c><v>%s</v></c>", entities("&#x%x;"))
	archive.Close()
	packer := gzip.NewWriter(&gzipped)
	fmt.Fprint(packer, text)
	packer.Close()
	printer := quotedprintable.NewWriter(&mail)
	fmt.Fprint(printer, text)
	printer.Close()
	all := map[string][]byte{
		"plain text": []byte("x" + text), "JSON": quoted, "JSON codes": []byte(codes(`\u%04x`, utf16.Encode([]rune(han))...)),
		"JSON in JSON": []byte(codes(`\\u%04X`, utf16.Encode([]rune(han))...)), "HTML": []byte(entities("&#x%x;")), "HTML, decimal": []byte(entities("&#%d;")),
		"an address": []byte("/" + url.PathEscape(text) + "/"), "an address in an address": []byte(url.QueryEscape(url.PathEscape(text))),
		"an address in HTML": []byte(strings.ReplaceAll(url.PathEscape(text), "%", "&#37;")), "lower case": []byte(strings.ToLower(word)), "upper case": []byte(strings.ToUpper(word)),
		"pairs of letters": []byte(string(runes[:2]) + " " + string(runes[1:3])), "one letter": []byte(string(runes[2:3])), "CSS": []byte(entities(`\%06X `)),
		"a folded line": []byte(strings.Join(strings.Split(text, ""), "\r\n ")), "hexadecimal": fmt.Appendf(nil, "f%x", han),
		"mail": mail.Bytes(), "zip": zipped.Bytes(), "gzip": gzipped.Bytes(),
	}
	for before := range 3 {
		data := []byte("abc"[:before] + text + "defg")
		all[fmt.Sprint("base64 ", before)] = []byte(`src="` + base64.StdEncoding.EncodeToString(data) + `"`)
		all[fmt.Sprint("base64 for addresses ", before)] = []byte("?x=" + base64.RawURLEncoding.EncodeToString(data))
	}
	return all
}
