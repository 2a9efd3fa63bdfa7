package check

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"stratbook/generator/words"
)

// Known is a finding that a baseline has.
type Known struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Path        string `json:"path"`
	Message     string `json:"message"` // as it was on the day, for people
}

// Say tells of a finding that is found no more.
func (k Known) Say(w *words.Words) string {
	return w.Say("check.gone", map[string]any{"path": k.Path, "rule": k.Rule, "message": k.Message})
}

// baselineForm is the form that baselines are written in.
const baselineForm = 1

// maxBaseline is how many bytes of a baseline are read.
const maxBaseline = 64 << 20

// ErrNoBaseline is returned where a file is no baseline that this version reads.
var ErrNoBaseline = errors.New("no baseline")

// WriteBaseline writes what is found now, for Sift to leave out later: sorted,
// one finding a line, so that a difference between two of them can be read.
// What is set aside is not part of it: it comes back on its day.
func WriteBaseline(w io.Writer, findings []*Finding, f Format) error {
	var list []Known
	for _, x := range findings {
		if x.SetAside == nil {
			list = append(list, Known{f.Fingerprints[x], x.Rule.ID, x.At.Path, x.Message(f.Words)})
		}
	}
	slices.SortFunc(list, func(a, b Known) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	out.WriteString(`{"stratbook_baseline": 1, "findings": [`)
	for i := range list {
		out.WriteString([]string{"\n", ","}[min(i, 1)])
		if i > 0 {
			out.WriteByte('\n')
		}
		if err := e.Encode(list[i]); err != nil {
			return err
		}
		out.Truncate(out.Len() - 1) // the encoder's end of line
	}
	out.WriteString("\n]}\n")
	_, err := w.Write(out.Bytes())
	return err
}

// ReadBaseline reads what WriteBaseline wrote. Any other text is ErrNoBaseline.
func ReadBaseline(r io.Reader) ([]Known, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxBaseline+1))
	if err != nil {
		return nil, err
	}
	var file struct {
		Form     int     `json:"stratbook_baseline"`
		Findings []Known `json:"findings"`
	}
	if len(text) > maxBaseline || json.Unmarshal(text, &file) != nil || file.Form != baselineForm {
		return nil, ErrNoBaseline
	}
	return file.Findings, nil
}

// Sifted is a report held against a baseline.
type Sifted struct {
	New   []*Finding // what the baseline does not have
	Known int        // how many it has
	Gone  []Known    // what it has and is found no more
}

// Sift holds findings against a baseline.
func Sift(findings []*Finding, marks map[*Finding]string, known []Known) (s Sifted) {
	had, found := map[string]bool{}, map[string]bool{}
	for _, k := range known {
		had[k.Fingerprint] = true
	}
	for _, f := range findings {
		found[marks[f]] = true
		switch {
		case !had[marks[f]]:
			s.New = append(s.New, f)
		case f.SetAside == nil:
			s.Known++
		}
	}
	for _, k := range known {
		if !found[k.Fingerprint] {
			s.Gone = append(s.Gone, k)
		}
	}
	return s
}
