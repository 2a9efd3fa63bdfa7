package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// naming are the arguments that name what a finding is about, where its subject
// has more than one such thing. Everything else that a sentence is filled with,
// days, counts, dates, whom to ask, moves while the finding stays.
var naming = []string{"key", "found", "target", "fragment", "address", "id", "rule", "audience", "bracket", "quote", "fence",
	"circle", "role", "text", "what", "claim", "criterion", "factor", "unit", "kind", "support", "promised", "deal", "other", "task"}

// Fingerprints returns for each finding of a book a mark that it keeps: when
// lines move, when days pass, in every language. It is made from the rule, the
// path, the subject and what is named; findings that are equal in all of it are
// told apart by their order. Give it all findings of a book, in their order:
// what is left out of a report still counts among the equal ones.
func Fingerprints(findings []*Finding) map[*Finding]string {
	marks, equal := make(map[*Finding]string, len(findings)), map[string]int{}
	for _, f := range findings {
		about := identity(f)
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", about, equal[about]))
		equal[about]++
		marks[f] = hex.EncodeToString(sum[:16])
	}
	return marks
}

// identity is what makes a finding the one that it is. Where it has no subject,
// which sentence it is belongs to it; a subject that lacks one thing today and
// another tomorrow is still the same gap.
func identity(f *Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q %q %q %q %q", f.Rule.ID, f.At.Path, f.About.Kind, f.About.Account, f.About.Deal, f.About.ID)
	if f.About.Kind == "" {
		fmt.Fprintf(&b, " %q", strings.TrimSuffix(strings.TrimSuffix(f.Says, "near"), "-"))
	}
	for _, name := range naming {
		if text := named(f.Args, name); text != "" {
			fmt.Fprintf(&b, " %s=%q", name, text)
		}
	}
	return b.String()
}

// named is what an argument names, in no language.
func named(args source.Args, name string) string {
	switch v := args[name].(type) {
	case string:
		return v
	case said:
		return v.text
	case plan.Listed:
		return v.Key
	case roleWord:
		return string(v)
	case circle:
		return strings.Join(v, " ")
	}
	return ""
}
