package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/serve"
	"stratbook/generator/site"
	"stratbook/generator/watch"
	"stratbook/static"
)

func serveCommand(t *terminal) *cobra.Command {
	var w workspace
	var addr string
	var open bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site in a browser, and each change as it is saved",
		Long: "serve holds the book in memory, renders a page when it is asked for, and follows what is\n" +
			"saved: the open pages change in place. What is wrong is laid over the last good page.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := t.options(&w)
			if err != nil {
				return err
			}
			listener, err := net.Listen("tcp", addr)
			if err != nil {
				return err
			}
			return t.serve(c.Context(), &session{terminal: t, workspace: w, options: o, reader: generator.NewReader(), doors: doors{}}, listener, open)
		},
	}
	w.flags(c)
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:1414", "where to listen; anything but this machine lets others read")
	c.Flags().BoolVar(&open, "open", false, "open the site in a browser")
	c.Flags().BoolVar(&t.quiet, "quiet", false, "print only what goes wrong")
	return c
}

// session is one run of serve: what it has read, and what it shows.
type session struct {
	*terminal
	workspace workspace
	options   generator.Options
	reader    *generator.Reader
	doors     doors
	server    *serve.Server
	url       string     // where the site is, whatever the book says
	good      serve.Site // the last build without errors, or the first
	number    uint64
	others    bool // somebody else than the author may be reading
}

func (t *terminal) serve(ctx context.Context, s *session, listener net.Listener, open bool) error {
	script, err := fs.ReadFile(static.Files(), site.LiveScript)
	if err != nil {
		return err
	}
	s.server = serve.New(serve.Options{Hosts: serve.Hosts(listener.Addr()), Script: script, Words: serve.Words{
		Problems: t.words.T("serve.problems"), Fold: t.words.T("serve.fold"), Unfold: t.words.T("serve.unfold"), Gone: t.words.T("gone.title")}})
	s.others = !listener.Addr().(*net.TCPAddr).IP.IsLoopback()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	s.url = "http://" + listener.Addr().String() + "/"
	ready := func() {
		s.rebuild(ctx, generator.Changes{})
		t.tell(t.say("serve.at", map[string]any{"url": s.url}))
		if s.others {
			t.warn(t.say("serve.open-to-all", map[string]any{"audience": s.reader.Audience()}))
		}
		if open {
			openBrowser(s.url)
		}
	}
	go func() {
		roots := []string{s.workspace.content(), filepath.Join(s.workspace.source, "layouts"), filepath.Join(s.workspace.source, "static")}
		err := watch.Watch(ctx, watch.Options{Roots: roots, Ready: ready,
			Changed: func(paths []string) { s.changed(ctx, paths) }, Log: func(n watch.Notice) { t.tell(t.notice(n)) }})
		stop(err)
	}()
	http := s.server.HTTP()
	go func() {
		<-ctx.Done()
		shut, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if http.Shutdown(shut) != nil {
			http.Close()
		}
	}()
	if err := http.Serve(listener); !errors.Is(err, net.ErrClosed) && !isClosed(err) {
		return err
	}
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil // being stopped is how it ends
}

func isClosed(err error) bool { return errors.Is(err, http.ErrServerClosed) }

// changed reads anew what was saved.
func (s *session) changed(ctx context.Context, paths []string) {
	var changes generator.Changes
	for _, path := range paths {
		rel, err := filepath.Rel(s.workspace.content(), path)
		if err != nil || !filepath.IsLocal(rel) {
			changes.Look = true
			continue
		}
		changes.Content = append(changes.Content, filepath.ToSlash(rel))
	}
	s.rebuild(ctx, changes)
}

// rebuild reads what changed and shows it. With errors the last good pages stay,
// and what is wrong is laid over them; before there are any, what can be made of
// the content is shown.
func (s *session) rebuild(ctx context.Context, changes generator.Changes) {
	started := time.Now()
	var result *generator.Result
	o, err := s.workspace.options(s.doors.open(s.terminal.open)) // the folder may be another one by now
	if err == nil {
		o.BaseURL = s.url
		s.options = o
		result, err = s.reader.Update(ctx, o, changes)
	}
	if err != nil {
		if ctx.Err() == nil {
			s.fail(s.message(err))
			message := s.message(err)
			if s.others {
				message = s.say("serve.failed", nil) // which file it is may be held back from them
			}
			s.server.Swap(s.good, serve.Trouble{{Severity: "error", Message: message}})
		}
		return
	}
	s.number++
	trouble := s.trouble(result)
	if len(trouble) == 0 || s.good == nil {
		s.good = &build{result.Site, s.number}
	}
	s.server.Swap(s.good, trouble)
	s.tell(s.say("serve.built", map[string]any{"n": len(trouble), "ms": int(time.Since(started).Milliseconds())}))
}

// trouble are the errors of the content, as the browser shows them. An author
// sees all of them, whichever audience the pages are for; somebody else those of
// the pages that they may see, without the lines of a file that may hold more.
func (s *session) trouble(result *generator.Result) serve.Trouble {
	var list serve.Trouble
	line := lines(s.options.Content)
	severity := plan.ListNamed("severity")
	verdict, partial := result.OnWhole, s.others && result.Book.Audience.Partial()
	if partial {
		verdict = result.Verdict
	}
	for _, f := range verdict.Errors() {
		p := serve.Problem{Path: prefix(s.workspace) + f.At.Path, Line: int(f.At.Span.Line), Column: int(f.At.Span.Col),
			Severity: severity.Word(string(f.Severity), s.words.Lang()), Message: check.Plain(f.Message(s.words)), Help: check.Plain(f.Help(s.words))}
		if partial {
			p.Line, p.Column = 1, 1
		} else {
			p.SourceLine = check.Plain(line(f.At.Path, p.Line))
		}
		list = append(list, p)
	}
	return list
}

// build is a site as the server asks for it.
type build struct {
	site   *site.Site
	number uint64
}

func (b *build) Number() uint64 { return b.number }

// Page renders an address. An attachment that went away since is no page.
func (b *build) Page(address string) (serve.Page, bool) {
	if !b.site.Has(address) {
		return serve.Page{}, false
	}
	content, err := b.site.Render(address)
	if err != nil {
		return serve.Page{}, false
	}
	return serve.Page{Content: content, Type: site.ContentType(site.File(address))}, true
}

// openBrowser shows an address to whoever sits at the machine; where it cannot,
// the address stands on the terminal.
func openBrowser(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if path, err := exec.LookPath(name); err == nil {
		if err := exec.Command(path, args...).Start(); err != nil {
			return
		}
	}
}

// notice says what watching has to tell.
func (t *terminal) notice(n watch.Notice) string {
	args := map[string]any{"path": n.Path, "setting": n.Setting, "mount": n.Mount, "error": fmt.Sprint(n.Err)}
	switch {
	case n.Kind == watch.Polling && n.Mount != "":
		return t.say("watch.polling-mount", args)
	case n.Kind == watch.Polling && n.Setting == "":
		return t.say("watch.polling-anyway", args)
	}
	return t.say("watch."+string(n.Kind), args)
}
