package plan

import (
	"slices"
	"strings"

	"stratbook/generator/source"
)

// Book is the whole of a team's plans, as one audience may see them on one day.
// It is never changed once Assemble has returned it.
type Book struct {
	Settings Settings
	Audience Audience
	AsOf     Date

	Accounts []*Account // by id
	People   []*Person  // the files of people/, by id
	Team     []*Member  // by id
	Method   []*Page    // handbook pages of the team's own, by id
	Pages    []*Page    // free pages, by id

	// Problems are what reading found wrong, by path, line and column.
	Problems []source.Problem
	// Unresolved are the references that lead nowhere in a book of which
	// something may be held back: whether they are broken, or lead to what is
	// hidden, only the whole book can tell, and this one must not show.
	Unresolved []source.Problem

	folders []*folder // in order
	at      map[string]*folder
	common  *common
	abroad  func() map[string][]*folder  // which folders link to a page of another
	shared  func() map[string][]*Account // by id of one of people/
}

// Options are what a book depends on besides its files.
type Options struct {
	Settings Settings
	Audience Audience
	AsOf     Date // decides which visits are past; required

	// Problems found before: while files were listed, and in the settings. A book
	// from which something may be held back does not have them: what a file is
	// meant for that cannot be read is not known.
	Problems []source.Problem

	// Before is an earlier book, or nil. What has not changed since is taken
	// over from it.
	Before *Book

	// Spread calls do for each number below n, from several goroutines if it
	// likes; nil does them in turn.
	Spread func(n int, do func(i int))
}

// Account returns the account of an id, or nil.
func (b *Book) Account(id string) *Account {
	if f := b.at[strings.ToLower(id)]; f != nil {
		return f.account(id)
	}
	return nil
}

// Member returns the one of ours that an id or a name means, or nil.
func (b *Book) Member(r Ref) *Member { return b.common.team.one(r.Text) }

// Milestone returns the place of a milestone in the book's order, or -1.
func (b *Book) Milestone(r Ref) int { return b.Settings.milestone(r) }

func (s *Settings) milestone(r Ref) int {
	return slices.IndexFunc(s.Milestones, func(m Milestone) bool {
		return m.ID == r.Text || m.Name == r.Text || m.ID == milestoneKey(r.Text) && m.ID != ""
	})
}

func milestoneKey(text string) string {
	key, _ := ListNamed("milestone").Find(text)
	return key
}

// problem records something that putting the files in relation found.
func (b *Book) problem(p source.Problem) { b.Problems = append(b.Problems, p) }

// unresolved records a reference that leads nowhere.
func (b *Book) unresolved(p source.Problem) {
	if b.Audience.Partial() {
		b.Unresolved = append(b.Unresolved, p)
		return
	}
	b.problem(p)
}

// AccountOf returns the account that an id or a name means, or nil.
func (b *Book) AccountOf(r Ref) *Account { return b.Account(b.common.accounts.one(r.Text)) }

// AccountsOf returns the accounts in which one of people/ stands, by id.
func (b *Book) AccountsOf(p *Person) []*Account { return b.shared()[p.ID] }

func (b *Book) accountsOfPeople() map[string][]*Account {
	of := map[string][]*Account{}
	for _, a := range b.Accounts {
		for _, s := range a.People {
			if s.Shared == nil {
				continue
			}
			if list := of[s.Shared.ID]; len(list) == 0 || list[len(list)-1] != a {
				of[s.Shared.ID] = append(list, a)
			}
		}
	}
	return of
}
