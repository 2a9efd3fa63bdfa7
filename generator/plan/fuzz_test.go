package plan

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"stratbook/generator/source"
)

// seeds are the documents of the cases, by the names that they have there.
func seeds(f *testing.F, add func(path string, data []byte)) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatal("no cases", err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if file.Name != "want" && IsDocument(file.Name) {
				add(file.Name, file.Data)
			}
		}
	}
}

var three = Settings{Audiences: []string{"everyone", "sales", "board"}}

// FuzzDecode puts a hidden record into any place of any document. For whoever may
// not see it the document is what it is without it, down to the last problem, and
// nothing that was read says a word of it.
func FuzzDecode(f *testing.F) {
	seeds(f, func(path string, data []byte) { f.Add(path, data, uint16(3), "secret") })
	f.Add("accounts/a.md", []byte("---\naccount: A\nteam: [x]\nvision:\n  text: y\n---\n::: audience board\nz\n:::\n"), uint16(9), "note")
	f.Fuzz(func(t *testing.T, file string, data []byte, at uint16, key string) {
		if len(data) > 1<<14 || !IsDocument(file) || file == "book.yaml" {
			return
		}
		doc := source.Parse(file, data)
		everyone, _ := three.Audience("everyone")
		without, _ := Decode(doc, everyone)
		if doc.Front != nil {
			secret := doc
			secret.Front = insert(doc.Front, int(at), key)
			with, _ := Decode(secret, everyone)
			if want, got := heard(without), heard(with); want != got {
				t.Fatalf("a hidden record shows:\n%s\n%s", want, got)
			}
			if strings.Contains(heard(with), token) {
				t.Fatal("a word of what is hidden is heard")
			}
		}
		for _, name := range []string{"everyone", "sales", "board", ""} {
			a, _ := three.Audience(name)
			if name == "" {
				a = three.Author()
			}
			file, _ := Decode(doc, a)
			for _, p := range file.Problems {
				if p.At.Span.Line < 1 || p.At.Span.Col < 1 || p.Rule == "" {
					t.Fatalf("a problem at %v", p.At)
				}
			}
		}
	})
}

const token = "TOKEN-OF-WHAT-IS-HIDDEN"

// insert returns a tree with a hidden record at the n-th place that can hold one.
func insert(n *source.Node, at int, key string) *source.Node {
	text := func(s string) *source.Node { return &source.Node{Text: s, Quoted: true, Span: n.Span} }
	hidden := &source.Node{Kind: source.Mapping, Span: n.Span, Lost: []string{token}, Fields: []source.Field{
		{Key: "id", Value: text(token), At: n.Span}, {Key: "audience", Value: text("board"), At: n.Span}, {Key: token, Value: text(token), At: n.Span}}}
	places := 1
	var count func(*source.Node)
	count = func(n *source.Node) {
		for _, item := range n.Items {
			places++
			count(item)
		}
		for _, f := range n.Fields {
			places++
			count(f.Value)
		}
	}
	count(n)
	left := at % places
	var copied func(n *source.Node) *source.Node
	copied = func(n *source.Node) *source.Node {
		here := left == 0
		left--
		c := *n
		c.Items, c.Fields = nil, nil
		for _, item := range n.Items {
			c.Items = append(c.Items, copied(item))
		}
		for _, f := range n.Fields {
			f.Value = copied(f.Value)
			c.Fields = append(c.Fields, f)
		}
		switch {
		case here && n.Kind == source.Sequence:
			c.Items = slices.Insert(c.Items, at%(len(c.Items)+1), hidden)
		case here && n.Kind == source.Mapping && n.Get(key) == nil && key != "" && !slices.Contains(n.Lost, key):
			if meant, _ := loose.marks(key); !meant {
				c.Fields = slices.Insert(c.Fields, at%(len(c.Fields)+1), source.Field{Key: key, At: n.Span, Value: hidden})
			}
		}
		return &c
	}
	return copied(n)
}

// heard is all that a decoded file says.
func heard(f *File) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s hidden %v broken %v\n", f.Path, f.hidden, f.broken)
	for _, p := range f.Problems {
		fmt.Fprintf(&b, "%v %s.%s %v %v\n", p.At, p.Rule, p.Says, p.Args, p.Related)
	}
	if f.record.IsValid() {
		deep(&b, f.record)
	}
	return b.String()
}

// deep writes down a value with all that it points to.
func deep(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			deep(b, v.Elem())
		}
	case reflect.Slice:
		fmt.Fprintf(b, "[%d ", v.Len())
		for i := range v.Len() {
			deep(b, v.Index(i))
		}
		b.WriteString("]")
	case reflect.Struct:
		b.WriteString("{")
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() || v.Type() == reflect.TypeFor[Date]() {
				deep(b, v.Field(i))
				b.WriteString(" ")
			}
		}
		b.WriteString("}")
	case reflect.Map:
		fmt.Fprintf(b, "map %d", v.Len())
	default:
		fmt.Fprint(b, v)
	}
}

// FuzzAddresses puts a file at any path and a person with any id into a book.
// Whatever has a page has one address of its own, which is a path within the site
// on every system and in every browser, and leads back to itself.
func FuzzAddresses(f *testing.F) {
	seeds(f, func(path string, _ []byte) { f.Add(path, "wang-lei") })
	for _, id := range []string{"..", ".", "a/b", "王磊", "É", "E\u0301", "CON", "ſ", "K", "İ", "-", "a.b", "A", "\u200d", "%2e%2e", strings.Repeat("x", 300), "\u0345"} {
		f.Add("people/"+id+".md", id)
		f.Add("accounts/"+id+"/visits/2026-11-03-"+id+".md", id)
		f.Add(id+".md", id)
	}
	f.Fuzz(func(t *testing.T, file, id string) {
		if !fs.ValidPath(file) || !utf8.ValidString(file) {
			return
		}
		settings, _ := ReadSettings(nil)
		author := settings.Author()
		files := []*File{}
		add := func(path, text string) {
			decoded, _ := Decode(source.Parse(path, []byte(text)), author)
			files = append(files, decoded)
		}
		add("accounts/acme/plan.md", "---\naccount: Acme\nstakeholders:\n- {id: "+jsonText(id)+", name: X}\n- {id: p, name: P}\n- {id: P, name: Q}\n---\n")
		add("people/acme.md", "---\nname: Y\n---\n")
		if IsDocument(file) && file != "book.yaml" && file != "accounts/acme/plan.md" && file != "people/acme.md" {
			add(file, "---\nvisit: v\nname: z\n---\n")
		}
		day, _ := ParseDate("2026-11-21")
		book := Assemble(files, Options{Settings: settings, Audience: author, AsOf: day})
		taken := map[string]string{}
		fair := func(address string) {
			if other, twice := taken[caseless(address)]; twice {
				t.Fatalf("%q and %q are one", address, other)
			}
			taken[caseless(address)] = address
			checkAddress(t, address)
		}
		for _, page := range book.AllPages {
			fair(page.Address)
		}
		for _, a := range book.Accounts {
			for _, s := range a.People {
				if s.Shared == nil && s.Address != "" {
					fair(s.Address)
				}
			}
		}
	})
}

func jsonText(s string) string {
	return fmt.Sprintf("%q", strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), ""))
}

func checkAddress(t *testing.T, address string) {
	t.Helper()
	if !strings.HasSuffix(address, "/") || !fs.ValidPath(address+"index.html") || reserved(caseless(address)) {
		t.Fatalf("the address %q", address)
	}
	for _, part := range strings.Split(strings.TrimSuffix(address, "/"), "/") {
		if len(part) > 255 || strings.HasPrefix(part, ".") || strings.ContainsFunc(part, func(r rune) bool {
			return strings.ContainsRune("<>:\"\\|?*.", r) || unicode.IsControl(r) || unicode.IsSpace(r)
		}) {
			t.Fatalf("the part %q of %q", part, address)
		}
	}
	// As a link from a page beside it, which a browser resolves.
	base, _ := url.Parse("http://site.example/plans/x/y/")
	to, err := base.Parse("../../" + (&url.URL{Path: address}).EscapedPath())
	if err != nil || to.Host != base.Host || path.Clean(to.Path)+"/" != "/plans/"+address {
		t.Fatalf("%q leads to %v (%v)", address, to, err)
	}
}
