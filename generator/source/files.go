package source

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// File is a regular file of the content, a page or an attachment.
type File struct {
	Path    string // relative to the content folder, with "/"
	Size    int64
	Changed time.Time
}

// List returns all files of a content folder in the order of their paths,
// without those whose names begin with a dot and what editors leave behind.
// What is not listed otherwise is among the problems: links that lead out of
// the folder, nowhere or to a folder, and what is no regular file. None of them
// is opened, so a pipe that nobody writes to does not hold List up. Fsys is to
// refuse ways out of itself, as that of an os.Root does.
func List(fsys fs.FS) ([]File, []Problem, error) {
	var l lister
	l.fsys = fsys
	if err := fs.WalkDir(fsys, ".", l.visit); err != nil {
		return nil, nil, err
	}
	slices.SortFunc(l.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	SortProblems(l.problems)
	return l.files, l.problems, nil
}

type lister struct {
	fsys     fs.FS
	files    []File
	problems []Problem
}

func (l *lister) visit(path string, entry fs.DirEntry, err error) error {
	if err != nil {
		return err
	}
	if path == "." {
		return nil
	}
	skip := error(nil)
	if entry.IsDir() {
		skip = fs.SkipDir
	}
	switch {
	case isLeftover(entry.Name(), entry.IsDir()):
		return skip
	case !utf8.ValidString(path):
		l.report(strings.ToValidUTF8(path, "\uFFFD"), "bad-bytes", "path")
		return skip
	case entry.IsDir():
		return nil
	case entry.Type()&fs.ModeSymlink != 0:
		return l.link(path)
	}
	info, err := entry.Info()
	if errors.Is(err, fs.ErrNotExist) { // an editor at work
		return nil
	}
	if err != nil {
		return err
	}
	l.add(path, info)
	return nil
}

// link follows a link, which may lead to a file of the folder only.
func (l *lister) link(path string) error {
	info, err := fs.Stat(l.fsys, path)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return err
	case errors.Is(err, fs.ErrNotExist):
		l.report(path, "outside-content", "link-nowhere")
	case err != nil: // the file system has no name of its own for a way out of it
		l.report(path, "outside-content", "link-out")
	case info.IsDir():
		l.report(path, "outside-content", "link-folder")
	default:
		l.add(path, info)
	}
	return nil
}

func (l *lister) add(path string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		l.report(path, "outside-content", "not-file")
		return
	}
	l.files = append(l.files, File{path, info.Size(), info.ModTime()})
}

func (l *lister) report(path, rule, says string) {
	l.problems = append(l.problems, Problem{Rule: rule, Says: says, At: Place{Path: path}})
}

// Listed reports whether List lists a file of this path, if there is one.
func Listed(path string) bool {
	for dir := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(dir, ".") {
			return false
		}
	}
	return utf8.ValidString(path) && !isLeftover(path[strings.LastIndexByte(path, '/')+1:], false)
}

// isLeftover tells hidden files, and the copies, locks and trials of Emacs and
// Vim. Folders are only hidden: an account may be named 4913.
func isLeftover(name string, folder bool) bool {
	if strings.HasPrefix(name, ".") {
		return true
	}
	return !folder && (strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || name == "4913" ||
		len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"))
}

// Read reads one file and parses it. What has become a pipe since it was listed
// would never end: fsys is to open it without waiting, or refuse to.
func Read(fsys fs.FS, path string) (Document, error) {
	refuse := func(rule, says string, args Args) (Document, error) {
		p := Problem{Rule: rule, Says: says, Args: args, At: Place{Path: path}}
		return Document{Path: path, Body: Body{Line: 1}, Problems: []Problem{p}}, nil
	}
	file, err := fsys.Open(path)
	if err != nil {
		return Document{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return Document{}, err
	}
	if !info.Mode().IsRegular() {
		return refuse("outside-content", "not-file", nil)
	}
	data, err := readUpTo(file, info.Size())
	if err != nil {
		return Document{}, err
	}
	if len(data) > maxFile {
		size := max(info.Size(), int64(len(data)))
		return refuse("too-large", "file", Args{"size": kib(int(size)), "limit": kib(maxFile)})
	}
	return Parse(path, data), nil
}

// readUpTo reads a file of about the given size, and no more of it than shows
// that it is over the limit.
func readUpTo(file io.Reader, size int64) ([]byte, error) {
	data := make([]byte, 0, min(size, maxFile)+1)
	limited := io.LimitReader(file, maxFile+1)
	for {
		n, err := limited.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		if len(data) == cap(data) {
			data = slices.Grow(data, len(data)+1)
		}
	}
}
