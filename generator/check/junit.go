package check

import (
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"stratbook/generator/plan"
)

// WriteJUnit writes findings as JUnit XML: a suite for each account and one for
// what belongs to none, in it a case for each rule that found something there.
// A list of cases that fail then reads as a list of what to mend, and whoever
// compares two runs sees which rule an account has broken since. An account
// where nothing is found has one case, which passes.
//
// A case fails where a finding is at or above Format.FailOn; the others stand in
// its output. It counts as skipped where all that it has is set aside.
func WriteJUnit(w io.Writer, findings []*Finding, f Format) error {
	of := map[string][]*Finding{}
	for _, x := range findings {
		account := AccountOf(x.At.Path)
		of[account] = append(of[account], x)
	}
	for _, account := range f.Accounts {
		of[account] = append(of[account], nil...)
	}
	report := junitReport{Name: "stratbook"}
	for _, account := range slices.Sorted(maps.Keys(of)) {
		suite := newJUnitSuite(account, of[account], f)
		report.add(suite.junitCounts)
		report.Suites = append(report.Suites, suite)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(report); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// AccountOf is the account that a file belongs to, or "".
func AccountOf(path string) string {
	rest, ok := strings.CutPrefix(path, "accounts/")
	if !ok {
		return ""
	}
	account, _, _ := strings.Cut(strings.TrimSuffix(rest, ".md"), "/")
	return account
}

type junitReport struct {
	XMLName xml.Name `xml:"testsuites"`
	Name    string   `xml:"name,attr"`
	junitCounts
	Suites []junitSuite `xml:"testsuite"`
}

type junitCounts struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr"`
}

func (c *junitCounts) add(d junitCounts) {
	c.Tests, c.Failures, c.Skipped = c.Tests+d.Tests, c.Failures+d.Failures, c.Skipped+d.Skipped
}

type junitSuite struct {
	Name string `xml:"name,attr"`
	junitCounts
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Time    string        `xml:"time,attr"`
	Failure *junitFailure `xml:"failure"`
	Skipped *junitSkipped `xml:"skipped"`
	Out     string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

func newJUnitSuite(account string, findings []*Finding, f Format) junitSuite {
	suite := junitSuite{Name: account, Properties: []junitProperty{{"as_of", f.AsOf.ISO()}}}
	if account == "" {
		suite.Name = f.Words.T("junit.book")
	}
	for _, r := range rules {
		if of := slices.DeleteFunc(slices.Clone(findings), func(x *Finding) bool { return x.Rule != r }); len(of) > 0 {
			suite.Cases = append(suite.Cases, newJUnitCase(of, f))
		}
	}
	if len(suite.Cases) == 0 {
		suite.Cases = []junitCase{{Name: f.Words.T("junit.clean"), Time: "0"}}
	}
	for i := range suite.Cases {
		c := &suite.Cases[i]
		c.Class = suite.Name
		suite.Tests++
		if c.Failure != nil {
			suite.Failures++
		}
		if c.Skipped != nil {
			suite.Skipped++
		}
	}
	return suite
}

// newJUnitCase is what one rule found in one account.
func newJUnitCase(findings []*Finding, f Format) junitCase {
	c := junitCase{Name: findings[0].Rule.ID, Time: "0", File: Inert(f.Root + findings[0].At.Path)}
	var failing, rest []string
	var aside *plan.Ignore
	for _, x := range findings {
		text := junitText(x, f)
		switch {
		case x.SetAside != nil:
			aside = x.SetAside
			rest = append(rest, text+"\n"+f.Words.T("set-aside")+" "+Inert(x.SetAside.Reason))
		case !Count([]*Finding{x}).Worse(f.FailOn):
			rest = append(rest, text)
		default:
			if c.Failure == nil {
				c.Failure = &junitFailure{Message: Inert(x.Message(f.Words)), Type: string(x.Severity)}
			}
			failing = append(failing, text)
		}
	}
	if c.Failure != nil {
		c.Failure.Text = strings.Join(failing, "\n\n")
	} else if Count(findings).SetAside == len(findings) {
		c.Skipped = &junitSkipped{Inert(aside.Reason)}
	}
	c.Out = strings.Join(rest, "\n\n")
	return c
}

func junitText(x *Finding, f Format) string {
	severity := plan.ListNamed("severity").Word(string(x.Severity), f.Words.Lang())
	at := x.At.Span
	return Inert(f.Root+x.At.Path) + ":" + strconv.Itoa(int(at.Line)) + ":" + strconv.Itoa(int(at.Col)) + ": " + severity + ": " + advised(x, f.Words, "\n")
}
