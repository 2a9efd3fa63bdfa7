package generator_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"stratbook/generator"
	"stratbook/generator/plan"
)

// TestNothingHiddenShows builds one book twice for the widest audience: with and
// without everything that it may not see. Every byte is the same.
func TestNothingHiddenShows(t *testing.T) {
	visible := map[string]string{
		"book.yaml":             "audiences: [everyone, sales, board]\n",
		"accounts/acme/plan.md": "---\naccount: Acme\ntier: key\nstakeholders:\n  - {id: wang-lei, name: Wang Lei, role: owner}\n%commitments:\n  - {text: sends the data, who: wang-lei, due: 2026-10-01}\n---\nWang Lei met us.\n%\nThe end of [[wang-lei]].\n",
		"accounts/globex.md":    "---\naccount: Globex\n---\n",
	}
	hidden := map[string]string{
		"accounts/acme/visits/2026-11-03.md": "---\naudience: sales\nwith: wang-lei\n---\nWang Lei said [[secret]].\n",
		"accounts/hush/plan.md":              "---\naccount: Hush\naudience: board\n---\n[[wang-lei]]\n",
		"accounts/hush/visits/2026-11-20.md": "---\nwith: somebody\n---\n",
		"accounts/hush/idea.md":              "# Idea\n",
		"people/secret.md":                   "---\nname: Secret Person\naudience: board\n---\n",
		"accounts/broken.md":                 "---\naccount: \"Broken\n---\n",
	}
	record, block := "  - {id: secret, name: Secret Person, audience: board}\n", "\n::: audience sales\nNobody reads [[hush]] or ![x](x.png).\n:::\n"
	with, without := fstest.MapFS{}, fstest.MapFS{}
	for path, text := range visible {
		parts := strings.Split(text, "%")
		without[path] = &fstest.MapFile{Data: []byte(strings.Join(parts, ""))}
		if len(parts) == 3 {
			text = parts[0] + record + parts[1] + block + parts[2]
		}
		with[path] = &fstest.MapFile{Data: []byte(text)}
	}
	for path, text := range hidden {
		with[path] = &fstest.MapFile{Data: []byte(text)}
	}
	want, got := render(t, without), render(t, with)
	for address, content := range want {
		if !bytes.Equal(got[address], content) {
			t.Errorf("%q differs:\n%s\n%s", address, content, got[address])
		}
		delete(got, address)
	}
	for address := range got {
		t.Errorf("%q tells that there is more", address)
	}
}

// render makes every page and file of a book's site for the widest audience.
func render(t *testing.T, content fstest.MapFS) map[string][]byte {
	t.Helper()
	day, _ := plan.ParseDate("2026-11-21")
	result, err := generator.NewReader().Read(context.Background(), generator.Options{Content: content, AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string][]byte{}
	for _, address := range result.Site.Addresses() {
		if pages[address], err = result.Site.Render(address); err != nil {
			t.Fatal(err)
		}
	}
	return pages
}
