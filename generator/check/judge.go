package check

import (
	"cmp"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// Input is what is judged.
type Input struct {
	Book *plan.Book

	// Seen is the same book as an audience may see it, or nil: its references
	// to what is held back are told of.
	Seen *plan.Book
}

// Run judges a book by every rule that applies, and returns what it finds by
// path, line, column and rule.
func Run(in Input) []*Finding {
	j := &Judge{book: in.Book, AsOf: in.Book.AsOf}
	for _, p := range in.Book.Problems {
		j.problem(RuleNamed(p.Rule), p)
	}
	if in.Seen != nil {
		for _, p := range in.Seen.Hidden {
			j.problem(hiddenLink, source.Problem{At: p.At, Args: source.Args{"target": p.Args["target"], "audience": in.Seen.Audience.Name}})
		}
	}
	for _, a := range in.Book.Accounts {
		j.account = a
		for _, r := range rules {
			if r.Account != nil && j.applies(r, a) {
				j.rule = r
				r.Account(j, a)
			}
		}
	}
	j.account = nil
	for _, r := range rules {
		if j.rule = r; r.Book != nil {
			r.Book(j, in.Book)
		}
	}
	j.setAside()
	inOrder(j.findings)
	return j.findings
}

// Judge applies rules and collects what they find. A rule goes through its
// records and says of each either Holds or Flag.
type Judge struct {
	AsOf plan.Date // the day on which is judged

	book     *plan.Book
	account  *plan.Account
	rule     *Rule
	findings []*Finding
}

// applies reports whether a rule speaks about an account at all: its tier is
// high enough, and the book has not switched it off.
func (j *Judge) applies(r *Rule, a *plan.Account) bool {
	if r.Gated && !open(a) {
		return false
	}
	setting, set := j.book.Settings.Rules.Get(r.ID)
	if severity, ok := setting.Tiers[tier(a)]; set && ok {
		return severity != plan.SeverityOff
	}
	if set && setting.Set && setting.All == plan.SeverityOff {
		return false
	}
	if r.Severity == plan.SeverityOff && !(set && setting.Set) {
		return false
	}
	return tier(a).Compare(cmp.Or(r.From, plan.TierBase)) >= 0
}

func tier(a *plan.Account) plan.Tier { return cmp.Or(a.Tier, plan.TierGrowth) }

// open reports whether first things stand: a goal, and a named decider or
// advocate, of the account's own or of an open opportunity.
func open(a *plan.Account) bool {
	if len(a.Goals) == 0 {
		return false
	}
	for _, s := range a.People {
		if !s.EmptyChair() && (s.Decider() || s.Role == plan.RoleAdvocate) {
			return true
		}
	}
	for _, o := range a.OpenOpportunities() {
		for i := range o.Judgements {
			if g := &o.Judgements[i]; a.Person(g.Who) != nil && (g.Decider() || g.Role == plan.RoleAdvocate) {
				return true
			}
		}
	}
	return false
}

// severity is the one that the book gives the rule, else the given one.
func (j *Judge) severity(own plan.Severity) plan.Severity {
	setting, set := j.book.Settings.Rules.Get(j.rule.ID)
	if !set {
		return own
	}
	if j.account != nil {
		if s, ok := setting.Tiers[tier(j.account)]; ok {
			return s
		}
	}
	if setting.Set {
		return setting.All
	}
	return own
}

// Flag tells of a record that does not meet the rule. Rule and, unless given,
// severity are filled in.
func (j *Judge) Flag(f Finding) {
	f.Rule = j.rule
	f.Severity = j.severity(cmp.Or(f.Severity, j.rule.Severity))
	j.findings = append(j.findings, &f)
}

// problem makes a finding of something that reading found.
func (j *Judge) problem(r *Rule, p source.Problem) {
	f := Finding{Rule: r, Severity: r.Severity, At: p.At, Says: p.Says, Args: p.Args, Related: p.Related}
	if p.Rule == "misplaced-file" && p.Says == "markdown" {
		f.Severity = plan.SeverityWarning
	}
	j.findings = append(j.findings, &f)
}

// setAside marks what an author chose to set aside, with a reason that still
// holds. Errors stay: a broken book can be mended.
func (j *Judge) setAside() {
	ignored := map[string][]plan.Ignore{}
	for _, p := range j.book.AllPages {
		if len(p.Ignore) > 0 {
			ignored[p.Path] = p.Ignore
		}
	}
	for _, f := range j.findings {
		list := ignored[f.At.Path]
		for i := range list {
			ig := &list[i]
			if ig.Rule == f.Rule.ID && f.Severity != plan.SeverityError && (ig.Until.IsZero() || !ig.Until.Before(j.AsOf)) {
				f.SetAside = ig
			}
		}
	}
}
