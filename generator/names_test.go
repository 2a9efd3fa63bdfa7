package generator_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"stratbook/generator"
)

// bookOf reads a small book.
func bookOf(t *testing.T, files map[string]string) *generator.Result {
	t.Helper()
	content := fstest.MapFS{}
	for path, text := range files {
		content[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return sample(t, func(o *generator.Options) { o.Content = content })
}

// cardsOf are the cards that a page carries, by the address of their links.
func cardsOf(t *testing.T, r *generator.Result, address string) map[string]string {
	t.Helper()
	content, err := r.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	page := look(t, address, content)
	cards := map[string]string{}
	for n := range page.root.Descendants() {
		href := attributeOf(n, "data-href")
		if href == "" {
			continue
		}
		var words []string
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				words = append(words, strings.Fields(d.Data)...)
			}
		}
		cards[href] = strings.Join(words, " ")
		if !slices.Contains(page.links, href) {
			t.Errorf("%s has a card for %s, and no link there", address, href)
		}
	}
	return cards
}

// TestThreeAccounts holds that a person in three accounts has one page, with what
// each account thinks, and a card that says on an account's page what that
// account thinks and elsewhere what each does.
func TestThreeAccounts(t *testing.T) {
	r := bookOf(t, map[string]string{
		"people/elena.md":             "---\nname: Elena Vasquez\ntitle: Managing partner\n---\n",
		"accounts/acme/plan.md":       "---\naccount: Acme\nstakeholders: {person: elena, role: advocate, stance: supporter}\n---\nElena Vasquez wrote it.\n",
		"accounts/globex/plan.md":     "---\naccount: Globex\nstakeholders: {id: ev, person: elena, role: gatekeeper, stance: opponent}\n---\nSee [[ev]].\n",
		"accounts/initech/plan.md":    "---\naccount: Initech\nstakeholders: {person: elena}\n---\nElena Vasquez is new.\n",
		"accounts/globex/visits/2.md": "---\ndate: 2026-11-02\nwith: ev\n---\n",
		"notes.md":                    "Elena Vasquez, of [[acme]].\n",
	})
	said := parts(t, r, "people/elena/")
	for id, want := range map[string]string{"in-acme": "advocate supporter", "in-globex": "gatekeeper opponent"} {
		if !strings.Contains(said[id], want) {
			t.Errorf("%s does not say %q: %q", id, want, said[id])
		}
	}
	if strings.Contains(said["in-initech"], "advocate") || strings.Contains(said["in-initech"], "gatekeeper") {
		t.Errorf("a judgement was carried over: %q", said["in-initech"])
	}
	for address, want := range map[string]string{
		"accounts/acme/":   "Elena Vasquez Managing partner supporter · advocate Never met",
		"accounts/globex/": "Elena Vasquez Managing partner opponent · gatekeeper Last met 2 Nov",
		"notes/":           "Elena Vasquez Managing partner Acme: supporter · advocate Globex: opponent · gatekeeper Initech:",
	} {
		cards := cardsOf(t, r, address)
		found := ""
		for href, card := range cards {
			if strings.HasSuffix(href, "people/elena/") {
				found = card
			}
		}
		if found != want {
			t.Errorf("%s: the card says %q, want %q", address, found, want)
		}
	}
}

// TestNamesEscaped holds that names of any characters come through whole, in
// links, in cards, in pictures and in filters.
func TestNamesEscaped(t *testing.T) {
	const name = `D'Arcy "Bob" <b>O'Neil</b> & Co; [y] *z* $&`
	r := bookOf(t, map[string]string{
		"accounts/acme/plan.md": "---\naccount: 'R&D <North> (C++)'\nstakeholders:\n  - {id: a, name: '" + strings.ReplaceAll(name, "'", "''") + "', unit: 'x\" onload=\"y', role: owner, stance: neutral, influence: 5}\n" +
			"  - {id: b, name: B, reports_to: a, unit: <i>}\ncommitments: {text: '</template><script>', who: a, due: 2026-12-01}\n---\n",
		"accounts/acme/visits/2026-12-01.md": "---\nwith: a\ngoal: '<script>'\n---\n",
	})
	for _, address := range r.Site.Addresses() {
		if !strings.HasSuffix(address, "/") && address != "" || strings.HasPrefix(address, "method/") || strings.HasPrefix(address, "flags/") {
			continue
		}
		content, err := r.Site.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(strings.NewReader(string(content)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && (n.Data == "i" && n.FirstChild != nil || n.Data == "script" && attributeOf(n, "src") == "" || attributeOf(n, "onload") != "") {
				t.Errorf("%s: a name became %s", address, n.Data)
			}
		}
	}
	if card := cardsOf(t, r, "accounts/acme/")["people/a/"]; !strings.HasPrefix(card, name+" ") {
		t.Errorf("the card says %q", card)
	}
	if said := parts(t, r, "accounts/acme/visits/2026-12-01/sheet/"); !strings.Contains(said["there"], name) || !strings.Contains(said["ask"], "<script>") {
		t.Errorf("the sheet says %q", said)
	}
}

// TestEveryCard holds that no page of the sample book carries a card that none of
// its links has; but a brief, which may have had no room for whom it means.
func TestEveryCard(t *testing.T) {
	r := sample(t, nil)
	n := 0
	for _, address := range r.Site.Addresses() {
		if strings.HasSuffix(address, "/") && !strings.HasSuffix(address, "/brief/") {
			n += len(cardsOf(t, r, address))
		}
	}
	if n < 500 {
		t.Errorf("only %d cards", n)
	}
}
