package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"stratbook/generator/plan"
	"stratbook/generator/spreadsheet"
)

func date(t testing.TB, iso string) plan.Date {
	t.Helper()
	d, ok := plan.ParseDate(iso)
	if !ok {
		t.Fatalf("%s is no date", iso)
	}
	return d
}

// table is one of texts alone, with as many columns as the first row has cells.
func table(t testing.TB, rows ...[]string) *spreadsheet.Table {
	columns := make([]spreadsheet.Column, len(rows[0]))
	for i := range columns {
		columns[i].Label = fmt.Sprint("column ", i+1)
	}
	return &spreadsheet.Table{Name: "table", Day: date(t, "2026-11-21"), Columns: columns, Rows: func(yield func([]spreadsheet.Cell) bool) {
		for _, row := range rows {
			cells := make([]spreadsheet.Cell, len(row))
			for i, s := range row {
				cells[i] = spreadsheet.Text(s)
			}
			if !yield(cells) {
				return
			}
		}
	}}
}

func asCSV(t testing.TB, table *spreadsheet.Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := table.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asXLSX(t testing.TB, table *spreadsheet.Table) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := table.WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readCSV holds a file to what Excel and RFC 4180 want, and returns its rows.
func readCSV(t testing.TB, content []byte) [][]string {
	t.Helper()
	text, marked := bytes.CutPrefix(content, []byte("\uFEFF"))
	if !marked {
		t.Error("no mark at the head")
	}
	if n := bytes.Count(text, []byte("\n")); n != bytes.Count(text, []byte("\r\n")) || n != bytes.Count(text, []byte("\r")) {
		t.Errorf("not every line ends in CR LF: %q", text)
	}
	r := csv.NewReader(bytes.NewReader(text))
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%v: %q", err, text)
	}
	return rows
}

// readXLSX returns the rows of the only sheet, and fails for a formula.
func readXLSX(t testing.TB, content []byte) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name := f.GetSheetName(0)
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for j := range row {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			if formula, err := f.GetCellFormula(name, cell); formula != "" || err != nil {
				t.Errorf("%s is the formula %q, %v", cell, formula, err)
			}
		}
	}
	return rows
}

// hostile texts, as they are read back.
var hostile = map[string]string{
	"=HYPERLINK(\"http://evil.example\",\"x\")": "", "+86 10 5555": "", "-2+3": "", "@SUM(A1)": "", "\t=1": "", "＝1+1": "",
	"\r=1": "\n=1", "\r\n=1": "\n=1", "a\rb\r\nc\nd": "a\nb\nc\nd", "say \"so\"; and, so": "", " two blanks  ": "", "王磊": "", "=王": "",
	"_x0041_": "", "_x005F_x0041_": "", "a\x00b\x1bc": "abc", "\xff": "\uFFFD", "\uFFFE": " ", "<b>&amp;</b>": "", "'=1": "", "emoji 🤝 🏭": "", "\u2028x\u0085y": "\u2028xy",
}

// TestHostile reads back what would be taken for a formula, a tag, an escape or
// a line end: each is the text that was given, in CSV behind an apostrophe where
// it would be active.
func TestHostile(t *testing.T) {
	for given, want := range hostile {
		switch want {
		case "":
			want = given
		case " ":
			want = ""
		}
		file := table(t, []string{"first", given, "last"})
		if got := readXLSX(t, asXLSX(t, file))[1]; !slices.Equal(got, []string{"first", want, "last"}) {
			t.Errorf("xlsx: %q reads back as %q", given, got)
		}
		got := readCSV(t, asCSV(t, file))[1]
		if inner := got[1]; strings.TrimPrefix(inner, "'") != strings.TrimPrefix(want, "'") || inner != "" && strings.ContainsAny(inner[:1], "=+-@\t\r\n") {
			t.Errorf("csv: %q reads back as %q", given, inner)
		}
	}
}

// TestKinds holds that days and numbers are what they are, so that they sort and
// filter, and that what is empty is.
func TestKinds(t *testing.T) {
	file := &spreadsheet.Table{Name: "Wang: [1/2] *of* a name that is far too long for it", Day: date(t, "2026-11-21"),
		Columns: []spreadsheet.Column{{Label: "=Name", Width: 30}, {Label: "Met"}, {Label: "Visits"}, {Label: "Note"}},
		Rows: func(yield func([]spreadsheet.Cell) bool) {
			_ = yield([]spreadsheet.Cell{spreadsheet.Text("王磊"), spreadsheet.Day(date(t, "2026-10-12")), spreadsheet.Number(3), {}}) &&
				yield([]spreadsheet.Cell{spreadsheet.Text("Ann"), spreadsheet.Day(plan.Date{}), spreadsheet.Number(-1.5), spreadsheet.Text("")}) &&
				yield([]spreadsheet.Cell{spreadsheet.Text("Bob"), spreadsheet.Day(date(t, "1900-02-28")), spreadsheet.Number(0), spreadsheet.Text("last")})
		}}
	want := [][]string{{"'=Name", "Met", "Visits", "Note"}, {"王磊", "2026-10-12", "3", ""}, {"Ann", "", "-1.5", ""}, {"Bob", "1900-02-28", "0", "last"}}
	if diff := cmp.Diff(want, readCSV(t, asCSV(t, file))); diff != "" {
		t.Error(diff)
	}
	f, err := excelize.OpenReader(bytes.NewReader(asXLSX(t, file)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name := f.GetSheetName(0)
	if name != "Wang 1 2 of a name that is far" {
		t.Errorf("the sheet is named %q", name)
	}
	for cell, want := range map[string]struct {
		shown, raw string
		kind       excelize.CellType
	}{
		"A1": {"=Name", "=Name", excelize.CellTypeInlineString}, "B2": {"2026-10-12", "46307", excelize.CellTypeUnset},
		"C2": {"3", "3", excelize.CellTypeUnset}, "B4": {"1900-02-28", "1900-02-28", excelize.CellTypeInlineString}, "D3": {"", "", excelize.CellTypeUnset},
	} {
		shown, _ := f.GetCellValue(name, cell)
		raw, _ := f.GetCellValue(name, cell, excelize.Options{RawCellValue: true})
		kind, _ := f.GetCellType(name, cell)
		if shown != want.shown || raw != want.raw || kind != want.kind {
			t.Errorf("%s shows %q, is %q of kind %v", cell, shown, raw, kind)
		}
	}
	if panes, err := f.GetPanes(name); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the heads do not stay: %+v, %v", panes, err)
	}
}

// TestLongText holds that a text longer than a cell is cut between characters.
func TestLongText(t *testing.T) {
	got := readXLSX(t, asXLSX(t, table(t, []string{strings.Repeat("🏭", 20000)})))[1][0]
	if got != strings.Repeat("🏭", 16383) {
		t.Errorf("%d bytes are left", len(got))
	}
}

// TestSameBytes writes a file twice. Nothing in it tells when but the table's
// own day.
func TestSameBytes(t *testing.T) {
	file := table(t, []string{"a", "b"}, []string{"c", "d"})
	content := asXLSX(t, file)
	if !bytes.Equal(content, asXLSX(t, file)) {
		t.Error("the second file differs")
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range z.File {
		if at := entry.Modified.UTC().Format("2006-01-02 15:04:05"); at != "2026-11-21 00:00:00" {
			t.Errorf("%s is of %s", entry.Name, at)
		}
		if entry.Name == "docProps/core.xml" {
			r, err := entry.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(r)
			if strings.Count(string(text), "2026-11-21T00:00:00Z") != 2 || strings.Contains(string(text), "xuri") {
				t.Errorf("%s", text)
			}
		}
	}
}

// FuzzText reads back whatever text: as it is but for what no cell can hold,
// never as a formula, and without moving its neighbours.
func FuzzText(f *testing.F) {
	for given := range hostile {
		f.Add(given)
	}
	f.Fuzz(func(t *testing.T, given string) {
		want := spreadsheet.Text(given).String()
		file := table(t, []string{"first", given, "last"}, []string{given, given, "end"})
		rows := readXLSX(t, asXLSX(t, file))
		if len(rows) != 3 || !slices.Equal(rows[1], []string{"first", want, "last"}) || !slices.Equal(rows[2], []string{want, want, "end"}) {
			t.Errorf("xlsx: %q reads back as %q", given, rows[1:])
		}
		rows = readCSV(t, asCSV(t, file))
		if len(rows) != 3 || rows[1][0] != "first" || rows[1][2] != "last" || strings.TrimPrefix(rows[1][1], "'") != strings.TrimPrefix(want, "'") {
			t.Errorf("csv: %q reads back as %q", given, rows[1:])
		}
	})
}

// BenchmarkXLSX writes a table of 100,000 rows, as many people as a book of
// 10,000 accounts has.
func BenchmarkXLSX(b *testing.B) {
	row := []spreadsheet.Cell{spreadsheet.Text("Wang Lei"), spreadsheet.Text("Plant manager"), spreadsheet.Text("Yuanhe Pump"), spreadsheet.Text("owner"), spreadsheet.Text("supporter"),
		spreadsheet.Number(4), spreadsheet.Text("Li Na"), spreadsheet.Text("wang@example.com"), spreadsheet.Text("+86 10 5555"), spreadsheet.Day(date(b, "2026-10-12"))}
	file := &spreadsheet.Table{Name: "People", Day: date(b, "2026-11-21"), Columns: make([]spreadsheet.Column, len(row)), Rows: func(yield func([]spreadsheet.Cell) bool) {
		for range 100_000 {
			if !yield(row) {
				return
			}
		}
	}}
	b.ReportAllocs()
	for b.Loop() {
		if err := file.WriteXLSX(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
