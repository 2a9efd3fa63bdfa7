package plan

import (
	"cmp"
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

	accounts    index[*Account]
	people      index[*Person]
	team        index[*Member]
	attachments map[string]string       // by path, why it is not to be published, or ""
	taken       map[string]source.Place // by address, folded: what has it
	guesses     int                     // how often what a reference meant was looked for, while assembling
	linked      linked                  // what refers to what
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
}

// Assemble puts decoded files in relation: it gathers each account's files,
// merges people with their file in people/, and resolves every reference,
// telling what leads nowhere. Files may be given in any order; nil ones are
// passed over.
func Assemble(files []*File, o Options) *Book {
	files = slices.DeleteFunc(slices.Clone(files), func(f *File) bool { return f == nil })
	slices.SortFunc(files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	b := &Book{Settings: o.Settings, Audience: o.Audience, AsOf: o.AsOf,
		attachments: map[string]string{}, taken: map[string]source.Place{}}
	if !o.Audience.Partial() {
		b.Problems = slices.Clone(o.Problems) // the rest of them may be about what is hidden
	}
	for i := range b.Problems {
		if b.Problems[i].At.Span == (source.Span{}) {
			b.Problems[i].At.Span = topSpan // about a file as a whole
		}
	}
	g := gathering{book: b, accounts: map[string]*folder{}}
	for _, f := range visible(files, o.Audience) {
		b.Problems = append(b.Problems, f.Problems...)
		g.add(f)
	}
	g.finish()
	b.resolveBodies()
	b.resolveMentions()
	b.resolveReferences()
	slices.SortFunc(b.Accounts, func(x, y *Account) int { return cmp.Compare(x.ID, y.ID) })
	source.SortProblems(b.Problems)
	b.Problems = capped(b.Problems)
	return b
}

// visible leaves out what the audience may not see: hidden files, and whatever
// belongs to an account whose plan is hidden. A file that stands where none
// belongs is not read, so only who may see all hears of it.
func visible(files []*File, a Audience) []*File {
	hidden := map[string]bool{}
	for _, f := range files {
		if f.hidden && f.spot.kind == account {
			hidden[f.spot.id] = true
		}
	}
	return slices.DeleteFunc(files, func(f *File) bool {
		of := f.spot.account
		if f.spot.kind == account {
			of = f.spot.id
		}
		return f.hidden || hidden[of] || f.spot.kind == misplaced && a.Partial()
	})
}

// Account returns the account of an id, or nil.
func (b *Book) Account(id string) *Account { return b.accounts.ids[id] }

// Member returns the one of ours that an id or a name means, or nil.
func (b *Book) Member(r Ref) *Member { return b.team.one(r.Text) }

// Milestone returns the place of a milestone in the book's order, or -1.
func (b *Book) Milestone(r Ref) int {
	return slices.IndexFunc(b.Settings.Milestones, func(m Milestone) bool {
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
func (b *Book) AccountOf(r Ref) *Account { return b.accounts.one(r.Text) }
