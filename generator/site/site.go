// Package site makes pages of a book: for each address a typed value that holds
// all that the page shows, drawn by the components of package view and arranged
// by the layout of its kind.
//
// In go a book and what check found in it, out comes a site that renders an
// address when it is asked for:
//
//	s, err := site.New(site.Input{Book: book, Findings: findings, Words: w, Layouts: fsys, Static: static})
//	for _, address := range s.Addresses() {
//		content, err := s.Render(address)
//	}
//
// A Site is immutable and may render from several goroutines at once. Rendering
// reads the book and nothing else: no clock, no file, no other page. The
// package writes nothing and serves nothing.
package site

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// Input is what a site is made from.
type Input struct {
	Book         *plan.Book
	Findings     []*check.Finding
	Completeness map[string][]check.Completeness // by account
	Words        *words.Words
	Layouts      fs.FS // frame.html and one layout for each kind of page
	Static       fs.FS // style.css and the like
	Content      fs.FS // where attachments are read from

	// Portable makes every link end in index.html, so that the folder reads
	// from a disk too.
	Portable bool
}

// Site is the pages of one book.
type Site struct {
	Input
	layouts   *layouts
	assets    map[string]asset             // by name: "style.css"
	pages     map[string]func(*pen) values // by address
	files     map[string]func() ([]byte, error)
	addresses []string

	index   index
	marking *words.Words // Words, marking what arguments gave
}

// values are a page's: what its layout is given. Layout is the layout's name.
type values struct {
	layout string
	frame  frame
	parts  any
}

// New lays out a site. It fails if a layout is missing or cannot be parsed.
func New(in Input) (*Site, error) {
	s := &Site{Input: in, pages: map[string]func(*pen) values{}, files: map[string]func() ([]byte, error){},
		index: newIndex(in.Book, in.Findings), marking: in.Words.Marking()}
	var err error
	if s.layouts, err = parseLayouts(in.Layouts); err != nil {
		return nil, err
	}
	if s.assets, err = readAssets(in.Static); err != nil {
		return nil, err
	}
	s.layOut()
	for address := range s.pages {
		s.addresses = append(s.addresses, address)
	}
	for address := range s.files {
		s.addresses = append(s.addresses, address)
	}
	slices.Sort(s.addresses)
	return s, nil
}

// layOut gives every page its address.
func (s *Site) layOut() {
	s.pages[""] = s.home
	s.layOutDirectories()
	s.layOutWhiteSpace()
	s.pages["flags/"] = s.flags
	s.pages["team/"] = s.team
	s.pages["404.html"] = s.gone
	s.pages["method/"] = s.method
	for _, r := range check.Rules() {
		s.layOutRule(r)
	}
	for _, a := range s.Book.Accounts {
		s.layOutAccount(a)
	}
	for _, x := range s.Book.People {
		s.pages[x.Address] = func(p *pen) values { return s.sharedPerson(p, x) }
	}
	for _, m := range s.Book.Team {
		s.pages[m.Address] = func(p *pen) values { return s.member(p, m) }
	}
	for _, x := range slices.Concat(s.Book.Method, s.Book.Pages) {
		s.pages[x.Address] = func(p *pen) values { return s.free(p, nil, x) }
	}
	for _, file := range s.attachments() { // before the site's own files, which none can be in the place of
		s.files[file] = func() ([]byte, error) { return s.attachment(file) }
	}
	for _, a := range s.assets {
		s.files[a.address] = func() ([]byte, error) { return a.content, nil }
	}
	s.files["data/book.json"] = s.bookJSON
	s.files["data/findings.json"] = s.findingsJSON
}

func (s *Site) layOutAccount(a *plan.Account) {
	s.pages[a.Address] = func(p *pen) values { return s.account(p, a) }
	s.layOutOrganisation(a)
	for _, x := range a.People {
		if x.Shared == nil && !x.EmptyChair() {
			s.pages[x.Address] = func(p *pen) values { return s.stakeholder(p, a, x) }
		}
	}
	for _, o := range a.Opportunities {
		s.pages[o.Address] = func(p *pen) values { return s.opportunity(p, a, o) }
	}
	for _, v := range a.Visits {
		s.pages[v.Address] = func(p *pen) values { return s.visit(p, a, v) }
	}
	for _, x := range a.Pages {
		s.pages[x.Address] = func(p *pen) values { return s.free(p, a, x) }
	}
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

// Addresses returns the address of every page and file, sorted. A page's ends in
// "/" (the portfolio's is ""), or in ".html".
func (s *Site) Addresses() []string { return s.addresses }

// File returns the path of the file that an address is written to.
func File(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// Has reports whether the site has a page or file at an address.
func (s *Site) Has(address string) bool {
	_, found := slices.BinarySearch(s.addresses, address)
	return found
}

// hasPage reports whether an address is a page's, not a file's.
func (s *Site) hasPage(address string) bool { return s.pages[address] != nil }

// Render returns the bytes of a page or file. It fails for an address that the
// site does not have, and where an attachment can no longer be read.
func (s *Site) Render(address string) ([]byte, error) {
	if file, ok := s.files[address]; ok {
		return file()
	}
	page, ok := s.pages[address]
	if !ok {
		return nil, fmt.Errorf("no page at %q: %w", address, fs.ErrNotExist)
	}
	p := newPen(s, address)
	v := page(p)
	return s.layouts.execute(v.layout, v.frame, v.parts)
}
