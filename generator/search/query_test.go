package search_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"stratbook/generator/chromium"
	"stratbook/generator/search"
)

var update = flag.Bool("update", false, "rewrite what is expected")

// TestAnswers asks the script. An archive has things, each beginning with its kind
// and title, and answers: a question behind "?", with "@" and an account where the
// reader stands in one, and below it what is shown, best first.
func TestAnswers(t *testing.T) {
	archives, err := filepath.Glob("testdata/answers-*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	var index atomic.Pointer[search.Index]
	_, url := host(t, bare(t, index.Load))
	window := open(t, chromium.Tab(t), "about:blank")
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			index.Store(search.New(things(t, string(archive.Files[0].Data))))
			x := &tab{t, window.ctx}
			x.visit(url)
			got := answers(x, string(archive.Files[1].Data))
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// answers asks each question of a text again.
func answers(x *tab, text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		question, ok := strings.CutPrefix(line, "? ")
		if !ok {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
		words, account, _ := strings.Cut(strings.TrimSpace(question), " @")
		for _, shown := range value[[]string](x, fmt.Sprintf(`stratbookIndex.find(%s, %s).then((list) => list.map((t) => t.kind.id + " " + t.title))`, quoted(words), quoted(account))) {
			b.WriteString(shown + "\n")
		}
	}
	return b.String()
}

// made is a thing and its texts.
type made struct {
	search.Thing
	texts []string
}

// kinds are those that made-up things have.
var kinds = []search.Kind{{ID: "account", Title: "Accounts", One: "Account"}, {ID: "person", Title: "People", One: "Person"},
	{ID: "promise", Title: "Promises", One: "Promise", Sentence: true}, {ID: "visit", Title: "Visits", One: "Visit"}}

func inputOf(list []made) search.Input {
	return search.Input{Kinds: kinds, N: len(list), Words: map[string]string{"all": "All #", "found": "Found", "nothing": "Nothing", "one": "1 result", "other": "# results", "short": "Some"},
		Thing: func(i int) search.Thing { return list[i].Thing }, Texts: func(i int) []string { return list[i].texts }}
}

// things reads things: a line with the kind and the title, and indented lines with a
// field each.
func things(t testing.TB, text string) search.Input {
	t.Helper()
	var list []made
	for line := range strings.Lines(text) {
		indented := strings.HasPrefix(line, "  ")
		key, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case key == "":
		case !indented:
			kind := slices.IndexFunc(kinds, func(k search.Kind) bool { return k.ID == key })
			if kind < 0 {
				t.Fatalf("no kind %q", key)
			}
			list = append(list, made{Thing: search.Thing{Kind: kind, Title: rest, Address: fmt.Sprintf("%ss/%d/", key, len(list))}})
		default:
			set(t, &list[len(list)-1], key, rest)
		}
	}
	slices.SortStableFunc(list, func(a, b made) int { return a.Kind - b.Kind })
	return inputOf(list)
}

func set(t testing.TB, m *made, key, value string) {
	t.Helper()
	switch key {
	case "also":
		m.Also = append(m.Also, value)
	case "in":
		m.Within, m.Account, _ = strings.Cut(value, " ")
	case "note":
		m.Note = value
	case "text":
		m.texts = append(m.texts, value)
	default:
		t.Fatalf("no field %q", key)
	}
}
