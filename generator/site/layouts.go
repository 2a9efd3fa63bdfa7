package site

import (
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

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
	Style       string        // the style sheet's address
	Mark        string        // the picture's address that stands for the site
	ThemeScript string        // the address of what minds the switch between light and dark
	Scripts     []string      // the addresses of the others
	Skip        string        // words of the link that skips to the main part
	Nav         template.HTML // the links of the site's own navigation
	NavLabel    string
	Search      template.HTML // the box that is on every page but the one of results
	Theme       template.HTML // the switch between light and dark
	Cards       template.HTML // of whom the page links to
}

// page is what a layout is executed with.
type page struct {
	Frame frame
	Part  any // a struct of fragments, by the kind of page
}

// newFrame is the frame of the pen's page.
func (p *pen) newFrame(title string) frame {
	asset := func(name string) string { return p.href(p.site.Look.assets[name].address) }
	return frame{Lang: p.w.Lang(), Title: title, Site: p.site.Book.Settings.Title, Root: p.root, Home: p.href(""),
		Style: asset("style.css"), Mark: asset("mark.svg"), ThemeScript: asset("theme.js"),
		Scripts: []string{asset("since.js"), asset("search.js")}, Skip: p.t("skip"), NavLabel: p.t("site"), Nav: p.html(p.nav()),
		Search: p.html(view.SearchBox(p.searchForm())), Theme: p.html(view.Theme{System: p.t("theme.system"), Light: p.t("theme.light"), Dark: p.t("theme.dark")})}
}

// nav leads to the directories from the pen's page.
func (p *pen) nav() view.Nav {
	var nav view.Nav
	for _, section := range p.site.sections() {
		link := view.NavLink{Text: p.t("nav." + section), Href: p.href(section + "/")}
		switch {
		case p.address == section+"/":
			link.Current = "page"
		case sectionOf(p.address) == section:
			link.Current = "true"
		}
		nav = append(nav, link)
	}
	return nav
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
