package contacts_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"stratbook/generator/contacts"
	"stratbook/generator/edit"
)

var update = flag.Bool("update", false, "rewrite the wanted results in testdata")

// TestRead reads the first file of every archive and compares what comes of it
// with "want". A comment has what --map tells, one column a line.
func TestRead(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			told := map[string]string{}
			for line := range strings.Lines(string(archive.Comment)) {
				if column, key, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
					told[column] = key
				}
			}
			got := dump(contacts.Read(archive.Files[0].Data, told))
			if *update {
				archive.Files = []txtar.File{archive.Files[0], {Name: "want", Data: []byte(got)}}
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func dump(list contacts.List, err error) string {
	if err != nil {
		e := err.(contacts.Error)
		return fmt.Sprintf("%d:%d: %s %v\n", e.Line, e.Col, e.ID, e.Args)
	}
	var b strings.Builder
	for _, c := range list.People {
		fmt.Fprintf(&b, "line %d:", c.Line)
		for _, f := range []struct{ key, value string }{{"name", c.Name}, {"aliases", strings.Join(c.Aliases, "|")}, {"title", c.Title}, {"unit", c.Unit},
			{"company", c.Company}, {"email", c.Email}, {"phone", c.Phone}, {"reports_to", c.ReportsTo}} {
			if f.value != "" {
				fmt.Fprintf(&b, " %s=%q", f.key, f.value)
			}
		}
		b.WriteString("\n")
	}
	if len(list.Unused) > 0 {
		fmt.Fprintf(&b, "unused: %q\n", list.Unused)
	}
	return b.String()
}

// TestEncodings reads one table in every encoding that it may come in.
func TestEncodings(t *testing.T) {
	const table = "姓名,职务,邮箱\r\n王磊,采购经理,wang@yuanhe.example\r\n欧阳䶮,总工,\r\n"
	le, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(table)
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ data, encoding string }{{table, "UTF-8"}, {"\uFEFF" + table, "UTF-8"}, {le, "UTF-16"}, {be, "UTF-16"}, {gb, "GB18030"},
		{strings.ReplaceAll(table, "\r\n", "\r"), "UTF-8"}} {
		list, err := contacts.Read([]byte(c.data), nil)
		if err != nil || list.Encoding != c.encoding || len(list.People) != 2 || list.People[0].Name != "王磊" || list.People[0].Title != "采购经理" || list.People[1].Name != "欧阳䶮" {
			t.Errorf("%s: %+v, %v", c.encoding, list, err)
		}
	}
	for _, bad := range []string{"name\n\xff\xff\xff", "\xff\xfen\x00a\x00\x00", "name\nA\x00nn\n"} {
		if _, err := contacts.Read([]byte(bad), nil); err == nil || err.(contacts.Error).ID != "import.encoding" {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := contacts.Read(bytes.Repeat([]byte("x"), 17<<20), nil); err == nil || err.(contacts.Error).ID != "import.too-large" {
		t.Errorf("17 MiB: %v", err)
	}
}

// FuzzRead reads whatever file: an error, or people whose facts each stand in one
// line and hold nothing that cannot be seen.
func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Add([]byte("\xff\xfen\x00"))
	f.Add([]byte("BEGIN:VCARD\nN;CHARSET=GBK;QUOTED-PRINTABLE:=CD=F5;=\n=C0=DA\nTEL;WORK:1\nEND:VCARD"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := contacts.Read(data, nil)
		if err != nil {
			if e, ok := err.(contacts.Error); !ok || e.ID == "" {
				t.Errorf("%v", err)
			}
			return
		}
		lines := bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) + 1
		for _, c := range list.People {
			for _, fact := range slices.Concat([]string{c.Name, c.Title, c.Unit, c.Company, c.Email, c.Phone, c.ReportsTo}, c.Aliases) {
				if edit.Line(fact) != fact {
					t.Errorf("%q is not one line", fact)
				}
			}
			if c.Line < 1 || c.Line > lines && list.Encoding != "UTF-16" {
				t.Errorf("%+v stands on no line", c)
			}
		}
	})
}
