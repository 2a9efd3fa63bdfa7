package check

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"stratbook/generator/plan"
	"stratbook/generator/words"
	"stratbook/layouts"
)

// hostile is a book whose author knows what reads a report.
var hostile = fstest.MapFS{
	"accounts/acme/plan.md": {Data: []byte(`---
account: "A\r\n::error::owned\u009b31m, 100%: <b>]]>&amp; [x](javascript:alert) \u202e ##[group]x"
tier: base
owner: "nobody\n::add-mask::x"
commitments:
  - text: "line one\n::set-output name=a::b\u0085\u2028 ##vso[task]"
    who: wang
    due: 2026-10-01
stakeholders:
  - {id: wang, name: "W, x=y::title=z"}
ignore:
  - {rule: commitment-overdue, reason: "later\n::warning::this, ]]> \u009d"}
---
::error::this is prose

[[::error file=a,line=1::b]]
`)},
	"accounts/a,b::c%0A/plan.md": {Data: []byte("---\naccount: B\nno-such: 1\n---\n")},
}

// TestFormats writes what all archives and a hostile book find, and reads it back.
func TestFormats(t *testing.T) {
	groups := every(t)
	for name, check := range map[string]func(*testing.T, [][]*Finding){
		"SARIF": sarifHolds, "JUnit": junitHolds, "GitHub": githubHolds, "GitLab": gitlabHolds,
		"text": textCommandsNothing, "nothing acts": nothingActs, "every language": languagesHold, "baseline": baselineHolds,
	} {
		t.Run(name, func(t *testing.T) { check(t, groups) })
	}
}

// every is every finding of the archives and of a hostile book, each book's in
// a group of its own.
func every(t *testing.T) [][]*Finding {
	t.Helper()
	asOf, _ := plan.ParseDate("2026-11-21")
	_, whole := readBook(t, hostile, "", asOf)
	groups := [][]*Finding{Run(Input{Book: whole}).Findings()}
	if len(groups[0]) < 4 || Count(groups[0]).SetAside == 0 {
		t.Fatalf("the hostile book is flagged too little: %v", Count(groups[0]))
	}
	for _, a := range archives(t, "examples") {
		groups = append(groups, a.judged(t, "before").Findings())
	}
	for _, a := range archives(t, "testdata") {
		groups = append(groups, a.judged(t, "content").Findings())
	}
	return groups
}

func formatOf(w *words.Words, findings []*Finding) Format {
	asOf, _ := plan.ParseDate("2026-11-21")
	return Format{Words: w, AsOf: asOf, Fingerprints: Fingerprints(findings), Version: "(devel)", Root: "book/content/",
		FailOn: plan.SeverityWarning, Accounts: []string{"acme", "quiet"}}
}

// sarifHolds holds what is written to the schema of the standard, which a module
// that reads SARIF carries in its source, and lets that module read it.
func sarifHolds(t *testing.T, groups [][]*Finding) {
	schema, w := sarifSchema(t), english(t)
	for i, findings := range [][]*Finding{nil, groups[0], slices.Concat(groups...)} {
		var out bytes.Buffer
		if err := WriteSARIF(&out, findings, formatOf(w, findings)); err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%d: %v", i, err)
		}
		log, err := sarif.FromBytes(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		run := log.Runs[0]
		if len(run.Results) != len(findings) || len(run.Tool.Driver.Rules) != len(rules) || *run.ColumnKind != "unicodeCodePoints" {
			t.Fatalf("%d: %d results of %d", i, len(run.Results), len(findings))
		}
		for n, r := range run.Results {
			f := findings[n]
			at := r.Locations[0].PhysicalLocation
			if *r.RuleID != f.Rule.ID || *run.Tool.Driver.Rules[r.RuleIndex].ID != f.Rule.ID || *at.Region.StartLine != int(f.At.Span.Line) {
				t.Errorf("%d: result %d is not %s at %s", i, n, f.Rule.ID, place(f.At))
			}
			if len(r.RelatedLocations) != len(f.Related) || (len(r.Suppressions) > 0) != (f.SetAside != nil) {
				t.Errorf("%d: result %d lacks related places or what sets it aside", i, n)
			}
			if r.PartialFingerprints["stratbook/v1"] == "" {
				t.Errorf("%d: result %d has no fingerprint", i, n)
			}
			if strings.Contains(*r.Message.Text, "[x](") {
				t.Errorf("a link of the author's: %s", *r.Message.Text)
			}
		}
	}
}

// TestSARIFSchemaRefuses shows that the schema would tell.
func TestSARIFSchemaRefuses(t *testing.T) {
	schema := sarifSchema(t)
	for _, bad := range []string{
		`{"version": "2.1.0"}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "columnKind": "characters"}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "level": "fatal"}]}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "colour": "red"}]}]}`,
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("accepted: %s", bad)
		}
	}
}

// sarifSchema is the schema of SARIF 2.1.0. The text of the standard is not
// ours to keep a copy of.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	module, err := build.Import("github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(module.Dir, "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	literal := file.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	text, err := strconv.Unquote(literal.Value)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", value); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// junitHolds reads what is written as XML, strictly, and counts.
func junitHolds(t *testing.T, groups [][]*Finding) {
	w := english(t)
	for i, findings := range groups {
		var out bytes.Buffer
		if err := WriteJUnit(&out, findings, formatOf(w, findings)); err != nil {
			t.Fatal(err)
		}
		if err := wellFormed(out.Bytes()); err != nil {
			t.Fatalf("%d: %v\n%s", i, err, out.String())
		}
		var report junitReport
		if err := xml.Unmarshal(out.Bytes(), &report); err != nil {
			t.Fatal(err)
		}
		failing, told, cases := 0, 0, 0
		for _, s := range report.Suites {
			for _, c := range s.Cases {
				cases++
				text := c.Out
				if c.Failure != nil {
					failing++
					text += "\n" + c.Failure.Text
				}
				told += len(regexp.MustCompile(`(?m)^book/content/.*:\d+:\d+: `).FindAllString(text, -1))
			}
		}
		if report.Failures != failing || report.Tests != cases || (failing > 0) != Count(findings).Worse(plan.SeverityWarning) {
			t.Errorf("%d: %d of %d cases fail, told as %d of %d", i, failing, cases, report.Failures, report.Tests)
		}
		if told < len(findings) {
			t.Errorf("%d: %d findings, %d told", i, len(findings), told)
		}
		if !slices.ContainsFunc(report.Suites, func(s junitSuite) bool { return s.Name == "quiet" && s.Tests == 1 && s.Failures == 0 }) {
			t.Errorf("%d: the account without findings does not pass", i)
		}
	}
}

// wellFormed holds a text to XML 1.0: what it is made of, and that it nests.
func wellFormed(text []byte) error {
	if !utf8.Valid(text) {
		return errors.New("expected UTF-8")
	}
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// githubHolds reads the commands back as the runner does.
func githubHolds(t *testing.T, groups [][]*Finding) {
	command := regexp.MustCompile(`^::(error|warning|notice) file=([^,:]+),line=(\d+)(?:,col=\d+)?,endLine=\d+(?:,endColumn=\d+)?,title=([^,:]+)::(.+)$`)
	data := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%")
	property := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	w := english(t)
	for i, findings := range groups {
		var out bytes.Buffer
		f := formatOf(w, findings)
		if err := WriteGitHub(&out, findings, f); err != nil {
			t.Fatal(err)
		}
		findings = slices.DeleteFunc(slices.Clone(findings), func(x *Finding) bool { return x.SetAside != nil })
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if len(findings) > 0 && len(lines) != len(findings) {
			t.Errorf("%d: %d lines for %d findings", i, len(lines), len(findings))
			continue
		}
		for n, x := range findings {
			m := command.FindStringSubmatch(lines[n])
			if m == nil || Plain(lines[n]) != lines[n] {
				t.Errorf("%d: no command: %q", i, lines[n])
				continue
			}
			if path := Plain(f.Root + x.At.Path); property.Replace(m[2]) != path || m[3] != strconv.Itoa(int(x.At.Span.Line)) {
				t.Errorf("%d: at %s:%s, expected %s", i, property.Replace(m[2]), m[3], place(x.At))
			}
			if got, want := data.Replace(m[5]), advised(x, f.Words, "\n"); got != want {
				t.Errorf("%d: says %q, expected %q", i, got, want)
			}
		}
	}
}

// gitlabHolds reads the code quality report back.
func gitlabHolds(t *testing.T, groups [][]*Finding) {
	w := english(t)
	for i, findings := range groups {
		var out bytes.Buffer
		if err := WriteGitLab(&out, findings, formatOf(w, findings)); err != nil {
			t.Fatal(err)
		}
		var report []gitlabIssue
		if err := json.Unmarshal(out.Bytes(), &report); err != nil || report == nil {
			t.Fatalf("%d: %v", i, err)
		}
		if c := Count(findings); len(report) != c.Error+c.Warning+c.Note {
			t.Errorf("%d: %d findings told of %v", i, len(report), c)
		}
		marks := map[string]bool{}
		for _, issue := range report {
			if marks[issue.Fingerprint] || issue.Fingerprint == "" {
				t.Errorf("%d: %s has no fingerprint of its own", i, issue.Description)
			}
			marks[issue.Fingerprint] = true
			if !slices.Contains([]string{"info", "major", "critical"}, issue.Severity) || issue.Location.Lines.Begin < 1 ||
				!strings.HasPrefix(issue.Location.Path, "book/content/") || RuleNamed(issue.CheckName) == nil {
				t.Errorf("%d: %+v", i, issue)
			}
		}
	}
}

// textCommandsNothing shows that no line of a text is a command to what
// keeps the log of a pipeline: neither notation.
func textCommandsNothing(t *testing.T, groups [][]*Finding) {
	findings := groups[0]
	f := formatOf(english(t), findings)
	f.Line = func(path string, n int) string {
		lines := strings.Split(string(hostile[path].Data), "\n")
		return lines[n-1]
	}
	f.Gone = []Known{{Path: "::error::x", Rule: "##[group]", Message: "\n::error::y"}}
	var out bytes.Buffer
	if err := WriteText(&out, findings, f); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") || regexp.MustCompile(`##\w*\[`).MatchString(line) {
			t.Errorf("a command: %q", line)
		}
		if text := strings.TrimSuffix(line, "\n"); Plain(text) != text {
			t.Errorf("a character that acts: %q", line)
		}
	}
}

// nothingActs looks at what every format writes as a terminal and the log of a
// pipeline would: no character acts, and no line is a command but those of the
// format that is made of them.
func nothingActs(t *testing.T, groups [][]*Finding) {
	f := formatOf(english(t), groups[0])
	for name, write := range map[string]func(io.Writer, []*Finding, Format) error{
		"json": WriteJSON, "sarif": WriteSARIF, "junit": WriteJUnit, "github": WriteGitHub, "gitlab": WriteGitLab, "baseline": WriteBaseline,
	} {
		var out bytes.Buffer
		if err := write(&out, groups[0], f); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			ours := name == "github" && regexp.MustCompile(`^::(error|warning|notice) file=[^:]*,title=[^:]*::`).MatchString(line)
			if strings.HasPrefix(strings.TrimSpace(line), "::") && !ours || regexp.MustCompile(`##\w*\[`).MatchString(line) {
				t.Errorf("%s: a command: %q", name, line)
			}
			if Plain(line) != strings.ReplaceAll(line, "\t", "\uFFFD") {
				t.Errorf("%s: a character that acts: %q", name, line)
			}
		}
	}
	var out bytes.Buffer
	hostile := "a\u009b31m\u202e ##[group]x ##vso[y]z \u2028 ## [c] \x7f\x1b\n"
	var back string
	if err := EncodeInert(&out, hostile); err != nil || json.Unmarshal(out.Bytes(), &back) != nil || back != hostile {
		t.Errorf("%q is read back as %q (%v)", hostile, back, err)
	}
}

// languagesHold writes everything in the other languages too.
func languagesHold(t *testing.T, groups [][]*Finding) {
	schema := sarifSchema(t)
	findings := groups[0]
	for _, lang := range []string{"zh-Hans", "zh-Hant"} {
		w, err := words.New(layouts.Files(), lang, Words())
		if err != nil {
			t.Fatal(err)
		}
		f := formatOf(w, findings)
		var out bytes.Buffer
		if err := errors.Join(WriteText(io.Discard, findings, f), WriteJUnit(io.Discard, findings, f), WriteGitHub(io.Discard, findings, f),
			WriteGitLab(io.Discard, findings, f), WriteBaseline(io.Discard, findings, f), WriteSARIF(&out, findings, f)); err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}
