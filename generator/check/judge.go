package check

import (
	"cmp"

	"stratbook/generator/plan"
)

// Input is what is judged.
type Input struct {
	Book *plan.Book

	// Seen is the same book as an audience may see it, or nil: its references
	// to what is held back are told of.
	Seen *plan.Book

	// Partial says that something is held back from Book: what would tell of it
	// by its absence is not told.
	Partial bool
}

// Verdict is what judging a book came to.
type Verdict struct {
	Findings     []*Finding                // by path, line, column and rule
	Completeness map[string][]Completeness // by account, its five steps in order
}

// Run judges a book by every rule that applies.
func Run(in Input) Verdict {
	j := judge(in)
	v := Verdict{j.findings, map[string][]Completeness{}}
	of := map[*plan.Account][]*tally{}
	for _, t := range j.tallies {
		of[t.account] = append(of[t.account], t)
	}
	for _, a := range in.Book.Accounts {
		v.Completeness[a.ID] = completeness(a, of[a])
	}
	return v
}

func judge(in Input) *Judge {
	j := &Judge{book: in.Book, AsOf: in.Book.AsOf, partial: in.Partial, rules: ids()}
	j.problems(in)
	for _, a := range in.Book.Accounts {
		j.account, j.open = a, open(a)
		for _, r := range rules {
			if r.Account != nil && j.applies(r, a) {
				j.rule, j.tally = r, &tally{rule: r, account: a}
				r.Account(j, a)
				j.tallies = append(j.tallies, j.tally)
			}
		}
	}
	j.account = nil
	for _, r := range rules {
		if r.Book != nil {
			j.rule, j.tally = r, &tally{rule: r}
			r.Book(j, in.Book)
			j.tallies = append(j.tallies, j.tally)
		}
	}
	j.setAside()
	inOrder(j.findings)
	return j
}

// Judge applies rules and collects what they find. A rule goes through its
// records and says of each either Holds or Flag.
type Judge struct {
	AsOf plan.Date // the day on which is judged

	book     *plan.Book
	partial  bool
	rules    []string              // the ids of all
	pages    map[string]*plan.Page // by path; see page
	account  *plan.Account
	open     bool // first things stand in it
	teller   teller
	rule     *Rule
	tally    *tally // of that rule and account
	findings []*Finding
	tallies  []*tally
}

// tally counts the records of a rule in one account: a share of those that hold
// says more than how many do not.
type tally struct {
	rule          *Rule
	account       *plan.Account
	held, flagged int
}

// applies reports whether a rule speaks about an account at all: its tier is
// high enough, and the book has not switched it off.
func (j *Judge) applies(r *Rule, a *plan.Account) bool {
	if a.Unreadable {
		return false
	}
	if r.Gated && !j.open {
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
		if !s.EmptyChair() && countsAnywhere(a, s) {
			return true
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

// Holds tells of a record that meets the rule.
func (j *Judge) Holds() { j.tally.held++ }

// Flag tells of a record that does not meet the rule. Rule and, unless given,
// severity are filled in.
func (j *Judge) Flag(f Finding) {
	j.tally.flagged++
	f.Rule = j.rule
	f.Severity = j.severity(cmp.Or(f.Severity, j.rule.Severity))
	if f.Severity != plan.SeverityOff {
		j.findings = append(j.findings, &f)
	}
}

// setAside marks what an author chose to set aside, with a reason that still
// holds. Errors stay: a broken book can be mended. An entry without a reason is
// an error itself, and sets nothing aside.
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
			if ig.Rule == f.Rule.ID && ig.Reason != "" && f.Severity != plan.SeverityError && !expired(ig, j.AsOf) {
				f.SetAside = ig
				break
			}
		}
	}
}

// expired reports whether the day up to which something is set aside is past.
func expired(ig *plan.Ignore, today plan.Date) bool {
	return !ig.Until.IsZero() && ig.Until.Before(today)
}
