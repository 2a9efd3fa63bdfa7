package check

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzInert: whatever a text holds, a terminal shows it and the log of a pipeline
// takes no command from it; as JSON it is read back as it was.
func FuzzInert(f *testing.F) {
	for _, text := range []string{"plain 王磊", "::error::x", " \t::set-output name=a::b", "a ##[group]b", "##vso[task]", "####[[", "\x1b[31m", "\u009b31m", "\u202e",
		"\u2028::error::", "a\n::error::b", "\r\n", "\ufeff::add-mask::x", "\u3000::error::x", "\xff::x"} {
		f.Add(text)
	}
	command := regexp.MustCompile(`##[A-Za-z]*\[`)
	f.Fuzz(func(t *testing.T, text string) {
		inert := Inert(text)
		if Plain(inert) != inert || strings.ContainsAny(inert, "\n\r") || command.MatchString(inert) {
			t.Fatalf("%q acts: %q", text, inert)
		}
		if start := strings.TrimSpace(inert); strings.HasPrefix(start, "::") && len(start) > 2 && (start[2]|0x20) >= 'a' && (start[2]|0x20) <= 'z' {
			t.Fatalf("%q is a command: %q", text, inert)
		}
		if utf8.RuneCountInString(inert) != utf8.RuneCountInString(text) {
			t.Fatalf("%q is longer or shorter: %q", text, inert)
		}
		var out bytes.Buffer
		if err := EncodeInert(&out, text); err != nil {
			t.Fatal(err)
		}
		line := strings.TrimSuffix(out.String(), "\n")
		var back string
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || back != strings.ToValidUTF8(text, "\uFFFD") && utf8.ValidString(text) {
			t.Fatalf("%q is read back as %q (%v)", text, back, err)
		}
		if Plain(line) != line || command.MatchString(line) {
			t.Fatalf("%q acts as JSON: %q", text, line)
		}
	})
}
