package plan

import (
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/markdown"
	"stratbook/generator/source"
)

// A file beside a page is published at its own path if text that can be seen
// shows it or leads to it. It shares the site's folder with the pages.

// attached is where a link to a file leads, unless the file is not to be
// published, or its place is taken.
func (f *follower) attached(p *Page, link markdown.Link, file string) (Target, source.Problem) {
	args := source.Args{"target": link.Target}
	switch refused := f.book.attachments[file]; refused {
	case "":
	case "active":
		return Target{}, source.Problem{Rule: "unsafe-link", Says: refused, Args: args}
	default:
		return Target{}, source.Problem{Rule: "too-large", Says: refused, Args: args}
	}
	if other, clash := f.clash(file, source.Place{Path: p.Path, Span: p.Place(link.At).Span}); clash {
		problem := source.Problem{Rule: "name-clash", Says: "built-in", Args: source.Args{"address": file}}
		if other.Path != "" {
			problem.Says, problem.Args, problem.Related = "", problem.Args.With("other", other.Path), []source.Place{other}
		}
		return Target{}, problem
	}
	return Target{Attachment: file}, source.Problem{}
}

// clash takes the place of a published file, and returns what has it already: a
// page, another file, or (the zero Place) the site itself. A file cannot be where
// others need a folder either.
func (f *follower) clash(file string, at source.Place) (source.Place, bool) {
	key := caseless(file)
	if mine, ok := f.published[key]; ok {
		return source.Place{Path: mine, Span: topSpan}, mine != file
	}
	if f.folders == nil {
		f.folders = map[string]source.Place{}
		for _, address := range slices.Sorted(maps.Keys(f.book.taken)) {
			f.folder(strings.TrimSuffix(address, "/"), f.book.taken[address])
		}
	}
	if other, is := f.folders[key]; is {
		return other, true
	}
	if reservedFile(key) {
		return source.Place{}, true
	}
	for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
		if other, is := f.published[dir]; is {
			return source.Place{Path: other, Span: topSpan}, true
		}
	}
	f.published[key] = file
	f.folder(path.Dir(key), source.Place{Path: file, Span: topSpan})
	return source.Place{}, false
}

// folder notes what needs a folder, and those around it.
func (f *follower) folder(dir string, of source.Place) {
	for ; dir != "."; dir = path.Dir(dir) {
		if _, known := f.folders[dir]; known {
			return
		}
		f.folders[dir] = of
	}
}

// composed returns the file that a path means which has another form of Unicode:
// some systems write names in one, editors in the other.
func (f *follower) composed(file string) (string, bool) {
	if f.forms == nil {
		f.forms = map[string]string{}
		for _, known := range slices.Sorted(maps.Keys(f.book.attachments)) {
			f.forms[norm.NFC.String(known)] = known
		}
		for known := range f.documents() {
			f.forms[norm.NFC.String(known)] = known
		}
	}
	known, ok := f.forms[norm.NFC.String(file)]
	return known, ok
}
