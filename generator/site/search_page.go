package site

import (
	"html/template"
	"strings"

	"stratbook/generator/site/view"
)

// searchParts are the fragments of the page of results.
type searchParts struct {
	Head   template.HTML
	Search template.HTML
}

// searchPage is where results come. Its own form stands in place of the box.
func (s *Site) searchPage(p *pen) values {
	form := p.searchForm()
	form.Without, form.Keys, form.Failed = p.t("search.without"), p.t("search.keys"), p.t("search.failed")
	for _, section := range s.sections() {
		form.Lists = append(form.Lists, p.link(p.t("nav."+section), section+"/"))
	}
	form.Lists = p.join(form.Lists)
	f := p.newFrame(p.t("search.title"))
	f.Search = ""
	return values{"search", f, searchParts{
		Head:   p.html(view.Top(view.Head{Title: p.said(p.t("search.title"))})),
		Search: p.html(view.SearchPage(form)),
	}}
}

// searchForm is the form on a page; one of an account's puts that account first.
func (p *pen) searchForm() view.Search {
	form := view.Search{Action: p.href(searchFolder), Root: p.root, Label: p.t("search.label"), Hint: p.t("search.placeholder")}
	if inside, ok := strings.CutPrefix(p.address, "accounts/"); ok {
		form.Within, _, _ = strings.Cut(inside, "/")
	}
	return form
}
