package check

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// baselineHolds holds findings against what was written of them: nothing is new
// and nothing gone, then one of each.
func baselineHolds(t *testing.T, groups [][]*Finding) {
	w := english(t)
	for i, findings := range groups {
		f := formatOf(w, findings)
		var out bytes.Buffer
		if err := WriteBaseline(&out, findings, f); err != nil {
			t.Fatal(err)
		}
		c := Count(findings)
		live := c.Error + c.Warning + c.Note
		if lines := strings.Count(out.String(), "\n"); lines != live+2 && live > 0 {
			t.Errorf("%d: %d lines for %d findings", i, lines, live)
		}
		known, err := ReadBaseline(&out)
		if err != nil {
			t.Fatal(err)
		}
		s := Sift(findings, f.Fingerprints, known)
		if n := Count(s.New); s.Known != live || len(s.Gone) > 0 || len(s.New) != n.SetAside {
			t.Errorf("%d: of %d findings %d are new, %d known, %d gone", i, live, len(s.New), s.Known, len(s.Gone))
		}
		if live < 2 {
			continue
		}
		s = Sift(findings, f.Fingerprints, known[1:])
		if n := Count(s.New); n.Error+n.Warning+n.Note != 1 {
			t.Errorf("%d: a finding that the baseline lacks is not new", i)
		}
		s = Sift(nil, f.Fingerprints, known[:1])
		if len(s.Gone) != 1 || s.Gone[0] != known[0] {
			t.Errorf("%d: a finding that is no more is not told", i)
		}
	}
}

// TestForeignBaselines refuses what no check wrote.
func TestForeignBaselines(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", "null", "# a plan", `{"findings": []}`, `{"stratbook_baseline": 2, "findings": []}`,
		`{"stratbook_baseline": 1, "findings": [1]}`, `{"stratbook_baseline": 1, "findings": [`} {
		if _, err := ReadBaseline(strings.NewReader(text)); !errors.Is(err, ErrNoBaseline) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
