package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
)

// answer is a page as it goes out.
type answer struct {
	content []byte
	kind    string
	tag     string // of the page without what live reload adds
}

func newAnswer(page Page, live bool) *answer {
	sum := sha256.Sum256(page.Content)
	a := &answer{page.Content, page.Type, base64.RawURLEncoding.EncodeToString(sum[:16])}
	if live && strings.HasPrefix(page.Type, "text/html") {
		a.content = addScript(page.Content, a.tag)
	}
	return a
}

// addScript adds live reload to a page's head. The tag tells the script which
// build of the page it is in, so that it misses nothing that came since.
func addScript(page []byte, tag string) []byte {
	i := bytes.Index(page, []byte("</head>"))
	if i < 0 {
		return page
	}
	script := `<script src="` + own + `live.js" data-tag="` + tag + `" defer></script>`
	return bytes.Join([][]byte{page[:i], []byte(script), page[i:]}, nil)
}

func (a *answer) size() int { return len(a.content) }

// write answers with 304 if the client has the page.
func (a *answer) write(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("ETag", `"`+a.tag+`"`)
	if a.isKnown(r.Header.Values("If-None-Match")) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	a.writeStatus(w, r, http.StatusOK)
}

func (a *answer) writeStatus(w http.ResponseWriter, r *http.Request, status int) {
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(a.content)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(a.content) // an error says that nobody reads it any more
	}
}

func (a *answer) isKnown(lists []string) bool {
	for _, list := range lists {
		for tag := range strings.SplitSeq(list, ",") {
			tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
			if tag == "*" || tag == `"`+a.tag+`"` {
				return true
			}
		}
	}
	return false
}
