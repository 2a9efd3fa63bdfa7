package spreadsheet

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"stratbook/generator/plan"
)

// WriteXLSX writes the table as a spreadsheet of one sheet, whose heads stay in
// sight and filter the rows.
func (t *Table) WriteXLSX(w io.Writer) error {
	midnight, err := time.Parse(time.DateOnly, t.Day.ISO())
	if err != nil {
		return err
	}
	f := excelize.NewFile()
	defer f.Close()
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newArchive(w, midnight) })
	made := midnight.Format(time.RFC3339)
	err = f.SetDocProps(&excelize.DocProperties{Creator: "stratbook", LastModifiedBy: "stratbook", Created: made, Modified: made})
	if err != nil {
		return err
	}
	name := sheetName(t.Name)
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	if err := t.fill(f, name); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

// fill streams the rows into a sheet.
func (t *Table) fill(f *excelize.File, name string) error {
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top"}})
	if err != nil {
		return err
	}
	format := "yyyy-mm-dd"
	dated, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	out, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	values := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		values[i] = excelize.Cell{StyleID: head, Value: visible(c.Label)}
		width := c.Width
		if width == 0 {
			width = 12
		}
		if err := out.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	if err := out.SetRow("A1", values); err != nil {
		return err
	}
	n := 1
	for row := range t.Rows {
		for i, c := range row {
			values[i] = c.value(dated)
		}
		n++
		if err := out.SetRow("A"+strconv.Itoa(n), values); err != nil {
			return err
		}
	}
	last, err := excelize.CoordinatesToCellName(len(t.Columns), n)
	if err != nil {
		return err
	}
	if err := f.AutoFilter(name, "A1:"+last, nil); err != nil {
		return err
	}
	return out.Flush()
}

// value is a cell as the library takes it. A text is one whatever it begins
// with: only what is given as a formula becomes one.
func (c Cell) value(dated int) any {
	switch c.kind {
	case text:
		return c.text
	case number:
		return c.n
	case day:
		if serial := c.day.Days(epoch()); serial > leapThatNeverWas {
			return excelize.Cell{StyleID: dated, Value: serial}
		}
		return c.day.ISO()
	}
	return nil
}

// Spreadsheets count days from 30 December 1899, and believe that 1900 had a
// 29 February: what is before that has no number that all agree on.
const leapThatNeverWas = 60

func epoch() plan.Date {
	d, _ := plan.ParseDate("1899-12-30")
	return d
}

// sheetName is a name that a sheet may have: at most 31 characters, without
// those that a reference to a cell is written with.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, visible(s))
	s = strings.Join(strings.Fields(s), " ")
	for len(utf16.Encode([]rune(s))) > 31 {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return cmp.Or(strings.TrimSpace(s), "Sheet1")
}

// archive is a zip file whose entries are all of one time. It packs fast: a
// spreadsheet is read once, and made with every build.
type archive struct {
	*zip.Writer
	at time.Time
}

func newArchive(w io.Writer, at time.Time) archive {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		c := compressors.Get().(*compressor)
		c.Reset(w)
		return c, nil
	})
	return archive{z, at}
}

// compressor goes back to the others when it is closed: a new one takes a
// megabyte, and an archive wants ten.
type compressor struct{ *flate.Writer }

var compressors = sync.Pool{New: func() any {
	c, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is one that there is
	}
	return &compressor{c}
}}

func (c *compressor) Close() error {
	err := c.Writer.Close()
	compressors.Put(c)
	return err
}

// Create begins an entry.
func (a archive) Create(name string) (io.Writer, error) {
	return a.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.at})
}
