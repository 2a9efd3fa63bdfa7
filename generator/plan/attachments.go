package plan

import (
	"path"
	"strings"

	"stratbook/generator/source"
)

// A file beside a page is published at its own path if text that can be seen
// shows it or leads to it. It shares the site's folder with the pages.

// attached is where a link to a file leads, unless the file is not to be
// published, or its place is taken.
func (f follower) attached(target string, file *File) (Target, source.Problem) {
	args := source.Args{"target": target}
	switch file.refuse {
	case "":
	case "active":
		return Target{}, source.Problem{Rule: "unsafe-link", Says: file.refuse, Args: args}
	default:
		return Target{}, source.Problem{Rule: "too-large", Says: file.refuse, Args: args}
	}
	if other, clash := f.clash(file.Path); clash {
		return Target{}, clashProblem(file.Path, other)
	}
	return Target{Attachment: file.Path}, source.Problem{}
}

// clashProblem tells that a file would stand where something else does: the zero
// Place is the site itself.
func clashProblem(file string, other source.Place) source.Problem {
	p := source.Problem{Rule: "name-clash", Says: "built-in", Args: source.Args{"address": file}}
	if other.Path != "" {
		p.Says, p.Args, p.Related = "", p.Args.With("other", other.Path), []source.Place{other}
	}
	return p
}

// publishing is what the links of one folder publish.
type publishing struct {
	files   map[string]string                  // by path without letter case
	folders map[string]map[string]source.Place // by folder: what needs a folder of that name; made when first asked for
}

// clash takes the place of a published file, and returns what has it already: a
// page, another file, or (the zero Place) the site itself. A file cannot be where
// others need a folder either.
func (f follower) clash(file string) (source.Place, bool) {
	key := caseless(file)
	if mine, ok := f.published.files[key]; ok {
		return source.Place{Path: mine, Span: topSpan}, mine != file
	}
	needed := f.foldersAround(file)
	if other, is := needed[key]; is {
		return other, true
	}
	if reservedFile(key) {
		return source.Place{}, true
	}
	for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
		if other, is := f.published.files[dir]; is {
			return source.Place{Path: other, Span: topSpan}, true
		}
	}
	f.published.files[key] = file
	f.folder.attached = append(f.folder.attached, file)
	note(needed, path.Dir(key), source.Place{Path: file, Span: topSpan})
	return source.Place{}, false
}

// foldersAround returns what needs a folder where a file would stand.
func (f follower) foldersAround(file string) map[string]source.Place {
	key := folderOf(file)
	if made := f.published.folders[key]; made != nil {
		return made
	}
	needed := map[string]source.Place{}
	around := []string{key}
	if key == leaves {
		around = append(around, shelf) // a file might be called "team"
	}
	for _, key := range around {
		for address, of := range f.at[key].addresses {
			note(needed, caseless(strings.TrimSuffix(address, "/")), of)
		}
	}
	f.published.folders[key] = needed
	return needed
}

// note says what needs a folder, and those around it.
func note(folders map[string]source.Place, dir string, of source.Place) {
	for ; dir != "."; dir = path.Dir(dir) {
		if _, known := folders[dir]; known {
			return
		}
		folders[dir] = of
	}
}

// filesClash tells of files that the links of different folders publish at what
// is one path for systems that make no difference between large and small
// letters.
func (b *Book) filesClash() {
	first := map[string]string{}
	for _, f := range b.folders {
		for _, file := range f.attached {
			key := caseless(file)
			if other, taken := first[key]; !taken {
				first[key] = file
			} else if other != file {
				p := clashProblem(file, source.Place{Path: other, Span: topSpan})
				p.At = source.Place{Path: file, Span: topSpan}
				b.problem(p)
			}
		}
	}
}
