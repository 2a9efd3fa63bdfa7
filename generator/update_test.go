package generator_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/plan"
)

// TestUpdateIsRead edits, adds, renames and removes random things in a made-up
// book, and holds what is read of the changes alone to what reading all of it
// gives: every byte of every page and file. A few books each time; for more,
// -rapid.checks=100.
func TestUpdateIsRead(t *testing.T) {
	few(t, "8")
	made := bookgen.New(7, 3)
	rapid.Check(t, func(t *rapid.T) {
		day, _ := plan.ParseDate("2026-11-21")
		e := &editing{t, maps.Clone(made), map[string]bool{}}
		e.content["book.yaml"] = &fstest.MapFile{Data: []byte(bookgenSettings)}
		o := generator.Options{Content: e.content, AsOf: day, Audience: rapid.SampledFrom([]string{"", "", "sales"}).Draw(t, "audience")}
		reader := generator.NewReader()
		if _, err := reader.Read(context.Background(), o); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 5).Draw(t, "steps") {
			clear(e.changed)
			for range rapid.IntRange(1, 3).Draw(t, "edits") {
				e.edit()
			}
			updated, err := reader.Update(context.Background(), o, generator.Changes{Content: slices.Sorted(maps.Keys(e.changed))})
			if err != nil {
				t.Fatal(err)
			}
			clean, err := generator.NewReader().Read(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			compareSites(t, updated, clean)
		}
	})
}

// few makes rapid check so many books, unless the command says how many.
func few(t *testing.T, n string) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		f.Value.Set(n)
		t.Cleanup(func() { f.Value.Set(f.DefValue) })
	}
}

const bookgenSettings = "title: Made-up accounts\ncurrency: EUR\naudiences: [everyone, sales, board]\n"

func compareSites(t *rapid.T, got, want *generator.Result) {
	if g, w := got.Site.Addresses(), want.Site.Addresses(); !slices.Equal(g, w) {
		t.Fatalf("pages:\n%s\nwant\n%s", strings.Join(g, "\n"), strings.Join(w, "\n"))
	}
	for _, address := range want.Site.Addresses() {
		g, err := got.Site.Render(address)
		w, wantErr := want.Site.Render(address)
		if err != nil || wantErr != nil {
			t.Fatal(err, wantErr)
		}
		if !bytes.Equal(g, w) {
			i := 0
			for i < min(len(g), len(w)) && g[i] == w[i] {
				i++
			}
			t.Fatalf("%s differs at byte %d:\n%s\nwant\n%s", address, i, g[max(0, i-200):min(len(g), i+200)], w[max(0, i-200):min(len(w), i+200)])
		}
	}
}

// editing changes files as authors do.
type editing struct {
	*rapid.T
	content fstest.MapFS
	changed map[string]bool
}

func (e *editing) any(label string) string {
	files := slices.DeleteFunc(slices.Sorted(maps.Keys(e.content)), func(file string) bool { return file == "book.yaml" })
	return rapid.SampledFrom(files).Draw(e.T, label)
}

func (e *editing) put(file, text string) {
	e.content[file] = &fstest.MapFile{Data: []byte(text)}
	e.changed[file] = true
}

func (e *editing) remove(file string) {
	delete(e.content, file)
	e.changed[file] = true
}

func (e *editing) edit() {
	file := e.any("file")
	text := string(e.content[file].Data)
	switch rapid.SampledFrom([]string{"prose", "prose", "line", "line", "name", "name", "remove", "rename", "visit", "break", "settings", "attach"}).Draw(e.T, "edit") {
	case "prose":
		e.put(file, text+"\n\n"+e.prose()+"\n")
	case "line": // one of another file stands in for one
		lines, others := strings.Split(text, "\n"), strings.Split(string(e.content[e.any("other")].Data), "\n")
		lines[rapid.IntRange(0, len(lines)-1).Draw(e.T, "at")] = rapid.SampledFrom(others).Draw(e.T, "line")
		e.put(file, strings.Join(lines, "\n"))
	case "name":
		before, after, found := strings.Cut(text, "name: ")
		if !found {
			before, after, found = strings.Cut(text, "account: ")
		}
		if _, rest, ok := strings.Cut(after, "\n"); found && ok {
			e.put(file, before+rapid.SampledFrom([]string{"name: ", "account: "}).Draw(e.T, "key")+e.called()+"\n"+rest)
		}
	case "remove":
		e.remove(file)
	case "rename":
		e.remove(file)
		to := rapid.SampledFrom([]string{path.Dir(file), "accounts/account-1", "accounts/account-9/visits", "people", "method", "accounts/Account-1/opportunities", "."}).Draw(e.T, "to")
		e.put(path.Join(to, rapid.SampledFrom([]string{path.Base(file), "plan.md", "p1.md", "2026-11-03.md", "new.md"}).Draw(e.T, "as")), text)
	case "visit":
		e.put(fmt.Sprintf("accounts/account-%d/visits/2026-11-%02d.md", rapid.IntRange(0, 4).Draw(e.T, "account"), rapid.IntRange(1, 28).Draw(e.T, "day")),
			"---\nwith: [p1, "+rapid.SampledFrom([]string{"p2", "shared-0", "Nobody"}).Draw(e.T, "with")+"]\n---\n\n"+e.prose()+"\n")
	case "break":
		e.put(file, strings.Replace(text, "---\n", "---\n"+rapid.SampledFrom([]string{"a: [\n", "audience: board\n", "tier: kye\n", "mentions: off\n"}).Draw(e.T, "with"), 1))
	case "settings":
		e.put("book.yaml", bookgenSettings+rapid.SampledFrom([]string{"mentions: off\n", "units: [a, b]\n", "rules: {visit-blind: off}\n", "language: zh-Hans\n"}).Draw(e.T, "setting"))
	case "attach":
		e.put("accounts/account-1/a.png", "not really a picture")
	}
}

// prose mentions and links to what there is, and what there is not.
func (e *editing) prose() string {
	return rapid.SampledFrom([]string{
		"See [[account-1]], [[account-2/p1]] and [[account-3#factors]].", "See [[p1]], [[shared-0]], [[acount-1]] and [[c1]].",
		"We met " + e.called() + " again.", "[The plan](../../account-2/plan.md), [a picture](/accounts/account-1/a.png) and [[account-1#a-heading]].",
		"## A heading\n\nAnd [[2026-11-03]], [[account-2/visits/2026-11-03]].", "::: audience board\nAbout [[account-2]].\n:::\n",
	}).Draw(e.T, "prose")
}

func (e *editing) called() string {
	return rapid.SampledFrom([]string{"Greta Stone", "Acme Pumps", "王磊", "account-1", "Somebody Else"}).Draw(e.T, "name")
}
