package generator_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"stratbook/generator"
	"stratbook/generator/plan"
)

// TestSpreadsheets opens every list of the sample as a spreadsheet: it has a row
// for each thing, the first columns name it, and each list page links to its own.
func TestSpreadsheets(t *testing.T) {
	for _, language := range []string{"en", "zh-Hans"} {
		result := sample(t, func(o *generator.Options) { o.Language = language })
		b := result.Book
		people, deals, visits, promises, slots := 0, 0, 0, 0, 0
		for _, a := range b.Accounts {
			deals, visits, promises, slots = deals+len(a.Opportunities), visits+len(a.Visits), promises+len(a.AllCommitments), slots+len(a.WhiteSpace)
			for _, x := range a.People {
				if !x.EmptyChair() {
					people++
				}
			}
		}
		for list, want := range map[string]struct {
			rows int
			page string
		}{"accounts": {len(b.Accounts), "accounts/"}, "people": {people, "people/"}, "opportunities": {deals, "opportunities/"}, "visits": {visits, "visits/"},
			"commitments": {promises, "commitments/"}, "white-space": {slots, "white-space/"}, "findings": {len(result.Verdict.Findings()), "flags/"}} {
			rows := openSheet(t, result, "data/"+list+".xlsx")
			if len(rows) != want.rows+1 {
				t.Errorf("%s has %d rows, want a head and %d", list, len(rows), want.rows)
			}
			for i, row := range rows {
				if len(row) < 2 || row[0]+row[1] == "" {
					t.Errorf("%s: row %d says nothing: %q", list, i+1, row)
				}
			}
			page, err := result.Site.Render(want.page)
			if err != nil || !bytes.Contains(page, []byte(`href="../data/`+list+`.xlsx"`)) {
				t.Errorf("%s does not link to its spreadsheet, %v", want.page, err)
			}
		}
	}
}

func openSheet(t *testing.T, r *generator.Result, address string) [][]string {
	t.Helper()
	content, err := r.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestExportsAgree holds the CSV of a list against its spreadsheet.
func TestExportsAgree(t *testing.T) {
	result := sample(t, nil)
	for _, list := range []string{"accounts", "people", "commitments", "findings"} {
		var b bytes.Buffer
		if err := result.Site.Export(&b, list, "csv"); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		sheet := openSheet(t, result, "data/"+list+".xlsx")
		for i := range rows {
			for len(sheet[i]) < len(rows[i]) {
				sheet[i] = append(sheet[i], "") // cells behind a row's last are not there
			}
			for j, cell := range rows[i] {
				if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@", rune(cell[1])) {
					rows[i][j] = cell[1:]
				}
			}
		}
		if diff := cmp.Diff(sheet, rows); diff != "" {
			t.Errorf("%s (-xlsx +csv):\n%s", list, diff)
		}
	}
}

// TestNothingHiddenIsExported looks for what an audience may not see in all that
// it can take away: spreadsheets unpacked, calendars unfolded, every export.
func TestNothingHiddenIsExported(t *testing.T) {
	result := sample(t, func(o *generator.Options) { o.Audience = "everyone" })
	seen := map[string]bool{}
	for _, word := range wordsOf(result.Book) {
		seen[word] = true
	}
	var hidden []string
	for _, word := range wordsOf(result.Whole) {
		if !seen[word] && word != "" {
			hidden = append(hidden, word)
		}
	}
	if len(hidden) < 2 {
		t.Fatalf("only %q is held back in the sample", hidden)
	}
	texts := map[string]string{}
	for _, address := range result.Site.Addresses() {
		content, err := result.Site.Render(address)
		switch {
		case err != nil:
			t.Fatal(err)
		case strings.HasSuffix(address, ".ics"):
			texts[address] = strings.ReplaceAll(string(content), "\r\n ", "")
		case strings.HasSuffix(address, ".xlsx"):
			texts[address] = unzipped(t, content)
		}
	}
	for _, list := range []string{"accounts", "people", "commitments", "findings"} {
		for _, format := range []string{"json", "csv"} {
			var b bytes.Buffer
			if err := result.Site.Export(&b, list, format); err != nil {
				t.Fatal(err)
			}
			texts[list+"."+format] = b.String()
		}
	}
	for name, text := range texts {
		for _, word := range hidden {
			if strings.Contains(text, word) {
				t.Errorf("%s tells of %s", name, word)
			}
		}
	}
}

// wordsOf are the names of people, what was promised, and the ids of both.
func wordsOf(b *plan.Book) []string {
	var list []string
	for _, a := range b.Accounts {
		list = append(list, a.Name)
		for _, s := range a.People {
			list = append(list, s.Name)
		}
		for _, c := range a.AllCommitments {
			list = append(list, c.Text)
		}
	}
	for _, p := range b.People {
		list = append(list, p.Name, p.ID)
	}
	return list
}

func unzipped(t *testing.T, content []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
