package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stratbook/content"
	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/edit"
	"stratbook/generator/plan"
	"stratbook/layouts"
)

var languages = []string{"en", "zh-Hans", "zh-Hant"}

// judged reads a book and returns what is found in it.
func judged(t *testing.T, book fs.FS, asOf string) *generator.Result {
	t.Helper()
	day, ok := plan.ParseDate(asOf)
	if !ok {
		t.Fatalf("%s is no date", asOf)
	}
	result, err := generator.NewReader().Read(t.Context(), generator.Options{Content: book, AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// called runs the command, and returns what it exits with and printed.
func called(t *testing.T, args ...string) (code int, out, told string) {
	var stdout, stderr bytes.Buffer
	term := newTerminal(&stdout, &stderr)
	c := root(term)
	c.SetArgs(args)
	code = term.exit(c.ExecuteContext(t.Context()))
	return code, strings.TrimSpace(stdout.String()), stderr.String()
}

// runs is called where all has to go well.
func runs(t *testing.T, args ...string) string {
	t.Helper()
	code, out, told := called(t, args...)
	if code != exitFine {
		t.Fatalf("%q exits %d: %s", args, code, told)
	}
	return out
}

// Whatever is refused exits 2, and what the surroundings refuse exits 3.
func TestNewAndInitExit(t *testing.T) {
	folder := workspaceOf(t, map[string][]byte{"people/ruth.md": nil, "accounts": nil})
	for _, c := range []struct {
		code int
		args []string
	}{
		{exitUsage, []string{"new"}},
		{exitUsage, []string{"new", "deal", "Acme"}},
		{exitUsage, []string{"new", "person", "Ruth", "--source", folder}},
		{exitUsage, []string{"new", "visit", "Talk", "--source", folder}},
		{exitUsage, []string{"new", "person", "Jon", "--date", "now", "--source", folder}},
		{exitOutside, []string{"new", "account", "Acme", "--source", folder}},
		{exitUsage, []string{"init"}},
		{exitUsage, []string{"init", folder}},
		{exitUsage, []string{"init", filepath.Join(folder, "content", "accounts")}},
		{exitUsage, []string{"init", filepath.Join(folder, "new"), "--lang", "tlh"}},
		{exitOutside, []string{"init", filepath.Join(folder, "content", "accounts", "new")}},
	} {
		if code, out, told := called(t, c.args...); code != c.code || out != "" || told == "" {
			t.Errorf("%q exits %d and not %d: %s%s", c.args, code, c.code, out, told)
		}
	}
}

// workspaceOf writes a book to a folder of its own.
func workspaceOf(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	if err := fill(folder, files); err != nil {
		t.Fatal(err)
	}
	return folder
}

func found(f *check.Finding) string {
	return fmt.Sprintf("%s %s %s:%d", f.Severity, f.Rule.ID, f.At.Path, f.At.Span.Line)
}

// In a book with one of ours and nothing else, everything that new writes draws
// notes at most.
func TestNewInAnEmptyBook(t *testing.T) {
	for _, language := range languages {
		folder := workspaceOf(t, map[string][]byte{
			"book.yaml":    []byte("language: " + language + "\n"),
			"team/anna.md": []byte("---\nname: Anna Berg\n---\n"),
		})
		for _, args := range [][]string{
			{"account", "Null & Söhne: \"北原\" #1"}, {"opportunity", "二号线"}, {"visit", "First talk"}, {"person", "3M's 陆晓雯"},
		} {
			file := runs(t, append([]string{"new", "--source", folder, "--as-of", "2026-11-21"}, args...)...)
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "{{") || strings.Contains(string(text), "<no value>") {
				t.Errorf("%s was not filled in:\n%s", file, text)
			}
			if lines := strings.Count(string(text), "\n"); lines > 100 {
				t.Errorf("%s has %d lines; who would read them?", file, lines)
			}
		}
		result := judged(t, os.DirFS(filepath.Join(folder, "content")), "2026-11-21")
		for _, f := range result.OnWhole.Findings() {
			if f.Severity != plan.SeverityNote && f.SetAside == nil {
				t.Errorf("%s: %s", language, found(f))
			}
		}
		a := result.Whole.Accounts[0]
		if a.Name != "Null & Söhne: \"北原\" #1" || a.OwnedBy == nil || len(a.Opportunities) != 1 || len(a.Visits) != 1 || len(result.Whole.People) != 1 {
			t.Errorf("%s: what was written is not what is read: %q owned by %v", language, a.Name, a.OwnedBy)
		}
	}
}

// In the sample book a new file adds no error and no warning either, whatever is
// asked of its account and whenever the visit is. What it cannot have yet is set
// aside, and comes back by itself.
func TestNewInTheSampleBook(t *testing.T) {
	for _, language := range languages {
		files, err := sampleBook(day(t, content.Day), language)
		if err != nil {
			t.Fatal(err)
		}
		folder := workspaceOf(t, files)
		book := os.DirFS(filepath.Join(folder, "content"))
		before := judged(t, book, content.Day)
		known := map[string]bool{}
		for _, f := range before.OnWhole.Findings() {
			known[found(f)] = true
		}
		written := map[string]bool{}
		write := func(args ...string) {
			file := runs(t, append(args, "--source", folder, "--as-of", content.Day)...)
			written[strings.TrimPrefix(filepath.ToSlash(file), filepath.ToSlash(folder)+"/content/")] = true
		}
		write("new", "account", "Acme")
		write("new", "person", "Ruth Adler")
		accounts := before.Whole.Accounts
		if language != "en" {
			accounts = accounts[:1] // what differs by account is no matter of language
		}
		for _, a := range accounts {
			write("new", "opportunity", "next deal", "--account", a.Name)
			for _, days := range []int{-40, 3} {
				write("new", "visit", "next talk", "--account", a.ID, "--date", later(day(t, content.Day), days).ISO())
			}
		}
		if got := len(written); got != 2+3*len(accounts) {
			t.Fatalf("%d files written", got)
		}
		for _, f := range judged(t, book, content.Day).OnWhole.Findings() {
			if written[f.At.Path] && f.Severity != plan.SeverityNote && f.SetAside == nil {
				t.Errorf("%s: %s", language, found(f))
			}
		}
	}
}

// A new file draws notes only, in an account of every tier and without any, on
// whichever day the visit is; and each thing that it sets aside is flagged again
// when its time is over, of a visit to come on the day before it at the latest.
func TestNewInEveryTier(t *testing.T) {
	today := day(t, "2026-11-21")
	for _, language := range languages {
		for _, tier := range []string{"", "tier: base\n", "tier: growth\n", "tier: key\n", "tier: strategic\n"} {
			if language != "en" && tier != "" && tier != "tier: strategic\n" {
				continue // what differs by tier is no matter of language
			}
			folder := workspaceOf(t, map[string][]byte{
				"book.yaml":    []byte("language: " + language + "\n"),
				"team/anna.md": []byte("---\nname: Anna Berg\n---\n"),
			})
			book := os.DirFS(filepath.Join(folder, "content"))
			write := func(args ...string) string {
				file := runs(t, append(args, "--source", folder, "--as-of", today.ISO())...)
				result := judged(t, book, today.ISO())
				for _, f := range result.OnWhole.Findings() {
					ours := strings.HasSuffix(filepath.ToSlash(file), f.At.Path)
					if ours && f.Severity != plan.SeverityNote && f.SetAside == nil {
						t.Errorf("%s, %q, %q: %s", language, tier, args, found(f))
					}
					if ours && f.Rule.ID == "ignore-idle" {
						t.Errorf("%s, %q, %q: sets aside what is not flagged", language, tier, args)
					}
				}
				return file
			}
			file := write("new", "account", "Acme")
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "\ntier:") || !strings.Contains(string(text), "rule: goal-missing, until: 2026-12-05") {
				t.Errorf("%s: the plan chooses a tier or hides what it lacks:\n%s", language, text)
			}
			if err := os.WriteFile(file, []byte(strings.Replace(string(text), "\naccount:", "\n"+tier+"account:", 1)), 0o666); err != nil {
				t.Fatal(err)
			}
			write("new", "opportunity", "Seals")
			for _, days := range []int{-40, 0, 1, 3, 7, 90} {
				write("new", "visit", "talk", "--date", later(today, days).ISO())
			}
			if tier == "tier: base\n" {
				continue // nothing of this is asked of it
			}
			for _, back := range []struct {
				rule, file string
				days       int
			}{{"commitment-missing", "seals.md", 15}, {"visit-unprepared", later(today, 3).ISO() + "-talk.md", 2}, {"visit-unprepared", later(today, 7).ISO() + "-talk.md", 6}} {
				if !slices.ContainsFunc(judged(t, book, later(today, back.days).ISO()).OnWhole.Findings(), func(f *check.Finding) bool {
					return f.Rule.ID == back.rule && strings.HasSuffix(f.At.Path, back.file) && f.SetAside == nil
				}) {
					t.Errorf("%s, %q: %s of %s does not come back", language, tier, back.rule, back.file)
				}
			}
		}
	}
}

// With all # taken away, what new wrote for one account leads nowhere wrong: the
// examples name the people of the plan's own examples, one of ours and a real deal.
func TestTemplatesTogether(t *testing.T) {
	for _, language := range languages {
		for _, team := range []string{"", "anna", "anna li-na"} {
			files := map[string][]byte{"book.yaml": []byte("language: " + language + "\n")}
			for _, id := range strings.Fields(team) {
				files["team/"+id+".md"] = []byte("---\nname: " + strings.ToUpper(id) + "\n---\n")
			}
			folder := workspaceOf(t, files)
			for _, args := range [][]string{{"account", "Acme"}, {"opportunity", "Seals"}, {"visit", "Talk"}, {"person", "Ruth Adler"}} {
				file := runs(t, append([]string{"new", "--source", folder, "--as-of", "2026-11-21"}, args...)...)
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				open := regexp.MustCompile(`(?m)^#([^#])`).ReplaceAll(text, []byte("$1"))
				if args[0] == "visit" && !bytes.Contains(open, []byte("\nopportunity: seals\n")) || args[0] == "visit" && team != "" && !bytes.Contains(open, []byte("\nby: anna\n")) {
					t.Errorf("%s: the visit does not name the account's own:\n%s", language, open)
				}
				if err := os.WriteFile(file, open, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			for _, f := range judged(t, os.DirFS(filepath.Join(folder, "content")), "2026-11-21").OnWhole.Findings() {
				if f.Severity == plan.SeverityError || f.Rule.Step == "" {
					t.Errorf("%s, team %q: %s %v", language, team, found(f), f.Args)
				}
			}
		}
	}
}

func day(t *testing.T, text string) plan.Date {
	t.Helper()
	d, ok := plan.ParseDate(text)
	if !ok {
		t.Fatalf("%s is no date", text)
	}
	return d
}

// Every example of a template is one that the format knows: with all of them
// uncommented nothing is wrong but references to what the book does not have.
func TestTemplateExamples(t *testing.T) {
	keys := regexp.MustCompile(`(?m)^#([a-z_]+):`)
	for _, kind := range kinds {
		shown := map[string][]string{}
		for _, language := range languages {
			text := drafted(t, kind, language)
			for _, key := range keys.FindAllStringSubmatch(text, -1) {
				shown[language] = append(shown[language], key[1])
			}
			for _, pattern := range []string{`(?m)^#([^#])`, `(?m)^# ?([^#])`} { // by hand, and as editors do
				open := regexp.MustCompile(pattern).ReplaceAllString(text, "$1")
				for _, f := range uncommented(t, kind, open) {
					t.Errorf("new/%s/%s.md: %s\n%s", language, kind, found(f), strings.Split(open, "\n")[f.At.Span.Line-1])
				}
			}
		}
		if len(shown["en"]) == 0 {
			t.Errorf("%s shows no key", kind)
		}
		for _, language := range languages {
			if !slices.Equal(shown[language], shown["en"]) {
				t.Errorf("%s in %s shows other keys than in English:\n%v\n%v", kind, language, shown[language], shown["en"])
			}
		}
	}
}

// uncommented is what is wrong with a file of a kind as such.
func uncommented(t *testing.T, kind, text string) []*check.Finding {
	book := fstest.MapFS{"accounts/acme/plan.md": {Data: []byte("---\naccount: Acme\n---\n")}}
	place := map[string]string{"account": "accounts/acme/plan.md", "opportunity": "accounts/acme/opportunities/o.md",
		"visit": "accounts/acme/visits/2026-11-21.md", "person": "people/p.md"}[kind]
	book[place] = &fstest.MapFile{Data: []byte(text)}
	var wrong []*check.Finding
	for _, f := range judged(t, book, "2026-11-21").OnWhole.Findings() {
		if f.Rule.Step == "" && f.Rule.ID != "broken-link" && (f.Rule.ID != "serves-nothing" || kind == "account") {
			wrong = append(wrong, f)
		}
	}
	return wrong
}

// drafted is a template, filled in.
func drafted(t *testing.T, kind, language string) string {
	t.Helper()
	d, err := newDraft(kind, "Acme")
	if err != nil {
		t.Fatal(err)
	}
	book := judged(t, fstest.MapFS{
		"book.yaml":        {Data: []byte("language: " + language)},
		"accounts/acme.md": {Data: []byte("---\naccount: Acme\n---\n")},
	}, "2026-11-21").Whole
	if err := d.place(book, book.AsOf, ""); err != nil {
		t.Fatal(err)
	}
	text, err := d.text(nil, book)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// No template lies there that no command writes.
func TestTemplatesAreUsed(t *testing.T) {
	want := append([]string{"book.txtar"}, kinds...)
	for _, language := range languages {
		entries, err := fs.ReadDir(layouts.Files(), "new/"+language)
		if err != nil {
			t.Fatal(err)
		}
		have := map[string]bool{}
		for _, e := range entries {
			have[strings.TrimSuffix(e.Name(), ".md")] = true
		}
		for _, name := range want {
			delete(have, name)
		}
		if len(have) > 0 || len(entries) != len(want) {
			t.Errorf("%s: %v", language, slices.Sorted(maps.Keys(have)))
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ name, id, text string }{
		{"Acme", "acme", "Acme"},
		{"  Halden &  Marsh\n(UK) ", "halden-marsh-uk", "Halden & Marsh (UK)"},
		{"O'Brien’s", "o-brien-s", "\"O'Brien’s\""},
		{"远禾泵业", "远禾泵业", "远禾泵业"},
		{"远禾 Pump，二期", "远禾-pump-二期", "远禾 Pump，二期"},
		{"Su\u0308d", "süd", "Süd"},
		{"3M", "3m", `"3M"`},
		{"null", "null", `"null"`},
		{"a: b # c", "a-b-c", `"a: b # c"`},
		{`<"\x>`, "x", `"<\"\\x>"`},
		{"a\x1b[31mb\xff", "a-31mb", `"a [31mb"`},
		{"Kätzchen e.V. - Süd", "kätzchen-e-v-süd", "Kätzchen e.V. - Süd"},
		{strings.Repeat("long ", 20), "long-long-long-long-long-long-long-long-long-long-long-long", strings.TrimSpace(strings.Repeat("long ", 20))},
		{"!?", "", `"!?"`},
	} {
		name := edit.Line(c.name)
		if id := plan.IDOf(name); id != c.id || id != "" && !plan.ValidID(id) {
			t.Errorf("%q: id %q, want %q", c.name, id, c.id)
		}
		if text := edit.YAML(name); text != c.text {
			t.Errorf("%q: %s, want %s", c.name, text, c.text)
		}
	}
}
