package plan

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/source"
)

// folder is what stands under one address of accounts/ and is put in relation
// at once: an account, seldom two whose ids differ by letter case alone. What
// belongs to the book makes two more. A folder is never changed once it is
// assembled, and may be shared by any number of books.
type folder struct {
	key   string  // the account's id, in lower case, or one of those below
	files []*File // by path
	seen  []*File // those that the audience may see

	accounts []*Account // by id
	people   []*Person  // by id, as are all that follow
	team     []*Member
	method   []*Page
	pages    []*Page

	taken    map[string]source.Place // lower-cased addresses of its pages, and what has them; nil once it is furnished
	told     told
	linked   linked
	attached []string        // the files that its links lead to, in the order of the links
	leans    map[string]bool // the keys of other folders that its links look into
	wide     bool            // its links look into every folder
}

// The folders of what belongs to the book. No id has a slash.
const (
	shelf  = "/people" // people/ and team/
	leaves = "/pages"  // method/, free pages, and attachments beside them
)

// told is what putting files in relation finds.
type told struct {
	problems   []source.Problem
	unresolved []source.Problem // references that lead nowhere
	guesses    []guess          // likewise: what was meant is looked for in all of the book
}

func (t *told) problem(p source.Problem) { t.problems = append(t.problems, p) }

// folderOf returns the key of the folder that a file belongs to.
func folderOf(path string) string {
	rest, inside := strings.CutPrefix(path, "accounts/")
	switch {
	case strings.HasPrefix(path, "people/") || strings.HasPrefix(path, "team/"):
		return shelf
	case !inside:
		return leaves
	}
	id, _, nested := strings.Cut(rest, "/")
	if !nested {
		id = strings.TrimSuffix(id, ".md")
	}
	return strings.ToLower(norm.NFC.String(id))
}

// grouped sorts files, which are in order of their paths, into folders, and
// leaves out what the audience may not see: hidden files, and whatever stands in
// the folder of an account whose plan is hidden.
func grouped(files []*File) []*folder {
	var list []*folder
	at := map[string]*folder{}
	var last *folder
	for _, f := range files {
		if last == nil || last.key != f.folder {
			if last = at[f.folder]; last == nil {
				last = &folder{key: f.folder}
				at[f.folder] = last
				list = append(list, last)
			}
		}
		last.files = append(last.files, f)
	}
	for _, key := range []string{shelf, leaves} {
		if at[key] == nil {
			list = append(list, &folder{key: key})
		}
	}
	slices.SortFunc(list, inOrder)
	return list
}

// inOrder puts what belongs to the book behind the accounts.
func inOrder(f, g *folder) int {
	return cmp.Or(f.place()-g.place(), strings.Compare(f.key, g.key))
}

func (f *folder) place() int { return slices.Index([]string{shelf, leaves}, f.key) }

// visible returns the files of a folder that the audience may see: none that is
// hidden, nor what belongs to an account whose plan is. A file that stands where
// none belongs is not read, so only who may see all hears of it.
func (f *folder) visible(a Audience) []*File {
	hidden := map[string]bool{}
	any := a.Partial()
	for _, file := range f.files {
		any = any || file.hidden
		if file.hidden && file.spot.kind == account {
			hidden[file.spot.id] = true
		}
	}
	if !any {
		return f.files
	}
	return slices.DeleteFunc(slices.Clone(f.files), func(file *File) bool {
		of := file.spot.account
		if file.spot.kind == account {
			of = file.spot.id
		}
		return file.hidden || hidden[of] || file.spot.kind == misplaced && a.Partial()
	})
}

// claim takes an address for a page; it fails if another has it.
func (f *folder) claim(address string, at source.Place) bool {
	key := caseless(address)
	first, taken := f.taken[key]
	if !taken && !reserved(key) {
		f.taken[key] = at
		return true
	}
	p := source.Problem{Rule: "name-clash", Says: "built-in", At: at, Args: source.Args{"address": address}}
	if taken {
		p.Says, p.Args = "", p.Args.With("other", first.Path)
		p.Related = []source.Place{first}
	}
	f.told.problem(p)
	return false
}

// records yields what every file of the folder holds.
func (f *folder) records(yield func(filed) bool) {
	for _, a := range f.accounts {
		for r := range a.records {
			if !yield(r) {
				return
			}
		}
	}
	_ = each(nil, f.people, yield) && each(nil, f.team, yield) && each(nil, f.method, yield) && each(nil, f.pages, yield)
}

func (a *Account) records(yield func(filed) bool) {
	_ = yield(filed{a, a}) && each(a, a.Opportunities, yield) && each(a, a.Visits, yield) && each(a, a.Pages, yield)
}

// account returns the account of an id, or nil.
func (f *folder) account(id string) *Account {
	for _, a := range f.accounts {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// document returns the page of a file, or nil.
func (f *folder) document(path string) (*Account, *Page) {
	for r := range f.records {
		if p := r.page(); p.Path == path {
			return r.account, p
		}
	}
	return nil, nil
}

// file returns the file of a path, or nil: some systems write names in one form
// of Unicode, editors in the other.
func (f *folder) file(path string) *File {
	i, found := slices.BinarySearchFunc(f.seen, path, func(file *File, path string) int { return strings.Compare(file.Path, path) })
	if found {
		return f.seen[i]
	}
	path = norm.NFC.String(path)
	for _, file := range f.seen {
		if norm.NFC.String(file.Path) == path {
			return file
		}
	}
	return nil
}

// addresses yields those of the folder's pages, and what has them.
func (f *folder) addresses(yield func(address string, of source.Place) bool) {
	for r := range f.records {
		if p := r.page(); !yield(p.Address, source.Place{Path: p.Path, Span: topSpan}) {
			return
		}
	}
	for _, a := range f.accounts {
		for _, s := range a.People {
			if s.Shared == nil && !s.EmptyChair() && !yield(s.Address, s.At) {
				return
			}
		}
	}
}
