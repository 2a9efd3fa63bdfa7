package site

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/a-h/templ"

	"stratbook/generator/site/view"
)

// layouts are the templates that arrange a page's fragments: one frame, and for
// each kind of page one that fills its "main".
type layouts struct {
	byName map[string]*template.Template
}

// kinds are the layouts that must be there, by name.
var kinds = []string{"home", "accounts", "account", "person", "opportunity", "visit", "sheet", "brief", "people",
	"opportunities", "visits", "commitments", "flags", "rule", "team", "member", "page", "white-space", "search", "404"}

func parseLayouts(fsys fs.FS) (*layouts, error) {
	l := &layouts{byName: map[string]*template.Template{}}
	frame, err := addLayout(template.New("frame.html"), fsys, "frame.html")
	if err != nil {
		return nil, fmt.Errorf("layouts: %w", err)
	}
	for _, kind := range kinds {
		own, err := frame.Clone()
		if err == nil {
			_, err = addLayout(own.New(kind+".html"), fsys, kind+".html")
		}
		if err != nil {
			return nil, fmt.Errorf("layouts: %w", err)
		}
		if own.Lookup("main") == nil {
			return nil, fmt.Errorf(`layouts: %s.html does not define "main"`, kind)
		}
		l.byName[kind] = own
	}
	return l, nil
}

func addLayout(to *template.Template, fsys fs.FS, file string) (*template.Template, error) {
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	return to.Parse(string(text))
}

// frame is what every page has around its main part. Layouts reach it as
// .Frame.
type frame struct {
	Lang        string // of the page
	Title       string // of the page
	Site        string // the book's title
	Root        string // from the page to the site's root
	Home        string
	Style       string // the style sheet's address
	Mark        string // the picture's address that stands for the site
	Theme       theme
	Scripts     []string      // their addresses
	Search      template.HTML // the box that is on every page but the one of results
	Description string
	Nav         []navLink
	AsOf        string
	Skip        string // words of the link that skips to the main part
	NavLabel    string
	Cards       template.HTML // of whom the page links to
}

// theme is the switch between light and dark: its script's address, and what it
// says when it stands at each.
type theme struct {
	Script, System, Light, Dark string
}

// navLink is a link of the site's own navigation.
type navLink struct {
	Text, Href string
	Current    string // "page" for this very page, "true" for one under it, else ""
}

// page is what a layout is executed with.
type page struct {
	Frame frame
	Part  any // a struct of fragments, by the kind of page
}

func (l *layouts) execute(name string, f frame, parts any) ([]byte, error) {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := l.byName[name].ExecuteTemplate(buf, "frame.html", page{f, parts}); err != nil {
		return nil, fmt.Errorf("layouts: %w", err)
	}
	return bytes.Clone(buf.Bytes()), nil
}

// buffers are those in which pages and fragments grow.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// html renders a component into a fragment for a layout to place.
func html(c templ.Component) template.HTML {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := c.Render(context.Background(), b); err != nil {
		panic(err) // a buffer does not fail, nor do our components
	}
	return template.HTML(b.String())
}

// newFrame is the frame of the pen's page.
func (p *pen) newFrame(title string) frame {
	asset := func(name string) string { return p.href(p.site.Look.assets[name].address) }
	f := frame{Lang: p.w.Lang(), Title: title, Site: p.site.Book.Settings.Title, Root: p.root, Home: p.href(""),
		Style: asset("style.css"), Mark: asset("mark.svg"),
		Theme:   theme{asset("theme.js"), p.t("theme.system"), p.t("theme.light"), p.t("theme.dark")},
		Scripts: []string{asset("since.js"), asset("search.js")},
		Search:  html(view.SearchBox(p.searchForm())), AsOf: p.asOf().Text, Skip: p.t("skip"), NavLabel: p.t("site")}
	for _, section := range p.site.sections() {
		link := navLink{Text: p.t("nav." + section), Href: p.href(section + "/")}
		switch {
		case p.address == section+"/":
			link.Current = "page"
		case sectionOf(p.address) == section:
			link.Current = "true"
		}
		f.Nav = append(f.Nav, link)
	}
	return f
}

// sections are the directories that every page leads to.
func (s *Site) sections() []string {
	sections := []string{"accounts", "people", "opportunities", "visits", "commitments"}
	if s.spaces() {
		sections = append(sections, "white-space")
	}
	return append(sections, "flags", "team", "method")
}

// sectionOf is the directory that lists the thing at an address: "people" for
// accounts/A/people/P/.
func sectionOf(address string) string {
	parts := strings.Split(address, "/")
	if len(parts) > 4 && parts[0] == "accounts" {
		return parts[2]
	}
	return parts[0]
}

// words are those that components need.
func (p *pen) words() view.Words {
	return view.Words{OnThisPage: p.t("on-this-page"), Most: p.t("most-help"), More: p.t("more-flags"), NotYet: p.t("not-yet")}
}

// asset is a file of static/, under an address that carries its content's hash,
// so that a reader in the middle of two builds finds the one that fits.
type asset struct {
	address string
	content []byte
}

func readAssets(fsys fs.FS) (map[string]asset, error) {
	assets := map[string]asset{}
	err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) == ".go" || file == LiveScript {
			return err
		}
		content, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		ext := path.Ext(file)
		assets[file] = asset{"assets/" + strings.TrimSuffix(file, ext) + "." + hash(content) + ext, content}
		return nil
	})
	return assets, err
}

// LiveScript is the development server's alone.
const LiveScript = "live.js"
