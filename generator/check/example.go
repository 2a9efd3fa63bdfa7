package check

import (
	"embed"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"
)

// examples holds an archive for each rule: the same few files as the rule flags
// them (before/…) and mended (after/…). The tests hold every rule to its own.
//
//go:embed examples
var examples embed.FS

// Example is what a rule flags, and the same mended: the file that differs.
type Example struct{ Before, After string }

// ExampleOf returns the example of a rule, and whether it has one.
func ExampleOf(r *Rule) (Example, bool) {
	text, err := examples.ReadFile("examples/" + r.ID + ".txtar")
	if err != nil {
		return Example{}, false
	}
	archive := txtar.Parse(text)
	before, after := map[string]string{}, map[string]string{}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "before/"); ok {
			before[name] = string(f.Data)
		} else if name, ok := strings.CutPrefix(f.Name, "after/"); ok {
			after[name] = string(f.Data)
		}
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "before/"); ok && before[name] != after[name] {
			return Example{shown(before[name]), shown(after[name])}, true
		}
	}
	return Example{}, false
}

// escapes stand in the archives for what is no text or too much of it: bytes of
// another encoding, a link to another place, a text many times over.
var escapes = regexp.MustCompile(`\{\{(bytes|link|repeat \d+) ([^}]*)\}\}`)

// shown is a file of an example as people see it.
func shown(text string) string {
	return escapes.ReplaceAllStringFunc(text, func(escaped string) string {
		m := escapes.FindStringSubmatch(escaped)
		switch m[1] {
		case "bytes":
			return "\uFFFD"
		case "link":
			return "→ " + m[2]
		}
		once, _ := strconv.Unquote(m[2])
		return once + once + "…"
	})
}
