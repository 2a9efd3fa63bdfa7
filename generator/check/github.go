package check

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// WriteGitHub writes findings as workflow commands of GitHub Actions, one a
// line: each becomes an annotation where the finding stands.
func WriteGitHub(w io.Writer, findings []*Finding, f Format) error {
	out := bufio.NewWriter(w)
	for _, x := range findings {
		if x.SetAside != nil {
			continue
		}
		out.WriteString("::" + githubLevel(x.Severity) + " file=" + githubProperty(f.Root+x.At.Path) + githubSpan(x.At.Span))
		title := f.Words.T("rule."+x.Rule.ID+".title") + " [" + x.Rule.ID + "]"
		out.WriteString(",title=" + githubProperty(title) + "::" + githubData(advised(x, f.Words, "\n")) + "\n")
	}
	return out.Flush()
}

// githubSpan is where a finding stands. Columns are for a span within one line
// only: GitHub drops others.
func githubSpan(s source.Span) string {
	number := func(n int32) string { return strconv.Itoa(int(n)) }
	if s.Line != s.EndLine {
		return ",line=" + number(s.Line) + ",endLine=" + number(s.EndLine)
	}
	return ",line=" + number(s.Line) + ",col=" + number(s.Col) + ",endLine=" + number(s.EndLine) + ",endColumn=" + number(s.EndCol)
}

func githubLevel(s plan.Severity) string {
	switch s {
	case plan.SeverityError, plan.SeverityWarning:
		return string(s)
	}
	return "notice"
}

// githubData is a text as the message of a command, where a line ends it.
func githubData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// githubProperty is a text as the value of a property, which a comma or colon
// ends too.
func githubProperty(text string) string {
	return strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C").Replace(Inert(text))
}
