package plan

import (
	"slices"
	"strings"
	"sync"

	"stratbook/generator/source"
)

// Assemble puts decoded files in relation: it gathers each account's files,
// merges people with their file in people/, and resolves every reference,
// telling what leads nowhere. Files may be given in any order; nil ones are
// passed over.
//
// Accounts of an earlier book of which nothing has changed, nor anything that
// they look at, are taken over as they are: the result is the same as without.
func Assemble(files []*File, o Options) *Book {
	files = slices.DeleteFunc(slices.Clone(files), func(f *File) bool { return f == nil })
	byPath := func(a, b *File) int { return strings.Compare(a.Path, b.Path) }
	if !slices.IsSortedFunc(files, byPath) {
		slices.SortFunc(files, byPath)
	}
	a := newAssembly(files, o)
	a.compare()
	a.gather()
	a.meet()
	a.reuse()
	a.relate()
	return a.book()
}

// assembly is a book in the making.
type assembly struct {
	Options
	folders []*folder // in order
	at      map[string]*folder
	same    map[string]*folder // those of the book before that have the same files
	common  *common

	elsewhere elsewhere
}

func newAssembly(files []*File, o Options) *assembly {
	a := &assembly{Options: o, folders: grouped(files), same: map[string]*folder{}}
	a.at = make(map[string]*folder, len(a.folders))
	for _, f := range a.folders {
		a.at[f.key] = f
	}
	return a
}

// compare finds the folders of the book before that have the same files.
func (a *assembly) compare() {
	if a.Before == nil || !a.Before.common.sameDay(a.Options) {
		return
	}
	for _, was := range a.Before.folders {
		if f := a.at[was.key]; f != nil && slices.Equal(f.files, was.files) {
			a.same[f.key] = was
		}
	}
}

// each does something with every folder that is not taken over.
func (a *assembly) each(do func(*folder)) {
	var list []*folder
	for _, f := range a.folders {
		if a.same[f.key] == nil {
			list = append(list, f)
		}
	}
	if a.Spread == nil || len(list) < 2 {
		for _, f := range list {
			do(f)
		}
		return
	}
	a.Spread(len(list), func(i int) { do(list[i]) })
}

func (a *assembly) gather() {
	a.each(func(f *folder) {
		if f.taken == nil {
			gather(f, a.Options)
		}
	})
}

// meet makes what accounts look up of one another, or takes over what the book
// before has of it.
func (a *assembly) meet() {
	var faces []face
	for _, f := range a.folders {
		for _, account := range a.now(f.key).accounts {
			faces = append(faces, account.face())
		}
	}
	slices.SortFunc(faces, func(x, y face) int { return strings.Compare(x.id, y.id) })
	if was := a.same[shelf]; was != nil && a.lies(was) && a.Before.common.serves(a.now(leaves), faces) {
		a.common = a.Before.common
		return
	}
	a.same = map[string]*folder{} // who looks up ours or shared people must not meet others of them
	a.gather()
	a.common = newCommon(a, faces)
}

// now returns a folder as it is taken over or gathered.
func (a *assembly) now(key string) *folder {
	if was := a.same[key]; was != nil {
		return was
	}
	return a.at[key]
}

// reuse takes over the folders of the book before that look at nothing that has
// changed. The others are gathered too.
func (a *assembly) reuse() {
	kept := map[string]*folder{}
	for key, was := range a.same {
		if a.lies(was) {
			kept[key] = was
		}
	}
	a.same = kept
	a.gather()
	for i, f := range a.folders {
		if was := kept[f.key]; was != nil {
			a.folders[i], a.at[f.key] = was, was
		}
	}
}

// lies reports whether nothing has changed that a folder's links look into.
func (a *assembly) lies(was *folder) bool {
	if was.wide {
		return false
	}
	for key := range was.leans {
		if a.same[key] == nil {
			return false
		}
	}
	return true
}

// relate resolves what the folders say of one another, step by step: each may
// look at what the step before has made of the others.
func (a *assembly) relate() {
	a.each(func(f *folder) { furnish(f, a.common) })
	a.each(func(f *folder) { newFollower(a, f).bodies() })
	a.each(func(f *folder) {
		resolveMentions(f, a.common)
		resolveReferences(f, a.common)
	})
}

// book puts the folders together.
func (a *assembly) book() *Book {
	b := &Book{Settings: a.Settings, Audience: a.Audience, AsOf: a.AsOf, folders: a.folders, at: a.at, common: a.common}
	b.People, b.Team = a.at[shelf].people, a.at[shelf].team
	b.Method, b.Pages = a.at[leaves].method, a.at[leaves].pages
	if !a.Audience.Partial() {
		b.Problems = slices.Clone(a.Problems) // the rest of them may be about what is hidden
	}
	for i := range b.Problems {
		if b.Problems[i].At.Span == (source.Span{}) {
			b.Problems[i].At.Span = topSpan // about a file as a whole
		}
	}
	guessing := guessing{assembly: a, left: mostGuesses}
	for _, f := range a.folders {
		b.Accounts = append(b.Accounts, f.accounts...)
		for _, file := range f.seen {
			b.Problems = append(b.Problems, file.Problems...)
		}
		for _, p := range f.told.problems {
			b.problem(p)
		}
		for _, p := range f.told.unresolved {
			b.unresolved(p)
		}
		for _, g := range f.told.guesses {
			b.unresolved(guessing.solve(g))
		}
	}
	b.filesClash()
	slices.SortFunc(b.Accounts, func(x, y *Account) int { return strings.Compare(x.ID, y.ID) })
	source.SortProblems(b.Problems)
	b.Problems = capped(b.Problems)
	b.abroad = sync.OnceValue(b.linksAbroad)
	b.shared = sync.OnceValue(b.accountsOfPeople)
	return b
}
