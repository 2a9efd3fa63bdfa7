package serve

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

func lower(host string) string { return strings.ToLower(host) }

// policy is what pages may do: load from here, and nothing inline.
const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

func setHeaders(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", policy)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin") // no page from elsewhere loads our scripts, which carry the plans' words
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
}

// refuse returns the status of a request that is not to be looked at further,
// or 0.
func (s *Server) refuse(r *http.Request) int {
	switch {
	case !s.hosts[lower(r.Host)]:
		return http.StatusForbidden
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return http.StatusMethodNotAllowed
	case !s.sameOrigin(r) && !isVisit(r):
		return http.StatusForbidden
	}
	return 0
}

// sameOrigin tells requests of our own pages, of an author who typed the
// address, and of programs that say nothing about where they come from. Another
// port of the same machine is another origin.
func (s *Server) sameOrigin(r *http.Request) bool {
	for _, origin := range r.Header["Origin"] {
		if lower(origin) != "http://"+lower(r.Host) {
			return false
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return false
}

// isVisit tells a link from elsewhere that is followed in a tab. The page where
// it stood gets nothing of the answer.
func isVisit(r *http.Request) bool {
	return r.Header.Get("Origin") == "" && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" &&
		!strings.HasPrefix(r.URL.Path, own)
}

// address turns the request's path, as it came over the wire, into an address
// of the site. The status is 0, 400 for paths that have no business here, or
// 404 for hidden files.
func address(raw string) (string, int) {
	raw, _, _ = strings.Cut(raw, "?")
	path, err := url.PathUnescape(raw)
	if err != nil || !strings.HasPrefix(raw, "/") || !utf8.ValidString(path) {
		return "", http.StatusBadRequest
	}
	if strings.ContainsAny(path, "\\\x00") || strings.Contains(lower(raw), "%2f") {
		return "", http.StatusBadRequest
	}
	status := 0
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "." || segment == ".." {
			return "", http.StatusBadRequest
		}
		if strings.HasPrefix(segment, ".") {
			status = http.StatusNotFound
		}
	}
	return path[1:], status
}
