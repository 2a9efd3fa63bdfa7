package check

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stratbook/generator/plan"
)

// TestFingerprints holds the marks of all that the archives find to what they
// promise: each finding of a book has its own, and moving lines keeps it.
func TestFingerprints(t *testing.T) {
	for folder, tree := range map[string]string{"examples": "before", "testdata": "content"} {
		for _, a := range archives(t, folder) {
			findings := a.judged(t, tree).Findings()
			marks := Fingerprints(findings)
			if all := slices.Sorted(maps.Values(marks)); len(slices.Compact(all)) != len(findings) {
				t.Errorf("%s: two findings have one fingerprint", a.path)
			}
			seen, whole := readBook(t, lower(t, a.tree(t, tree)), a.seen, a.asOf)
			in := Input{Book: whole}
			if seen != whole {
				in.Seen = seen
			}
			if diff := cmp.Diff(told(findings), told(Run(in).Findings())); diff != "" {
				t.Errorf("%s: lines that moved changed fingerprints (-before +after):\n%s", a.path, diff)
			}
		}
	}
}

// told are the rules and paths of findings by their fingerprints.
func told(findings []*Finding) map[string]string {
	list := map[string]string{}
	for f, mark := range Fingerprints(findings) {
		list[mark] = f.Rule.ID + " " + f.At.Path
	}
	return list
}

// lower is a content tree with all that YAML says two lines further down.
func lower(t *testing.T, tree fs.FS) fs.FS {
	t.Helper()
	if _, ok := tree.(fstest.MapFS); !ok {
		return tree // with links: they are not what moves
	}
	moved := fstest.MapFS{}
	for path, file := range tree.(fstest.MapFS) {
		data := file.Data
		if rest, ok := bytes.CutPrefix(data, []byte("---\n")); ok {
			data = slices.Concat([]byte("---\n# moved\n\n"), rest)
		} else if strings.HasSuffix(path, ".yaml") {
			data = slices.Concat([]byte("# moved\n\n"), data)
		}
		moved[path] = &fstest.MapFile{Data: data, Mode: file.Mode}
	}
	return moved
}

// TestFingerprintsOverTime judges the sample book and all archives on many days:
// what is found at a place on one day and on the next has one fingerprint.
func TestFingerprintsOverTime(t *testing.T) {
	books := map[string]fs.FS{"the sample": os.DirFS("../../content")}
	for _, a := range archives(t, "examples") {
		books[a.path] = a.tree(t, "before")
	}
	for name, tree := range books {
		before := map[string]string{}
		for _, day := range []int{0, 1, 2, 7, 8, 15, 31, 32, 90} {
			from, _ := plan.ParseDate("2026-11-21")
			_, book := readBook(t, tree, "", from.Add(plan.Length{N: day, Unit: 'd'}))
			findings := Run(Input{Book: book}).Findings()
			now := map[string]string{}
			for f, mark := range Fingerprints(findings) {
				at := place(f.At) + " " + f.Rule.ID
				if _, twice := now[at]; twice {
					mark = "" // of several at one place none can be told from the others
				}
				now[at] = mark
			}
			for at, mark := range now {
				if was, found := before[at]; found && was != "" && mark != "" && was != mark {
					t.Errorf("%s: %s has another fingerprint %d days later", name, at, day)
				}
			}
			before = now
		}
	}
}

// TestFingerprintsOfEqualFindings counts equal findings in their order, so that
// the others keep theirs when one is mended.
func TestFingerprintsOfEqualFindings(t *testing.T) {
	book := func(body string) []*Finding {
		tree := fstest.MapFS{"note.md": {Data: []byte(body)}}
		_, whole := readBook(t, tree, "", plan.Date{})
		return Run(Input{Book: whole}).Findings()
	}
	two, three := book("[[nowhere]]\n\n[[nowhere]]\n"), book("[[nowhere]]\n\n[[nowhere]] [[nowhere]]\n")
	if len(two) != 2 || len(three) != 3 {
		t.Fatalf("found %d and %d, expected 2 and 3", len(two), len(three))
	}
	marks, more := Fingerprints(two), Fingerprints(three)
	for i := range two {
		if marks[two[i]] != more[three[i]] {
			t.Errorf("the finding %d has another fingerprint beside one more", i)
		}
	}
}
