package generator_test

import (
	"strings"
	"testing"

	"stratbook/generator"
	"stratbook/generator/bookgen"
)

// TestPagesAreBounded holds that the pages which look across the whole book do not
// grow with it, and that all that they leave out is a link away.
func TestPagesAreBounded(t *testing.T) {
	small, large := sample(t, generated(500)), sample(t, generated(1000))
	for _, address := range []string{"", "team/member-0/", "flags/"} {
		had, has := len(pageText(t, small, address)), len(pageText(t, large, address))
		if has > had*11/10 {
			t.Errorf("%q has %d bytes with 500 accounts, %d with 1,000", address, had, has)
		}
	}
	page := pageText(t, large, "team/member-0/")
	for list, row := range map[string]string{"commitments/": "<li data-commitment=", "accounts/": "<tr>", "relationships/": "<tr>", "tasks/": "<tr>"} {
		all := pageText(t, large, "team/member-0/"+list)
		if rows := strings.Count(all, row) - strings.Count(all, "<thead>"); rows <= 50 || !strings.Contains(page, `href="`+list+`"`) {
			t.Errorf("%s: %d rows", list, rows)
		}
	}
}

// generated puts a made-up book of n accounts in the sample's place.
func generated(n int) func(*generator.Options) {
	return func(o *generator.Options) { o.Content = bookgen.New(1, n) }
}
