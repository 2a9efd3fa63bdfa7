package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// hash is a short name for content.
func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])[:10]
}

// escapePath makes a path fit for an address.
func escapePath(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return strings.Join(parts, "/")
}

// findingsJSON are the findings as the site's audience may see them. A line's
// number would tell how much is held back above it, so in the book of an audience
// that may not see everything each finding stands at the head of its file.
func (s *Site) findingsJSON() ([]byte, error) {
	findings := s.Verdict.Findings()
	if s.Book.Audience.Partial() {
		findings = make([]*check.Finding, len(s.Verdict.Findings()))
		for i, f := range s.Verdict.Findings() {
			unplaced := *f
			unplaced.At = head(f.At.Path)
			unplaced.Related = nil
			for _, r := range f.Related {
				unplaced.Related = append(unplaced.Related, head(r.Path))
			}
			findings[i] = &unplaced
		}
	}
	var b bytes.Buffer
	err := check.WriteJSON(&b, findings, check.Format{Words: s.Words, AsOf: s.Book.AsOf})
	return b.Bytes(), err
}

func head(path string) source.Place {
	return source.Place{Path: path, Span: source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}}
}

// The shapes of data/book.json, as outputs.md has them; null is what nobody has
// written or worked out.
type (
	bookData struct {
		AsOf     plan.Date     `json:"as_of"`
		Title    string        `json:"title"`
		Audience string        `json:"audience"`
		Accounts []accountData `json:"accounts"`
		People   []sharedData  `json:"people"`
		Findings findingCounts `json:"findings"`
	}
	findingCounts struct {
		Error   int `json:"error"`
		Warning int `json:"warning"`
		Note    int `json:"note"`
	}
	accountData struct {
		ID            string            `json:"id"`
		Name          string            `json:"name"`
		URL           string            `json:"url"`
		Owner         *string           `json:"owner"`
		Tier          *string           `json:"tier"`
		Status        string            `json:"status"`
		Factors       factorsData       `json:"factors"`
		Macro         macroData         `json:"macro"`
		Share         *shareData        `json:"share"`
		Roles         rolesData         `json:"roles"`
		Completeness  completenessData  `json:"completeness"`
		People        []personData      `json:"people"`
		Commitments   []commitmentData  `json:"commitments"`
		Opportunities []opportunityData `json:"opportunities"`
		Visits        []visitData       `json:"visits"`
		LinkedFrom    []string          `json:"linked_from"`
	}
	opportunityData struct {
		ID          string           `json:"id"`
		Name        string           `json:"name"`
		Status      string           `json:"status"`
		Factors     factorsData      `json:"factors"`
		Macro       macroData        `json:"macro"`
		Commitments []commitmentData `json:"commitments"`
		Roles       rolesData        `json:"roles"`
		Share       *shareData       `json:"share,omitempty"` // where it says its own
	}
	completenessData struct {
		Set      *float64 `json:"set"`
		Target   *float64 `json:"target"`
		Review   *float64 `json:"review"`
		Assemble *float64 `json:"assemble"`
		Take     *float64 `json:"take"`
	}
	factorsData struct {
		Leverage  quadrantData `json:"leverage"`
		Maximise  quadrantData `json:"maximise"`
		Reduce    quadrantData `json:"reduce"`
		Eliminate quadrantData `json:"eliminate"`
	}
	quadrantData struct {
		Weight int      `json:"weight"`
		Texts  []string `json:"texts"`
	}
	macroData struct {
		Candidates []plan.Macro `json:"candidates"`
		Stated     *string      `json:"stated"`
	}
	shareData struct {
		Size  *string `json:"size"`
		Trend *string `json:"trend"`
	}
	rolesData struct {
		Owner      []string `json:"owner"`
		Approver   []string `json:"approver"`
		Advocate   []string `json:"advocate"`
		Gatekeeper []string `json:"gatekeeper"`
	}
	personData struct {
		ID        string    `json:"id"`
		Name      *string   `json:"name"`
		URL       *string   `json:"url"`
		Role      *string   `json:"role"`
		Stance    string    `json:"stance"`
		Influence *int      `json:"influence"`
		LastMet   plan.Date `json:"last_met"`
	}
	commitmentData struct {
		ID          string    `json:"id"`
		Text        string    `json:"text"`
		Who         []string  `json:"who"`
		Due         plan.Date `json:"due"`
		Status      string    `json:"status"`
		OverdueDays int       `json:"overdue_days"`
		Source      string    `json:"source"`
		URL         string    `json:"url"`
	}
	visitData struct {
		ID   string    `json:"id"`
		Date plan.Date `json:"date"`
		With []string  `json:"with"`
		URL  string    `json:"url"`
	}
	sharedData struct {
		ID       string   `json:"id"`
		Name     string   `json:"name"`
		URL      string   `json:"url"`
		Accounts []string `json:"accounts"`
	}
)
