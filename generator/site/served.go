package site

import (
	"encoding/hex"
	"mime"
	"path"
	"regexp"
	"strings"
)

// ContentType is what a server says that a file of a site is. It goes by the
// ending alone, and not by what the system believes of it: a server on another
// machine says the same.
func ContentType(file string) string {
	switch path.Ext(file) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	if known := mime.TypeByExtension(path.Ext(file)); strings.HasPrefix(known, "image/") || known == "application/pdf" {
		return known
	}
	return "application/octet-stream"
}

// shard is a file of the search index: its folder is named for the whole index.
var shard = regexp.MustCompile(`^` + searchFolder + `[0-9a-f]{10}/[a-z0-9]+\.js$`)

// Lasting reports whether a file's name carries the hash of its content, so that
// under this name there will never be another. Sum is the content's SHA-256: that
// a name of an author's looks so is not enough.
func Lasting(file string, sum []byte) bool {
	asset := path.Dir(file) == "assets" && strings.Contains(file, "."+hex.EncodeToString(sum)[:10]+".")
	return asset || shard.MatchString(file)
}
