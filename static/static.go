// Package static holds the style sheet, the scripts and the icons of the site.
package static

import (
	"embed"
	"io/fs"
)

//go:embed *.css *.js *.svg
var files embed.FS

// Files returns the built-in assets.
func Files() fs.FS { return files }
