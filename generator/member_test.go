package generator_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"stratbook/generator"
)

// TestMember holds that the page of one of ours shows the first of what they have
// to do with, and that all of it stands on the pages that it leads to.
func TestMember(t *testing.T) {
	const accounts = 60
	result := sample(t, func(o *generator.Options) {
		content := fstest.MapFS{"team/ann.md": {Data: []byte("---\nname: Ann\n---\n")}}
		for i := range accounts {
			content[fmt.Sprintf("accounts/a%02d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `---
account: Account %[1]d
owner: ann
tier: key
stakeholders:
  - {id: p, name: Person %[1]d, contact: ann}
tasks:
  - {text: Task %[1]d, who: ann, due: 2026-12-01}
opportunities:
  - {opportunity: Deal %[1]d, status: open}
---
`, i)}
		}
		content["accounts/a00.md"].Data = []byte(strings.Replace(string(content["accounts/a00.md"].Data), "tasks:", "commitments:\n"+
			strings.Repeat("  - {text: Sends the drawing, who: p, due: 2026-12-01}\n", accounts)+"tasks:", 1))
		o.Content = content
	})
	page := pageText(t, result, "team/ann/")
	for _, list := range []struct{ id, at, row, says string }{
		{"commitments", "commitments", "<li data-commitment=", ""},
		{"accounts", "accounts", "<tr", `accounts/a%02d/">Account`},
		{"relationships", "people", "<tr", `people/p/">Person %d<`},
		{"tasks", "tasks", "<tr", ">Task %d<"},
		{"none", "none", "", `accounts/a%02d/`},
	} {
		_, section, _ := strings.Cut(page, `<section id="`+list.id+`"`)
		section, _, _ = strings.Cut(section, "</section>")
		if n := strings.Count(section, list.row) - strings.Count(section, "<thead>"); list.row != "" && n != 50 {
			t.Errorf("of %s the page shows %d rows", list.id, n)
		}
		if !strings.Contains(page, `href="`+list.at+`/"`) {
			t.Errorf("nothing leads to team/ann/%s/", list.at)
		}
		all := pageText(t, result, "team/ann/"+list.at+"/")
		for i := 1; i < accounts && list.says != ""; i++ {
			if want := fmt.Sprintf(list.says, i); !strings.Contains(all, want) {
				t.Errorf("team/ann/%s/ does not say %s", list.at, want)
			}
		}
	}
}
