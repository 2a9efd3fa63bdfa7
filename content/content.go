// Package content holds the sample book: a small, believable book of account
// plans, written for the day that Day names.
package content

import (
	"embed"
	"io/fs"
)

// Day is the day that the sample book was written for.
const Day = "2026-11-21"

//go:embed *.md book.yaml accounts people team method
var files embed.FS

// Files returns the sample book.
func Files() fs.FS { return files }
