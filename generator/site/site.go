// Package site makes pages of a book: for each address a typed value that holds
// all that the page shows, drawn by the components of package view and arranged
// by the layout of its kind.
//
// In go a book and the verdict on it, out comes a site that renders an
// address when it is asked for:
//
//	look, err := site.ReadLook(layouts, static)
//	s := site.New(site.Input{Book: book, Verdict: verdict, Words: w, Names: collation.In(w.Lang()), Look: look})
//	for _, address := range s.Addresses() {
//		content, err := s.Render(address)
//	}
//
// A Site is immutable and may render from several goroutines at once. Rendering
// reads the book and nothing else: no clock, no file, no other page. The
// package writes nothing and serves nothing.
package site

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"stratbook/generator/check"
	"stratbook/generator/collation"
	"stratbook/generator/plan"
	"stratbook/generator/search"
	"stratbook/generator/site/view"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// Input is what a site is made from.
type Input struct {
	Book    *plan.Book
	Verdict *check.Verdict
	Words   *words.Words
	Names   *collation.Names // the order of names in the language of Words
	Look    *Look
	Content fs.FS // where attachments are read from

	// Portable makes every link end in index.html, so that the folder reads
	// from a disk too.
	Portable bool
}

// Site is the pages of one book.
type Site struct {
	Input
	// What follows is made when it is first asked for.
	index     func() *index
	places    func() *places
	bookPages func() map[string]func(*pen) values
	spaces    func() bool // any plan knows of white space
	search    func() *search.Index

	asOf    view.AsOf
	marking *words.Words // Words, marking what arguments gave
	cards   sync.Map     // of an account or a person, drawn
}

// Look is the site's own files: its layouts, and its assets under an address
// that carries their content's hash. It serves any number of sites.
type Look struct {
	layouts *layouts
	assets  map[string]asset // by name: "style.css"
	files   map[string]asset // the same by address
}

// ReadLook reads frame.html and one layout for each kind of page, and the style
// sheet and the like. It fails if a layout is missing or cannot be parsed.
func ReadLook(layouts, static fs.FS) (*Look, error) {
	parsed, err := parseLayouts(layouts)
	if err != nil {
		return nil, err
	}
	assets, err := readAssets(static)
	if err != nil {
		return nil, err
	}
	files := map[string]asset{}
	for _, a := range assets {
		files[a.address] = a
	}
	return &Look{parsed, assets, files}, nil
}

// values are a page's: what its layout is given. Layout is the layout's name.
type values struct {
	layout string
	frame  frame
	parts  any
}

// New makes the site of a book. What a page does not need is not made before
// another does: a site of which one page is asked for costs little more than it.
func New(in Input) *Site {
	s := &Site{Input: in, asOf: asOf(in), marking: in.Words.Marking()}
	s.index = sync.OnceValue(func() *index { return newIndex(in) })
	s.places = sync.OnceValue(s.newPlaces)
	s.bookPages = sync.OnceValue(s.newBookPages)
	s.spaces = sync.OnceValue(func() bool {
		return slices.ContainsFunc(in.Book.Accounts, func(a *plan.Account) bool { return len(a.WhiteSpace) > 0 })
	})
	s.search = s.newSearch()
	return s
}

// places are the pages and files that belong to no account, by address.
type places struct {
	*Site
	pages map[string]func(*pen) values
	files map[string]func() ([]byte, error)
}

func (s *Site) newPlaces() *places {
	p := &places{s, map[string]func(*pen) values{}, map[string]func() ([]byte, error){}}
	p.layOut()
	return p
}

// layOut gives every page its address.
func (s *places) layOut() {
	s.pages[""] = s.home
	s.layOutDirectories()
	s.layOutWhiteSpace()
	s.pages["flags/"] = s.flags
	s.pages["team/"] = s.team
	s.pages["search/"] = s.searchPage
	s.pages["404.html"] = s.gone
	s.pages["method/"] = s.method
	for _, r := range check.Rules() {
		s.layOutRule(r)
	}
	s.layOutOwnerFlags()
	s.layOutMembersLists()
	maps.Copy(s.pages, s.bookPages())
	for _, file := range s.attachments() { // before the site's own files, which none can be in the place of
		s.files[file] = func() ([]byte, error) { return s.attachment(file) }
	}
	for address, a := range s.Look.files {
		s.files[address] = func() ([]byte, error) { return a.content, nil }
	}
	s.layOutCalendars()
	s.layOutSheets()
	s.files["data/book.json"] = s.bookJSON
	s.files["data/findings.json"] = s.findingsJSON
}

// newBookPages makes those of shared people, ours, the handbook and free pages.
func (s *Site) newBookPages() map[string]func(*pen) values {
	pages := map[string]func(*pen) values{}
	for _, x := range s.Book.People {
		pages[x.Address] = func(p *pen) values { return s.sharedPerson(p, x) }
	}
	for _, m := range s.Book.Team {
		pages[m.Address] = func(p *pen) values { return s.member(p, m) }
	}
	for _, x := range slices.Concat(s.Book.Method, s.Book.Pages) {
		pages[x.Address] = func(p *pen) values { return s.free(p, nil, x) }
	}
	return pages
}

// accountPages yields the address of every page of an account, and its value.
func (s *Site) accountPages(a *plan.Account) iter.Seq2[string, func(*pen) values] {
	return func(yield func(string, func(*pen) values) bool) {
		ok := yield(a.Address, func(p *pen) values { return s.account(p, a) }) &&
			yield(briefAddress(a), func(p *pen) values { return s.brief(p, a) }) &&
			(!hasOrganisation(a) || yield(organisationAddress(a), func(p *pen) values { return s.organisation(p, a) }))
		for _, x := range a.People {
			if ok && x.Shared == nil && !x.EmptyChair() {
				ok = yield(x.Address, func(p *pen) values { return s.stakeholder(p, a, x) })
			}
		}
		for _, o := range a.Opportunities {
			ok = ok && yield(o.Address, func(p *pen) values { return s.opportunity(p, a, o) })
		}
		for _, v := range a.Visits {
			ok = ok && yield(v.Address, func(p *pen) values { return s.visit(p, a, v) })
			if v.Status == plan.VisitPlanned {
				ok = ok && yield(visitSheetAddress(v), func(p *pen) values { return s.visitSheet(p, a, v) })
			}
		}
		for _, x := range a.Pages {
			ok = ok && yield(x.Address, func(p *pen) values { return s.free(p, a, x) })
		}
	}
}

// page returns the value of the page at an address, or nil.
func (s *Site) page(address string) func(*pen) values {
	if rest, ok := strings.CutPrefix(address, "accounts/"); ok {
		id, _, _ := strings.Cut(rest, "/")
		if a := s.Book.Account(id); a != nil {
			for own, page := range s.accountPages(a) {
				if own == address {
					return page
				}
			}
		}
	}
	if page := s.bookPages()[address]; page != nil {
		return page
	}
	return s.places().pages[address]
}

// attachments lists the files that visible text refers to, without repeats.
func (s *Site) attachments() []string {
	var files []string
	for _, page := range s.Book.AllPages {
		for _, t := range page.Targets {
			if t.Attachment != "" {
				files = append(files, t.Attachment)
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// attachment reads a file that a page shows or leads to. It may have become
// another since the book was read.
func (s *Site) attachment(file string) ([]byte, error) {
	info, err := fs.Stat(s.Content, file)
	if err != nil {
		return nil, err
	}
	if refused, err := (source.File{Path: file, Size: info.Size()}).Refused(s.Content); err != nil || refused != "" {
		return nil, fmt.Errorf("%s has changed while it was read: %w", file, cmp.Or(err, fs.ErrNotExist))
	}
	return fs.ReadFile(s.Content, file)
}

// Addresses returns the address of every page and file. A page's ends in "/" (the
// portfolio's is ""), or in ".html".
func (s *Site) Addresses() []string { return slices.Concat(s.Pages(), s.SearchFiles()) }

// Pages returns the addresses of everything but the files of the search index,
// sorted.
func (s *Site) Pages() []string {
	places := s.places()
	addresses := slices.AppendSeq(slices.Collect(maps.Keys(places.pages)), maps.Keys(places.files))
	for _, a := range s.Book.Accounts {
		for address := range s.accountPages(a) {
			addresses = append(addresses, address)
		}
	}
	slices.Sort(addresses)
	return addresses
}

// SearchFiles returns the addresses of the files of the search index. The first
// call makes the index, out of the whole book: a build makes it while others
// render pages, and a server when a reader first searches.
func (s *Site) SearchFiles() []string {
	names := s.search().Names()
	for i := range names {
		names[i] = searchFolder + names[i]
	}
	return names
}

// File returns the path of the file that an address is written to.
func File(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// Has reports whether the site has a page or file at an address.
func (s *Site) Has(address string) bool {
	if _, ok := s.Look.files[address]; ok {
		return true
	}
	if name, ok := searchFile(address); ok && s.search().Has(name) {
		return true
	}
	return s.page(address) != nil || s.places().files[address] != nil
}

// searchFile is the name that the search index has for the file at an address.
func searchFile(address string) (name string, ok bool) {
	name, ok = strings.CutPrefix(address, searchFolder)
	return name, ok && strings.HasSuffix(name, ".js")
}

// Render returns the bytes of a page or file. It fails for an address that the
// site does not have, and where an attachment can no longer be read.
func (s *Site) Render(address string) ([]byte, error) { return s.RenderIn(new(bytes.Buffer), address) }

// RenderIn is [Site.Render] for those who render many: the bytes may stand in the
// room that they are given, until it is used again.
func (s *Site) RenderIn(room *bytes.Buffer, address string) ([]byte, error) {
	if asset, ok := s.Look.files[address]; ok {
		return asset.content, nil
	}
	page := s.page(address)
	if page == nil {
		return s.file(address)
	}
	p := newPen(s, address)
	p.fragments = takeFragments()
	defer p.fragments.release()
	v := page(p)
	if len(p.cards) > 0 {
		p.use("cards.js")
		v.frame.Cards = p.html(view.Cards(p.cards))
	}
	for _, name := range p.scripts {
		v.frame.Scripts = append(v.frame.Scripts, p.way(s.Look.assets[name].address))
	}
	room.Reset()
	err := s.Look.layouts.execute(room, v, p.fragments)
	return room.Bytes(), err
}

func (s *Site) file(address string) ([]byte, error) {
	if file, ok := s.places().files[address]; ok {
		return file()
	}
	if name, ok := searchFile(address); ok {
		if content, ok := s.search().File(name); ok {
			return content, nil
		}
	}
	return nil, fmt.Errorf("no page at %q: %w", address, fs.ErrNotExist)
}
