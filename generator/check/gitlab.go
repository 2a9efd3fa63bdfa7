package check

import (
	"encoding/json"
	"io"
	"strings"

	"stratbook/generator/plan"
)

// WriteGitLab writes findings as a code quality report of GitLab. What is set
// aside is not in it: the format has no place for a reason.
func WriteGitLab(w io.Writer, findings []*Finding, f Format) error {
	report := []gitlabIssue{}
	for _, x := range findings {
		if x.SetAside != nil {
			continue
		}
		issue := gitlabIssue{Description: Inert(x.Message(f.Words)), CheckName: x.Rule.ID, Fingerprint: f.Fingerprints[x],
			Severity: gitlabSeverity(x.Severity)}
		issue.Content.Body = Inert(x.Help(f.Words))
		issue.Location.Path = strings.ToValidUTF8(f.Root+x.At.Path, "\uFFFD")
		issue.Location.Lines.Begin, issue.Location.Lines.End = x.At.Span.Line, x.At.Span.EndLine
		report = append(report, issue)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(report)
}

type gitlabIssue struct {
	Description string `json:"description"`
	Content     struct {
		Body string `json:"body"`
	} `json:"content"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int32 `json:"begin"`
			End   int32 `json:"end"`
		} `json:"lines"`
	} `json:"location"`
}

func gitlabSeverity(s plan.Severity) string {
	switch s {
	case plan.SeverityError:
		return "critical"
	case plan.SeverityWarning:
		return "major"
	}
	return "info"
}
