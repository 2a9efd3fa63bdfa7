package check

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
	"stratbook/layouts"
)

var update = flag.Bool("update", false, "rewrite what the archives want")

// archive is an example or a case: content trees, what a rule is to find in
// them, and how they are to be judged.
//
// Some content is no text. In an archive {{repeat N "text"}} stands for the text
// N times, {{bytes FF FE}} for bytes, {{link target}} for a link, {{pipe}} for a
// pipe; a file's name may have bytes written as %FF.
type archive struct {
	path  string
	rule  *Rule
	files *txtar.Archive
	asOf  plan.Date
	seen  string // the audience whose view of the book is judged along with it
}

// archives returns those of a folder. Each is named after the rule that it
// belongs to, with more words behind it if it is a case.
func archives(t *testing.T, folder string) []*archive {
	t.Helper()
	paths, err := filepath.Glob(folder + "/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: no archives (%v)", folder, err)
	}
	var list []*archive
	for _, path := range paths {
		files, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a := &archive{path: path, files: files}
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		for _, r := range rules {
			if name == r.ID || folder == "testdata" && strings.HasPrefix(name, r.ID+"-") {
				if a.rule == nil || len(r.ID) > len(a.rule.ID) {
					a.rule = r
				}
			}
		}
		if a.rule == nil {
			t.Errorf("%s: no rule is called so", path)
			continue
		}
		if strings.TrimSpace(string(files.Comment)) == "" {
			t.Errorf("%s: expected a line on top that says what it shows", path)
		}
		a.options(t)
		list = append(list, a)
	}
	return list
}

func (a *archive) options(t *testing.T) {
	t.Helper()
	a.asOf, _ = plan.ParseDate("2026-11-21")
	for line := range strings.Lines(a.section("options")) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "as-of":
			a.asOf, _ = plan.ParseDate(value)
		case "audience":
			a.seen = value
		default:
			t.Errorf("%s: no option is called %q", a.path, key)
		}
	}
}

// section returns the text of a file of the archive.
func (a *archive) section(name string) string {
	for _, f := range a.files.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// expect compares what is found with the section "want", or rewrites that.
func (a *archive) expect(t *testing.T, got string) {
	t.Helper()
	if got == a.section("want") {
		return
	}
	if !*update {
		t.Errorf("%s: found\n%s\nwant\n%s", a.path, got, a.section("want"))
		return
	}
	i := slices.IndexFunc(a.files.Files, func(f txtar.File) bool { return f.Name == "want" })
	if i < 0 {
		i = len(a.files.Files)
		a.files.Files = append(a.files.Files, txtar.File{Name: "want"})
	}
	a.files.Files[i].Data = []byte(got)
	if err := os.WriteFile(a.path, txtar.Format(a.files), 0o666); err != nil {
		t.Fatal(err)
	}
}

// tree is the content below a folder of the archive. Links are made on disk,
// where they may lead out of it.
func (a *archive) tree(t *testing.T, folder string) fs.FS {
	t.Helper()
	tree, links := fstest.MapFS{}, false
	for _, f := range a.files.Files {
		if name, ok := strings.CutPrefix(f.Name, folder+"/"); ok {
			if unescaped, err := url.PathUnescape(name); err == nil {
				name = unescaped
			}
			tree[name] = unescape(t, f.Data)
			links = links || tree[name].Mode == fs.ModeSymlink
		}
	}
	if !links {
		return tree
	}
	return onDisk(t, tree)
}

func onDisk(t *testing.T, tree fstest.MapFS) fs.FS {
	t.Helper()
	dir := t.TempDir()
	for name, file := range tree {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if file.Mode == fs.ModeSymlink {
			if err := os.Symlink(strings.TrimSpace(string(file.Data)), path); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(path, file.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root.FS()
}

var escape = regexp.MustCompile(`\{\{(repeat|bytes|link|pipe) ?([^}]*)\}\}`)

func unescape(t *testing.T, data []byte) *fstest.MapFile {
	t.Helper()
	file := &fstest.MapFile{}
	file.Data = escape.ReplaceAllFunc(data, func(all []byte) []byte {
		m := escape.FindSubmatch(all)
		argument := string(m[2])
		switch string(m[1]) {
		case "link":
			file.Mode = fs.ModeSymlink
			return []byte(argument)
		case "pipe":
			file.Mode = fs.ModeNamedPipe
			return nil
		case "bytes":
			var out []byte
			for _, digits := range strings.Fields(argument) {
				b, err := strconv.ParseUint(digits, 16, 8)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, byte(b))
			}
			return out
		}
		count, quoted, _ := strings.Cut(argument, " ")
		n, err := strconv.Atoi(count)
		text, err2 := strconv.Unquote(quoted)
		if err != nil || err2 != nil {
			t.Fatalf("%s: expected a number and a text in quotes", all)
		}
		return bytes.Repeat([]byte(text), n)
	})
	return file
}

// judged reads a tree as a build does and judges it.
func (a *archive) judged(t *testing.T, folder string) *Verdict {
	t.Helper()
	seen, whole := readBook(t, a.tree(t, folder), a.seen, a.asOf)
	if seen == whole {
		return Run(Input{Book: whole})
	}
	return Run(Input{Book: whole, Seen: seen})
}

// readBook reads a book as an audience sees it, and as its authors do.
func readBook(t testing.TB, tree fs.FS, audience string, asOf plan.Date) (seen, whole *plan.Book) {
	t.Helper()
	listed, problems, err := source.List(tree)
	if err != nil {
		t.Fatal(err)
	}
	var front *source.Document
	documents := map[string]source.Document{}
	for _, f := range listed {
		if plan.IsDocument(f.Path) {
			if documents[f.Path], err = source.Read(tree, f.Path); err != nil {
				t.Fatal(err)
			}
		}
		if doc, ok := documents[f.Path]; ok && f.Path == "book.yaml" {
			front = &doc
		}
	}
	settings, more := plan.ReadSettings(front)
	reader, known := settings.Audience(audience)
	if !known {
		t.Fatalf("the book has no audience %q", audience)
	}
	var all, some []*plan.File
	for _, f := range listed {
		doc, ok := documents[f.Path]
		if !ok {
			refused, err := f.Refused(tree)
			if err != nil {
				t.Fatal(err)
			}
			beside := plan.Attachment(f.Path, refused)
			all, some = append(all, beside), append(some, beside)
			continue
		}
		visible, _ := plan.Decode(doc, reader)
		entire, _ := plan.Decode(doc, settings.Author())
		all, some = append(all, entire), append(some, visible)
	}
	o := plan.Options{Settings: settings, Audience: settings.Author(), AsOf: asOf, Problems: slices.Concat(problems, more)}
	whole = plan.Assemble(all, o)
	if len(settings.Audiences) == 1 {
		return whole, whole
	}
	o.Audience = reader
	o.Settings, _ = settings.For(reader, front)
	return plan.Assemble(some, o), whole
}

// report writes the findings of a rule as an archive wants them: where each
// begins and ends, how grave it is, what it says and advises.
func report(w *words.Words, r *Rule, findings []*Finding) string {
	var b strings.Builder
	for _, f := range findings {
		if f.Rule != r {
			continue
		}
		fmt.Fprintf(&b, "%s %s: %s\n    %s\n", place(f.At), f.Severity, Plain(f.Message(w)), Plain(f.Help(w)))
		if f.About.Kind != "" {
			fmt.Fprintf(&b, "    about %s %s\n", f.About.Kind, f.About.ID)
		}
		for _, p := range f.Related {
			fmt.Fprintf(&b, "    see %s\n", place(p))
		}
		if f.SetAside != nil {
			fmt.Fprintf(&b, "    set aside: %s\n", f.SetAside.Reason)
		}
	}
	return b.String()
}

func place(p source.Place) string {
	return fmt.Sprintf("%s:%d:%d-%d:%d", Plain(strings.ToValidUTF8(p.Path, "?")), p.Span.Line, p.Span.Col, p.Span.EndLine, p.Span.EndCol)
}

// english is the catalogue that archives are judged in.
func english(t testing.TB) *words.Words {
	t.Helper()
	w, err := words.New(layouts.Files(), words.English, Words())
	if err != nil {
		t.Fatal(err)
	}
	return w
}
