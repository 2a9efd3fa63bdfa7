package calendar_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// component is one as the strict reader below has read it: properties by name,
// each at most once, texts without their escapes.
type component struct {
	name       string
	properties map[string]string
	children   []*component
}

// strict reads a calendar as RFC 5545 has it and no program would dare to: every
// line ends in CR LF and has at most 75 octets, no character is cut in two, no
// control sign stands anywhere, and every value is of its type.
func strict(content []byte) (*component, error) {
	lines, err := unfold(content)
	if err != nil {
		return nil, err
	}
	var open []*component
	for i, line := range lines {
		name, parameters, value, err := parse(line)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		switch {
		case name == "BEGIN":
			c := &component{name: value, properties: map[string]string{}}
			if len(open) > 0 {
				parent := open[len(open)-1]
				parent.children = append(parent.children, c)
			} else if i > 0 {
				return nil, fmt.Errorf("a second calendar in one file")
			}
			open = append(open, c)
		case len(open) == 0:
			return nil, fmt.Errorf("%q outside of any component", line)
		case name == "END":
			done := open[len(open)-1]
			if open = open[:len(open)-1]; done.name != value {
				return nil, fmt.Errorf("%s ends as %s", done.name, value)
			}
			if err := done.complete(); err != nil {
				return nil, err
			}
			if len(open) == 0 {
				if i != len(lines)-1 {
					return nil, fmt.Errorf("%q behind the end", lines[i+1])
				}
				return done, nil
			}
		default:
			if err := open[len(open)-1].add(name, parameters, value); err != nil {
				return nil, fmt.Errorf("%q: %w", line, err)
			}
		}
	}
	return nil, fmt.Errorf("there is no end")
}

func unfold(content []byte) ([]string, error) {
	if !bytes.HasSuffix(content, []byte("\r\n")) {
		return nil, fmt.Errorf("the last line has no end")
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimSuffix(string(content), "\r\n"), "\r\n") {
		switch {
		case len(line) > 75:
			return nil, fmt.Errorf("a line of %d octets: %q", len(line), line)
		case !utf8.ValidString(line):
			return nil, fmt.Errorf("a character is cut in two: %q", line)
		case strings.ContainsFunc(line, func(r rune) bool {
			return r < ' ' && r != '\t' || r >= 0x7F && r < 0xA0 || r == '\u2028' || r == '\u2029'
		}):
			return nil, fmt.Errorf("a control sign: %q", line)
		case line == "":
			return nil, fmt.Errorf("an empty line")
		case line[0] == ' ' && len(lines) == 0:
			return nil, fmt.Errorf("the first line goes on from none")
		case line[0] == ' ':
			lines[len(lines)-1] += line[1:]
		default:
			lines = append(lines, line)
		}
	}
	return lines, nil
}

var contentLine = regexp.MustCompile(`^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$`)

func parse(line string) (name, parameters, value string, err error) {
	m := contentLine.FindStringSubmatch(line)
	if m == nil {
		return "", "", "", fmt.Errorf("no name, parameters and value")
	}
	return m[1], m[2], m[3], nil
}

// types are the parameters that a property has, and what its value looks like;
// nil is text.
var types = map[string]struct {
	parameters string
	value      *regexp.Regexp
}{
	"PRODID": {}, "NAME": {}, "X-WR-CALNAME": {}, "UID": {}, "SUMMARY": {}, "DESCRIPTION": {}, "LOCATION": {}, "TZID": {},
	"VERSION": {"", regexp.MustCompile(`^2\.0$`)}, "CALSCALE": {"", regexp.MustCompile(`^GREGORIAN$`)}, "METHOD": {"", regexp.MustCompile(`^PUBLISH$`)},
	"REFRESH-INTERVAL": {";VALUE=DURATION", regexp.MustCompile(`^PT[0-9]+H$`)}, "X-PUBLISHED-TTL": {"", regexp.MustCompile(`^PT[0-9]+H$`)},
	"DTSTAMP": {"", regexp.MustCompile(`^[0-9]{8}T000000Z$`)},
	"DTSTART": {";VALUE=DATE", regexp.MustCompile(`^[0-9]{8}$`)}, "DTEND": {";VALUE=DATE", regexp.MustCompile(`^[0-9]{8}$`)},
	"URL": {"", regexp.MustCompile(`^https?://[!-~]+$`)}, "STATUS": {"", regexp.MustCompile(`^(TENTATIVE|CONFIRMED)$`)}, "TRANSP": {"", regexp.MustCompile(`^TRANSPARENT$`)},
	"TZOFFSETFROM": {"", regexp.MustCompile(`^[+-][0-9]{4}$`)}, "TZOFFSETTO": {"", regexp.MustCompile(`^[+-][0-9]{4}$`)},
}

func (c *component) add(name, parameters, value string) error {
	is, known := types[name]
	if c.name == "STANDARD" && name == "DTSTART" {
		is.parameters, is.value = "", regexp.MustCompile(`^[0-9]{8}T[0-9]{6}$`)
	}
	if _, twice := c.properties[name]; twice || !known {
		return fmt.Errorf("twice, or unknown")
	}
	if parameters != is.parameters || is.value != nil && !is.value.MatchString(value) {
		return fmt.Errorf("not of its type")
	}
	if is.value == nil {
		text, err := unescape(value)
		if err != nil {
			return err
		}
		value = text
	}
	c.properties[name] = value
	return nil
}

func unescape(value string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == ';' || c == ',':
			return "", fmt.Errorf("%q ends the text", c)
		case c != '\\':
			b.WriteByte(c)
		case i+1 == len(value):
			return "", fmt.Errorf("an escape of nothing")
		default:
			i++
			plain := map[byte]byte{'n': '\n', 'N': '\n', '\\': '\\', ';': ';', ',': ','}[value[i]]
			if plain == 0 {
				return "", fmt.Errorf("\\%c is no escape", value[i])
			}
			b.WriteByte(plain)
		}
	}
	return b.String(), nil
}

func (c *component) complete() error {
	needs := map[string][]string{"VCALENDAR": {"PRODID", "VERSION"}, "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
		"VTIMEZONE": {"TZID"}, "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}}[c.name]
	for _, name := range needs {
		if c.properties[name] == "" {
			return fmt.Errorf("a %s without %s", c.name, name)
		}
	}
	holds := map[string][]string{"VCALENDAR": {"VEVENT", "VTIMEZONE"}, "VTIMEZONE": {"STANDARD"}}[c.name]
	if len(holds) > 0 && len(c.children) == 0 {
		return fmt.Errorf("a %s that holds nothing", c.name)
	}
	for _, child := range c.children {
		if !slices.Contains(holds, child.name) {
			return fmt.Errorf("a %s in a %s", child.name, c.name)
		}
	}
	return nil
}
