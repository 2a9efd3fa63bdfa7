package check

import (
	"strings"

	"stratbook/generator/nearest"
	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// problem is something that reading found, under the rule that has words for it.
type problem struct {
	rule *Rule
	source.Problem
}

// problems are what reading found, by whose files it stands in.
type problems struct {
	of   map[*plan.Account][]problem
	rest []problem
}

// sortOut gathers what reading found, and what leads into parts that the
// audience may not see.
func sortOut(in Input) problems {
	all := problems{of: map[*plan.Account][]problem{}}
	add := func(r *Rule, p source.Problem) {
		if a := accountAt(in.Book, p.At.Path); a != nil {
			all.of[a] = append(all.of[a], problem{r, p})
		} else {
			all.rest = append(all.rest, problem{r, p})
		}
	}
	for _, p := range in.Book.Problems {
		add(RuleNamed(p.Rule), p)
	}
	for _, e := range in.Book.Settings.Rules {
		all.ruleName(e.Key, e.At)
	}
	for _, e := range in.Book.Settings.Limits {
		all.ruleName(e.Key, e.At)
		if r := RuleNamed(e.Key); r != nil && !r.Limited {
			add(unknownKey, source.Problem{Says: "limit", At: e.At, Args: source.Args{"rule": e.Key}})
		}
	}
	if in.Seen != nil {
		hidden(in, func(p source.Problem) { add(hiddenLink, p) })
	}
	return all
}

// hidden tells of references that lead somewhere in the whole book, and nowhere
// in what its readers see.
func hidden(in Input, tell func(source.Problem)) {
	broken := map[unresolved]bool{}
	for _, p := range in.Book.Problems {
		broken[unresolved{p.Rule, p.At}] = true
	}
	t := targets{book: in.Book}
	for _, p := range in.Seen.Unresolved {
		if !broken[unresolved{p.Rule, p.At}] {
			tell(source.Problem{At: p.At, Related: t.of(p),
				Args: source.Args{"target": p.Args["target"], "audience": in.Seen.Audience.Name}})
		}
	}
}

// ruleName tells of a key of the book's settings that should name a rule and
// names none: what it was to change stays as it is.
func (all *problems) ruleName(key string, at source.Place) {
	if RuleNamed(key) != nil {
		return
	}
	p := source.Problem{Says: "rule", At: at, Args: source.Args{"rule": key}}
	if near, ok := nearest.To(key, ids()); ok {
		p.Says, p.Args["nearest"] = "rule-near", near
	}
	all.rest = append(all.rest, problem{unknownKey, p})
}

// unresolved is a reference that leads nowhere.
type unresolved struct {
	rule string
	at   source.Place
}

// read makes findings of what reading found. Such rules have no tier, but a book
// may weigh them by it. An error may weigh less than one in a book, but it is
// never switched off.
func (j *Judge) read(problems []problem) {
	for _, p := range problems {
		j.problem(p.rule, p.Problem)
	}
}

func (j *Judge) problem(r *Rule, p source.Problem) {
	own := r.Severity
	switch {
	case r == misplacedFile && p.Says == "markdown":
		own = plan.SeverityWarning
	case r == unknownKey && p.Says == "audience":
		own = plan.SeverityError
	}
	j.rule = r
	f := Finding{Rule: r, Severity: j.severity(own), At: p.At, Says: p.Says, Args: spoken(r, p.Args), Related: p.Related}
	if j.account != nil {
		f.About.Account = j.account.ID
	}
	if f.Severity == plan.SeverityOff {
		if own != plan.SeverityError {
			return
		}
		f.Severity = own
	}
	if f.At.Span == (source.Span{}) {
		f.At.Span = source.Span{Line: 1, Col: 1, EndLine: 1, EndCol: 1}
	}
	j.findings = append(j.findings, &f)
}

// accountAt returns the account that a file belongs to, or nil.
func accountAt(b *plan.Book, path string) *plan.Account {
	rest, ok := strings.CutPrefix(path, "accounts/")
	if !ok {
		return nil
	}
	id, _, _ := strings.Cut(strings.TrimSuffix(rest, ".md"), "/")
	return b.Account(id)
}

// spoken puts the keys that reading found into words.
func spoken(r *Rule, args source.Args) source.Args {
	switch r {
	case roleConflict:
		return source.Args{"role": roleWord(args["role"].(string)),
			"involvement": listed("involvement", args["involvement"]), "authority": listed("authority", args["authority"])}
	case reportingLoop:
		return source.Args{"circle": circle(args["circle"].([]string))}
	}
	return args
}

func listed(list string, key any) plan.Listed {
	return plan.Listed{List: plan.ListNamed(list), Key: key.(string)}
}

// roleWord is a decision role in a sentence. In English the owner of a decision
// is told from the owner of an account.
type roleWord plan.Role

// In returns the role in the catalogue's language.
func (r roleWord) In(w *words.Words) string {
	if plan.Role(r) == plan.RoleOwner && w.Lang() == words.English {
		return "decision owner"
	}
	return listed("role", string(r)).In(w)
}

// circle is people of whom each reports to the next.
type circle []string

// In returns the circle as it goes round.
func (c circle) In(*words.Words) string { return strings.Join(c, " → ") }
