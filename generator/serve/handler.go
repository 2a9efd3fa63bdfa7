package serve

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// own begins the addresses of the server itself.
const own = "/-/"

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setHeaders(w.Header())
	if status := s.refuse(r); status != 0 {
		if status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, HEAD")
		}
		fail(w, status)
		return
	}
	addr, status := address(r.RequestURI)
	if status == http.StatusBadRequest {
		fail(w, status)
		return
	}
	now := s.state.Load()
	switch route := "/" + addr; {
	case route == own+"events":
		s.stream(w, r)
	case route == own+"trouble":
		s.trouble(now).write(w, r)
	case route == own+"live.js" && s.script != nil:
		s.script.write(w, r)
	case now.site == nil: // the first build is under way
		w.Header().Set("Refresh", "1")
		fail(w, http.StatusServiceUnavailable)
	case status == http.StatusNotFound:
		s.notFound(now, w, r)
	default:
		s.page(now, addr)(w, r)
	}
}

// fail writes an answer of the server's own, for which there is no page.
func fail(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, strconv.Itoa(status)+" "+http.StatusText(status)+"\n")
}

// page returns what answers for an address of the site.
func (s *Server) page(now *state, addr string) http.HandlerFunc {
	if a := s.find(now, addr); a != nil {
		return a.write
	}
	if addr != "" && !strings.HasSuffix(addr, "/") && s.find(now, addr+"/") != nil {
		return addSlash
	}
	return func(w http.ResponseWriter, r *http.Request) { s.notFound(now, w, r) }
}

// addSlash leads on to the address with a slash. The location is relative, so
// it is on this host whatever the path looks like.
func addSlash(w http.ResponseWriter, r *http.Request) {
	to := "./" + url.PathEscape(path.Base(r.URL.Path)) + "/"
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusPermanentRedirect)
}

func (s *Server) notFound(now *state, w http.ResponseWriter, r *http.Request) {
	if a := s.find(now, "404.html"); a != nil {
		a.writeStatus(w, r, http.StatusNotFound)
		return
	}
	fail(w, http.StatusNotFound)
}

// find returns the answer for an address of the site, made now or kept.
func (s *Server) find(now *state, addr string) *answer {
	if a := now.cache.get(addr); a != nil {
		return a
	}
	page, found := now.site.Page(addr)
	if !found {
		return nil
	}
	a := newAnswer(page, s.script != nil)
	now.cache.put(addr, a)
	return a
}

// trouble tells what is wrong, and what the script says about it.
func (s *Server) trouble(now *state) *answer {
	news := struct {
		Build    uint64  `json:"build"`
		Problems Trouble `json:"problems"`
		Words    Words   `json:"words"`
	}{Problems: now.trouble, Words: s.options.Words}
	if now.site != nil {
		news.Build = now.site.Number()
	}
	if news.Problems == nil {
		news.Problems = Trouble{}
	}
	data, err := json.Marshal(news)
	if err != nil {
		panic(err) // texts and numbers only
	}
	return newAnswer(Page{data, "application/json"}, false)
}
