// Package layouts holds the templates that arrange the pages of the site, and
// in words/ everything that it says, one file a language; in new/ the files that
// authors start from.
package layouts

import (
	"embed"
	"io/fs"
)

//go:embed *.html words method new
var files embed.FS

// Files returns the built-in layouts: frame.html, one for each kind of page,
// words/LANGUAGE.toml, and new/LANGUAGE/KIND.md with a book to start from.
func Files() fs.FS { return files }
