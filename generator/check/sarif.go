package check

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// WriteSARIF writes findings as SARIF 2.1.0, with every rule's help. What is
// set aside is there as suppressed, with its reason.
func WriteSARIF(w io.Writer, findings []*Finding, f Format) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Language: sarifLanguage(f.Words), Results: []sarifResult{},
		Properties: map[string]any{"as_of": f.AsOf}}
	run.Tool.Driver = sarifDriver{Name: "stratbook", Version: f.Version}
	index := map[*Rule]int{}
	for i, r := range rules {
		index[r] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(r, f.Words))
	}
	for _, x := range findings {
		result := newSARIFResult(x, f)
		result.RuleIndex = index[x.Rule]
		run.Results = append(run.Results, result)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	ColumnKind string         `json:"columnKind"`
	Language   string         `json:"language"`
	Results    []sarifResult  `json:"results"`
	Properties map[string]any `json:"properties"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifRule struct {
	ID       string         `json:"id"`
	Short    sarifText      `json:"shortDescription"`
	Full     sarifText      `json:"fullDescription"`
	Help     sarifText      `json:"help"`
	Defaults sarifDefaults  `json:"defaultConfiguration"`
	More     map[string]any `json:"properties"`
}

type sarifDefaults struct {
	Enabled bool   `json:"enabled"`
	Level   string `json:"level"`
}

type sarifResult struct {
	RuleID       string             `json:"ruleId"`
	RuleIndex    int                `json:"ruleIndex"`
	Level        string             `json:"level"`
	Message      sarifText          `json:"message"`
	Locations    []sarifLocation    `json:"locations"`
	Related      []sarifLocation    `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string  `json:"partialFingerprints"`
	Suppressions []sarifSuppression `json:"suppressions"`
}

type sarifLocation struct {
	ID       int            `json:"id,omitempty"`
	Message  *sarifText     `json:"message,omitempty"`
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifPhysical struct {
	Artifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	} `json:"artifactLocation"`
	Region sarifRegion `json:"region"`
}

type sarifRegion struct {
	StartLine   int32 `json:"startLine"`
	StartColumn int32 `json:"startColumn"`
	EndLine     int32 `json:"endLine"`
	EndColumn   int32 `json:"endColumn"`
}

type sarifLogical struct {
	Name string `json:"name"`
	Full string `json:"fullyQualifiedName"`
	Kind string `json:"kind"`
}

type sarifSuppression struct {
	Kind          string         `json:"kind"`
	Status        string         `json:"status"`
	Justification string         `json:"justification"`
	Location      sarifLocation  `json:"location"`
	Properties    map[string]any `json:"properties"`
}

func newSARIFRule(r *Rule, w *words.Words) sarifRule {
	why, mend := w.T("rule."+r.ID+".why"), w.T("rule."+r.ID+".mend")
	help := sarifText{Text: why + "\n\n" + mend, Markdown: why + "\n\n" + mend}
	if e, ok := ExampleOf(r); ok {
		help.Markdown += "\n\n" + w.T("rule.before") + strings.TrimSpace(w.T("colon")) + "\n\n" + fenced(e.Before) +
			"\n" + w.T("rule.after") + strings.TrimSpace(w.T("colon")) + "\n\n" + fenced(e.After)
	}
	tag := string(r.Step)
	if tag == "" {
		tag = "content"
	}
	severity := map[plan.Severity]string{plan.SeverityError: "error", plan.SeverityWarning: "warning"}[r.Severity]
	if severity == "" {
		severity = "recommendation"
	}
	more := map[string]any{"tags": []string{tag}, "problem.severity": severity}
	if r.From != "" {
		more["from"] = string(r.From)
	}
	return sarifRule{ID: r.ID, Short: sarifText{Text: w.T("rule." + r.ID + ".title")}, Full: sarifText{Text: why}, Help: help,
		Defaults: sarifDefaults{r.Severity != plan.SeverityOff, sarifLevel(r.Severity)}, More: more}
}

// fenced is a text as a block of Markdown that nothing in it can end.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + strings.TrimSuffix(text, "\n") + "\n" + fence + "\n"
}

func newSARIFResult(x *Finding, f Format) sarifResult {
	at := sarifAt(x.At, f)
	if x.About.Kind != "" {
		full := strings.Trim(x.About.Account+"/"+string(x.About.Kind)+"/"+x.About.ID, "/")
		at.Logical = []sarifLogical{{Name: x.About.ID, Full: full, Kind: string(x.About.Kind)}}
	}
	// A host that follows findings by the hash of their line takes ours instead.
	mark := f.Fingerprints[x]
	result := sarifResult{RuleID: x.Rule.ID, Level: sarifLevel(x.Severity), Message: sarifText{Text: sarifPlain(advised(x, f.Words, "\n"))},
		Locations:    []sarifLocation{at},
		Fingerprints: map[string]string{"stratbook/v1": mark, "primaryLocationLineHash": mark},
		Suppressions: []sarifSuppression{}}
	for i, r := range x.Related {
		related := sarifAt(r, f)
		related.ID, related.Message = i+1, &sarifText{Text: f.Words.T("check.related")}
		result.Related = append(result.Related, related)
	}
	if ig := x.SetAside; ig != nil {
		result.Suppressions = append(result.Suppressions, sarifSuppression{Kind: "inSource", Status: "accepted",
			Justification: Inert(ig.Reason), Location: sarifAt(ig.At, f), Properties: map[string]any{"until": ig.Until}})
	}
	return result
}

// sarifAt is a place as seen from the repository.
func sarifAt(p source.Place, f Format) (l sarifLocation) {
	parts := strings.Split(f.Root+p.Path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	l.Physical.Artifact.URI, l.Physical.Artifact.Base = strings.Join(parts, "/"), "%SRCROOT%"
	l.Physical.Region = sarifRegion{p.Span.Line, p.Span.Col, p.Span.EndLine, p.Span.EndCol}
	return l
}

func sarifLevel(s plan.Severity) string {
	switch s {
	case plan.SeverityError, plan.SeverityWarning:
		return string(s)
	}
	return "note"
}

// sarifPlain keeps what an author wrote from becoming a link of the viewer's.
func sarifPlain(text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(text)
}

// sarifLanguage is the catalogue's language as SARIF names languages: without
// scripts.
func sarifLanguage(w *words.Words) string {
	switch w.Lang() {
	case "zh-Hans":
		return "zh-CN"
	case "zh-Hant":
		return "zh-TW"
	}
	return w.Lang()
}
