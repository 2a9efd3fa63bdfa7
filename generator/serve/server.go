package serve

import (
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Site is one immutable build. It is asked from several goroutines at once.
type Site interface {
	// Page returns what stands at an address relative to the site's root: "",
	// "accounts/acme/", "assets/style.css". "404.html" is shown for what is not.
	Page(address string) (Page, bool)

	// Number tells builds apart; each has another.
	Number() uint64
}

// Page is one answer. Nobody changes Content.
type Page struct {
	Content []byte
	Type    string // the content type, with its charset
}

// Options are the server's. Only Hosts is needed.
type Options struct {
	// Hosts are the names and ports that the server answers to, as a browser
	// sends them ("localhost:1414"). It answers to no other; with none, to nobody.
	Hosts []string

	Script []byte // the script of live reload; with none, pages go out without it
	Words  Words  // what the script says, in the author's language

	CacheBytes int // how much is kept of what was rendered; 0 is 64 MiB
	Streams    int // how many may wait for news at a time; 0 is 64
}

// Words are what live reload says. The script has English ones for those that
// are empty.
type Words struct {
	Problems string `json:"problems,omitempty"` // above the list, before a number
	Fold     string `json:"fold,omitempty"`
	Unfold   string `json:"unfold,omitempty"`
	Gone     string `json:"gone,omitempty"` // this page is no longer in the site
}

// Trouble is what is wrong with the content; empty is nothing.
type Trouble []Problem

// Problem is one thing that is wrong, in the author's words.
type Problem struct {
	Path       string `json:"path"`
	Line       int    `json:"line"`
	Column     int    `json:"column"`
	Severity   string `json:"severity"`
	Message    string `json:"message"`
	Help       string `json:"help"`
	SourceLine string `json:"source_line"`
}

// Server is an http.Handler. Swap and requests may come from any goroutine.
type Server struct {
	options Options
	hosts   map[string]bool
	script  *answer
	state   atomic.Pointer[state]
	swap    sync.Mutex
	streams chan struct{} // has room for each stream
	closed  chan struct{}
	close   sync.Once
}

// state is what is shown at a time. It is replaced whole.
type state struct {
	site     Site // nil before the first build
	trouble  Trouble
	cache    *cache
	replaced chan struct{} // closed when another state takes over
}

// New returns a server that has nothing to show yet.
func New(o Options) *Server {
	if o.CacheBytes == 0 {
		o.CacheBytes = 64 << 20
	}
	if o.Streams == 0 {
		o.Streams = 64
	}
	s := &Server{options: o, hosts: map[string]bool{}, streams: make(chan struct{}, o.Streams), closed: make(chan struct{})}
	for _, host := range o.Hosts {
		s.hosts[lower(host)] = true
	}
	if len(o.Script) > 0 {
		s.script = newAnswer(Page{o.Script, "text/javascript; charset=utf-8"}, false)
	}
	s.state.Store(&state{replaced: make(chan struct{})})
	return s
}

// Swap shows a build from now on, and tells the tabs. After a build that failed
// it gets the last good one again, with the trouble.
func (s *Server) Swap(site Site, trouble Trouble) {
	s.swap.Lock()
	defer s.swap.Unlock()
	old := s.state.Load()
	next := &state{site: site, trouble: trouble, replaced: make(chan struct{})}
	if old.site != nil && site != nil && old.site.Number() == site.Number() {
		next.cache = old.cache
	} else {
		next.cache = newCache(s.options.CacheBytes)
	}
	s.state.Store(next)
	close(old.replaced)
}

// HTTP returns an http.Server for the handler, with limits that keep slow or
// greedy clients from holding it up. Its Shutdown ends the streams.
func (s *Server) HTTP() *http.Server {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	server.RegisterOnShutdown(func() { s.close.Do(func() { close(s.closed) }) })
	return server
}

// Hosts returns what a browser may call a server by that listens on an address:
// its own name; if it is the machine's own or any, the three names of the machine
// itself; and if it is any, each address that the machine has.
func Hosts(addr net.Addr) []string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return nil
	}
	names := []string{host}
	ip := net.ParseIP(host)
	if ip == nil || ip.IsLoopback() || ip.IsUnspecified() {
		names = append(names, "localhost", "127.0.0.1", "::1")
	}
	if ip.IsUnspecified() {
		addresses, _ := net.InterfaceAddrs() // none known: whoever knows one may not use it
		for _, a := range addresses {
			if network, ok := a.(*net.IPNet); ok {
				names = append(names, network.IP.String())
			}
		}
	}
	var hosts []string
	for _, name := range names {
		hosts = append(hosts, net.JoinHostPort(name, port))
		if port == "80" { // which browsers leave out
			hosts = append(hosts, bracketed(name))
		}
	}
	return hosts
}

func bracketed(name string) string {
	if ip := net.ParseIP(name); ip != nil && ip.To4() == nil {
		return "[" + name + "]"
	}
	return name
}
