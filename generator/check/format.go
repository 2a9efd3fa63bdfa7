package check

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// Format is what a report of findings is written with.
type Format struct {
	Words *words.Words
	AsOf  plan.Date

	// Of every finding of the book, for the formats that follow findings from
	// one run to the next.
	Fingerprints map[*Finding]string

	Version  string        // of the program; SARIF only
	Root     string        // what stands before a path, as seen from the repository: all but text and JSON
	FailOn   plan.Severity // what fails; JUnit only
	Accounts []string      // all that were judged, by id; JUnit only

	// Text only: the lines of a file, to show the one that a finding stands in,
	// and what stands before a path, as seen from where the reader is.
	Line   func(path string, n int) string
	Prefix string

	// Text only: what a baseline has of the findings, and what it has besides.
	Known int
	Gone  []Known
}

// advised is a finding in two sentences, the gap and the way on.
func advised(x *Finding, w *words.Words, between string) string {
	text := Inert(x.Message(w))
	if help := x.Help(w); help != "" {
		text += between + Inert(help)
	}
	return text
}

// WriteJSON writes findings as other programs read them.
func WriteJSON(w io.Writer, findings []*Finding, f Format) error {
	report := jsonReport{AsOf: f.AsOf, Findings: make([]jsonFinding, 0, len(findings)), Counts: Count(findings)}
	for _, x := range findings {
		report.Findings = append(report.Findings, newJSONFinding(x, f.Words))
	}
	return EncodeInert(w, report)
}

// EncodeInert writes a value as JSON in one line, with escapes for what a terminal
// or the log of a pipeline would act on. Whoever reads it gets every character.
func EncodeInert(w io.Writer, value any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	text := older.ReplaceAllString(b.String(), `#\u0023$1`)
	var out strings.Builder
	for _, r := range text {
		if r != '\n' && acts(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

type jsonReport struct {
	AsOf     plan.Date     `json:"as_of"`
	Findings []jsonFinding `json:"findings"`
	Counts   Counts        `json:"counts"`
}

type jsonFinding struct {
	Rule     string        `json:"rule"`
	Severity plan.Severity `json:"severity"`
	jsonPlace
	Subject  *jsonSubject `json:"subject"`
	Message  string       `json:"message"`
	Help     string       `json:"help"`
	Related  []jsonPlace  `json:"related"`
	SetAside *jsonAside   `json:"set_aside"`
}

type jsonPlace struct {
	Path      string `json:"path"`
	Line      int32  `json:"line"`
	Column    int32  `json:"column"`
	EndLine   int32  `json:"end_line"`
	EndColumn int32  `json:"end_column"`
}

type jsonSubject struct {
	Kind    plan.ThingKind `json:"kind"`
	ID      string         `json:"id"`
	Account *string        `json:"account"`
}

type jsonAside struct {
	Reason string    `json:"reason"`
	Until  plan.Date `json:"until"`
}

func newJSONFinding(x *Finding, w *words.Words) jsonFinding {
	j := jsonFinding{Rule: x.Rule.ID, Severity: x.Severity, jsonPlace: newJSONPlace(x.At),
		Message: x.Message(w), Help: x.Help(w), Related: []jsonPlace{}}
	if x.About.Kind != "" {
		j.Subject = &jsonSubject{Kind: x.About.Kind, ID: x.About.ID}
		if x.About.Account != "" {
			j.Subject.Account = &x.About.Account
		}
	}
	for _, r := range x.Related {
		j.Related = append(j.Related, newJSONPlace(r))
	}
	if x.SetAside != nil {
		j.SetAside = &jsonAside{x.SetAside.Reason, x.SetAside.Until}
	}
	return j
}

func newJSONPlace(p source.Place) jsonPlace {
	return jsonPlace{p.Path, p.Span.Line, p.Span.Col, p.Span.EndLine, p.Span.EndCol}
}

// WriteText writes findings as an author reads them: where and what, the line
// with a caret under it, the way on; a summary last.
func WriteText(w io.Writer, findings []*Finding, f Format) error {
	out := bufio.NewWriter(w)
	severity := plan.ListNamed("severity")
	for _, x := range findings {
		if x.SetAside != nil {
			continue
		}
		writePlace(out, x.At, f)
		out.WriteString(severity.Word(string(x.Severity), f.Words.Lang()) + ": " + Inert(x.Message(f.Words)) + " [" + x.Rule.ID + "]\n")
		writeLine(out, x.At, f)
		for _, r := range x.Related {
			out.WriteString("    ")
			writePlace(out, r, f)
			out.WriteString(f.Words.T("check.related") + "\n")
		}
		if help := x.Help(f.Words); help != "" {
			out.WriteString("    " + Inert(help) + "\n")
		}
		out.WriteByte('\n')
	}
	for _, k := range f.Gone {
		out.WriteString(Inert(k.Say(f.Words)) + "\n")
	}
	if len(f.Gone) > 0 {
		out.WriteByte('\n')
	}
	writeSummary(out, Count(findings), f)
	return out.Flush()
}

func writeSummary(out *bufio.Writer, c Counts, f Format) {
	out.WriteString(f.Words.List([]string{f.Words.N("count.errors", c.Error), f.Words.N("count.warnings", c.Warning), f.Words.N("count.notes", c.Note)}))
	if c.SetAside > 0 {
		out.WriteString(f.Words.T("list.apart") + f.Words.N("count.set-aside", c.SetAside))
	}
	if f.Known > 0 {
		out.WriteString(f.Words.T("list.apart") + f.Words.N("count.known", f.Known))
	}
	out.WriteByte('\n')
}

func writePlace(out *bufio.Writer, p source.Place, f Format) {
	out.WriteString(Inert(f.Prefix + p.Path))
	out.WriteString(":" + strconv.Itoa(int(p.Span.Line)) + ":" + strconv.Itoa(int(p.Span.Col)) + ": ")
}

// writeLine shows the line of source with a caret under each of the span's
// characters, as wide as a terminal shows them.
func writeLine(out *bufio.Writer, at source.Place, f Format) {
	if f.Line == nil {
		return
	}
	line := []rune(Inert(strings.ReplaceAll(f.Line(at.Path, int(at.Span.Line)), "\t", " ")))
	from := min(int(at.Span.Col)-1, len(line))
	to := len(line)
	if at.Span.EndLine == at.Span.Line {
		to = min(max(int(at.Span.EndCol)-1, from), len(line))
	}
	if from < 0 || len(line) == 0 {
		return
	}
	if from > 100 {
		line, from, to = line[from-40:], 40, to-from+40
	}
	if len(line) > 160 {
		line, to = line[:160], min(to, 160)
	}
	out.WriteString("    " + string(line) + "\n    " + strings.Repeat(" ", columns(line[:from])))
	out.WriteString(strings.Repeat("^", max(1, columns(line[from:to]))) + "\n")
}

// columns is how many columns of a terminal a text takes.
func columns(text []rune) int {
	n := 0
	for _, r := range text {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n++
		}
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// Plain takes out of a text what a terminal would act on.
func Plain(text string) string {
	if utf8.ValidString(text) && strings.IndexFunc(text, acts) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if acts(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}

// acts reports whether a terminal acts on a character instead of showing it.
func acts(r rune) bool {
	if ' ' <= r && r <= '~' {
		return false
	}
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
}

// older is the notation of commands that are known anywhere in a line.
var older = regexp.MustCompile(`##([A-Za-z]*\[)`)

// Inert is Plain, and takes out what the log of a pipeline would act on: a
// command at the beginning of a line, and one in the older notation anywhere.
// The text stays as long as it is.
func Inert(text string) string {
	if text = Plain(text); strings.Contains(text, "##") {
		text = older.ReplaceAllString(text, "#\uFFFD$1")
	}
	start := strings.TrimLeftFunc(text, unicode.IsSpace)
	if len(start) > 2 && strings.HasPrefix(start, "::") && unicode.IsLetter(rune(start[2])) {
		return text[:len(text)-len(start)] + "\uFFFD" + start[1:]
	}
	return text
}
