package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stratbook/content"
	"stratbook/generator/check"
	"stratbook/generator/plan"
)

func treeOf(files map[string][]byte) fstest.MapFS {
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: text}
	}
	return tree
}

// The book to start from is in order on whichever day it is written, also with its
// examples uncommented.
func TestStartingBook(t *testing.T) {
	for _, language := range languages {
		for n := range 14 {
			today := day(t, "2027-12-20").Add(plan.Length{N: n, Unit: 'd'})
			files, err := startingBook(today, language)
			if err != nil {
				t.Fatal(err)
			}
			result := judged(t, treeOf(files), today.ISO())
			findings := result.OnWhole.Findings()
			if n == 0 {
				for name := range files {
					files[name] = regexp.MustCompile(`(?m)^#([a-z_]+: )`).ReplaceAll(files[name], []byte("$1"))
				}
				findings = slices.Concat(findings, judged(t, treeOf(files), today.ISO()).OnWhole.Findings())
			}
			for _, f := range findings {
				if f.Severity != plan.SeverityNote {
					t.Errorf("%s, %s: %s", language, today, found(f))
				}
			}
			a := result.Whole.Accounts
			if len(a) != 1 || len(a[0].Opportunities) != 1 || len(a[0].Visits) != 1 || a[0].OwnedBy == nil || result.Whole.Settings.Language != language {
				t.Fatalf("%s: the book is not what it should show", language)
			}
		}
	}
}

// The sample book keeps the findings of each account when it is moved. Where it is
// not moved by just as many days as were asked for, what it is judged by is the
// day as far from its own.
func TestSampleBookMoved(t *testing.T) {
	for n := -3; n <= 3; n++ {
		away := plan.Length{N: n, Unit: 'd'}
		original := perAccount(judged(t, content.Files(), day(t, content.Day).Add(away).ISO()).OnWhole.Findings())
		for _, weeks := range []int{-50, 9} {
			today := day(t, content.Day).Add(plan.Length{N: weeks, Unit: 'w'}).Add(away)
			files, err := sampleBook(today, "")
			if err != nil {
				t.Fatal(err)
			}
			moved := perAccount(judged(t, treeOf(files), today.ISO()).OnWhole.Findings())
			if diff := cmp.Diff(original, moved); diff != "" {
				t.Errorf("%s: other rules fire than before:\n%s", today, diff)
			}
		}
	}
}

// perAccount is which rules fire, by account.
func perAccount(findings []*check.Finding) map[string]bool {
	fired := map[string]bool{}
	for _, f := range findings {
		fired[f.About.Account+" "+f.Rule.ID] = true
	}
	return fired
}

// Weekdays and language survive, and nothing tells of the day it was written for.
func TestSampleBookWords(t *testing.T) {
	files, err := sampleBook(day(t, "2027-12-01"), "zh-Hant")
	if err != nil {
		t.Fatal(err)
	}
	result := judged(t, treeOf(files), "2027-12-01")
	if got := result.Whole.Settings.Language; got != "zh-Hant" {
		t.Errorf("the language is %s", got)
	}
	written := judged(t, content.Files(), content.Day).Whole
	for i, a := range written.Accounts {
		for j, v := range a.Visits {
			moved := result.Whole.Accounts[i].Visits[j]
			if moved.Date.Weekday() != v.Date.Weekday() || moved.Status != v.Status {
				t.Errorf("%s: %s (%s) became %s (%s)", a.ID, v.Date, v.Status, moved.Date, moved.Status)
			}
		}
	}
}

// A book that cannot be written to its end leaves nothing behind.
func TestFillAllOrNothing(t *testing.T) {
	there := t.TempDir()
	for _, folder := range []string{there, filepath.Join(there, "missing")} {
		err := fill(folder, map[string][]byte{"a": nil, "a/b": nil, "c": nil})
		if err == nil {
			t.Fatal("a file took the place of a folder")
		}
		if entries, _ := os.ReadDir(there); len(entries) > 0 {
			t.Errorf("%s was left behind", entries[0].Name())
		}
	}
}
