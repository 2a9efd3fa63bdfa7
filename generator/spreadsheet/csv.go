package spreadsheet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"
)

// WriteCSV writes the table as comma-separated values: UTF-8 with the mark by
// which Excel knows it, lines that end in CR LF (RFC 4180).
func (t *Table) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = inert(visible(c.Label))
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for row := range t.Rows {
		for i, cell := range row {
			if record[i] = cell.String(); cell.kind == text {
				record[i] = inert(record[i])
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// active are the signs that make a program which opens a file take a text for a
// formula where it begins with one; the wide ones do in an East Asian Excel.
const active = "=+-@\t\r\n＝＋－＠"

// inert puts an apostrophe before a text that would be taken for a formula.
func inert(s string) string {
	if first, n := utf8.DecodeRuneInString(s); n > 0 && strings.ContainsRune(active, first) {
		return "'" + s
	}
	return s
}
