package check

import (
	"cmp"
	"slices"
	"sync"

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

	// Before is the verdict on an earlier book, or nil: what it says of accounts
	// that this one has taken over is not worked out again.
	Before *Verdict

	// Spread does n things that know nothing of each other, perhaps several at a
	// time; nil does one after the other.
	Spread func(n int, do func(i int))
}

// Run judges a book by every rule that applies.
func Run(in Input) *Verdict {
	v := &Verdict{book: in.Book, accounts: make(map[*plan.Account]*judged, len(in.Book.Accounts))}
	read := sortOut(in)
	var touched func(*plan.Account) bool
	v.sightings, touched = see(in.Book, in.Before)
	var anew []*plan.Account
	for _, a := range in.Book.Accounts {
		if in.Before != nil && !touched(a) {
			if was := in.Before.accounts[a]; was != nil && !was.problems && len(read.of[a]) == 0 {
				v.accounts[a] = was
				continue
			}
		}
		anew = append(anew, a)
	}
	made := make([]*judged, len(anew))
	spread := in.Spread
	if spread == nil {
		spread = oneByOne
	}
	spread(len(anew), func(i int) { made[i] = newJudge(in, v.sightings).about(anew[i], read.of[anew[i]]) })
	for i, a := range anew {
		v.accounts[a] = made[i]
	}
	v.rest = newJudge(in, v.sightings).aboutNone(read.rest)
	v.all = sync.OnceValue(v.inOrder)
	return v
}

func oneByOne(n int, do func(i int)) {
	for i := range n {
		do(i)
	}
}

func newJudge(in Input, s *sightings) *Judge {
	return &Judge{book: in.Book, AsOf: in.Book.AsOf, partial: in.Partial, rules: ids(), sightings: s}
}

// about judges one account; what reading found in its files goes with it.
func (j *Judge) about(a *plan.Account, read []problem) *judged {
	j.account, j.open = a, open(a)
	j.players, j.met = players(a), timesMet(a)
	j.teller = whoCouldTell(j.players)
	j.read(read)
	made := &judged{problems: len(read) > 0, tallies: make([]tally, 0, len(rules))}
	for _, r := range rules {
		if r.Account == nil && r.Pages == nil || !j.applies(r, a) {
			continue
		}
		made.tallies = append(made.tallies, tally{rule: r})
		j.rule, j.tally = r, &made.tallies[len(made.tallies)-1]
		if r.Account != nil {
			r.Account(j, a)
		} else {
			r.Pages(j, slices.Collect(a.AllPages))
		}
	}
	made.findings = j.finish(slices.Collect(a.AllPages))
	made.completeness = completeness(a, made.tallies)
	return made
}

// aboutNone judges what belongs to no account.
func (j *Judge) aboutNone(read []problem) *judged {
	pages := slices.Collect(j.book.OwnPages)
	made := &judged{problems: len(read) > 0}
	j.read(read)
	for _, r := range rules {
		if r.Pages != nil {
			j.rule, j.tally = r, &tally{rule: r}
			r.Pages(j, pages)
			made.tallies = append(made.tallies, *j.tally)
		}
	}
	made.findings = j.finish(pages)
	return made
}

func (j *Judge) finish(pages []*plan.Page) []*Finding {
	j.setAside(pages)
	inOrder(j.findings)
	return j.findings
}

// Judge applies rules and collects what they find. A rule goes through its
// records and says of each either Holds or Flag.
type Judge struct {
	AsOf plan.Date // the day on which is judged

	book     *plan.Book
	partial  bool
	rules    []string // the ids of all
	rule     *Rule
	tally    *tally // of that rule
	findings []*Finding

	sightings *sightings // who stands where, in the whole book

	// The account that is judged, and what several rules ask of it.
	account *plan.Account
	open    bool                      // first things stand in it
	players []player                  // its people, and every part that they play
	met     map[*plan.Stakeholder]int // in how many held visits they were
	teller  string                    // who could tell us most
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
func (j *Judge) setAside(pages []*plan.Page) {
	for _, p := range pages {
		if len(p.Ignore) == 0 {
			continue
		}
		for _, f := range j.findings {
			if f.At.Path == p.Path && f.Severity != plan.SeverityError {
				f.SetAside = entryFor(p, f.Rule, j.AsOf)
			}
		}
	}
}

// entryFor returns the entry of a page that sets a rule aside, or nil.
func entryFor(p *plan.Page, r *Rule, today plan.Date) *plan.Ignore {
	for i := range p.Ignore {
		if ig := &p.Ignore[i]; ig.Rule == r.ID && ig.Reason != "" && !expired(ig, today) {
			return ig
		}
	}
	return nil
}

// expired reports whether the day up to which something is set aside is past.
func expired(ig *plan.Ignore, today plan.Date) bool {
	return !ig.Until.IsZero() && ig.Until.Before(today)
}
